import type { PagePerson } from '../page/person';

/** Why an adapter found nobody; each has its own sentence in the panel (`nothing_<reason>`). */
export type NothingReason =
  | 'not_a_profile_page' // the address is no profile
  | 'no_profile_link' // no link to a LinkedIn profile
  | 'several_profile_links' // links to more than one profile: which one is meant cannot be known
  | 'no_schema_person' // no schema.org Person
  | 'broken_json_ld' // structured data that is no JSON
  | 'no_h_card' // no h-card
  | 'unreadable'; // the page broke its reader

/** The profile pages whose structure is known. */
export type PageKind = 'recruiter_profile' | 'recruiter_drawer' | 'recruiter_inbox' | 'public_profile' | 'sales_lead';

/** What a profile page gave and lacked, without a word of it: counted by host and kind, so that a changed page is noticed. */
export interface PageOutcome {
  /** With its port. */
  host: string;
  kind: PageKind;
  /** What was not found; without `name` the page was read. */
  missing: ('name' | 'headline' | 'company' | 'location')[];
}

/** A profile page: what it gave, and whether it may give more in a moment. */
export interface ProfilePage {
  /** Nothing that names the person is there yet, or what is there is another person's. */
  loading: boolean;
  outcome: PageOutcome;
}

/** The answer of one adapter: the people it found, best first, or the reason why there is none. */
export type Reading = {
  people: PagePerson[];
  page?: ProfilePage;
  /** They only made something that the page shows: whom another adapter finds comes before them. */
  aside?: boolean;
} | { nothing: NothingReason };

/** One way to read a page. It reads only; it changes nothing and follows no link. */
export interface Site {
  /** The name of the folder. */
  name: 'recruiter' | 'github' | 'xing' | 'linkedin-link' | 'schema-person' | 'hcard';
  /** `recruiterHost`: a host besides linkedin.com that serves Recruiter pages, because an administrator said so. */
  read(document: Document, url: URL, recruiterHost?: string): Reading;
}

/** What all adapters together say about one page. */
export interface PageReading {
  people: PagePerson[];
  /** One reason for each adapter that found nobody, in the order they were asked. */
  reasons: NothingReason[];
  /** Set when the address is a profile's. */
  page: ProfilePage | null;
}
