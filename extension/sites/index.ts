import { identityKey } from '../page/profile_address';
import type { PagePerson } from '../page/person';
import type { NothingReason, PageReading, ProfilePage, Site } from './contract';
import { github } from './github';
import { hcard } from './hcard';
import { linkedinLink } from './linkedin-link';
import { recruiter } from './recruiter';
import { schemaPerson } from './schema-person';
import { xing } from './xing';

/** Sturdiest source first: the page's own address, structured data, and only then a link somewhere on the page. */
const SITES: Site[] = [recruiter, github, xing, schemaPerson, hcard, linkedinLink];

const PEOPLE_LIMIT = 20;

/**
 * Asks the adapters in turn and stops at the first that finds somebody. The reasons of those that found nobody stay, so
 * that the panel can say what the page lacks.
 */
export function readPage(document: Document, url: URL, recruiterHost?: string): PageReading {
  const reasons: NothingReason[] = [];
  for (const site of SITES) {
    const reading = site.read(document, url, recruiterHost);
    if ('people' in reading) return { people: distinct(reading.people).slice(0, PEOPLE_LIMIT), reasons, page: pageOf(reading.page) };
    if (!reasons.includes(reading.nothing)) reasons.push(reading.nothing);
  }
  return { people: [], reasons, page: null };
}

/** Only what can be sent: an adapter's own answer may hold elements of the page. */
function pageOf(page: ProfilePage | undefined): ProfilePage | null {
  return page ? { loading: page.loading, outcome: page.outcome } : null;
}

/** The same person described twice (JSON-LD and microdata, header and footer) is one choice. */
function distinct(people: PagePerson[]): PagePerson[] {
  return [...new Map(people.toReversed().map((person) => [`${identityKey(person)} ${person.name}`, person])).values()].toReversed();
}
