import { identityKey, type ProfileIdentity } from './profile_address';
import { NAME_LIMIT, emailAddress, oneLine, shortLine } from './text';

/** A person as a page shows them. The name may be missing: then the recruiter types it. */
export interface PagePerson extends ProfileIdentity {
  name: string | null;
  /** Why there is no usable name; null when there is one. */
  nameProblem: 'missing' | 'too_long' | null;
  email: string | null;
  headline: string | null;
  company: string | null;
  location: string | null;
}

/** What an adapter found, before it is normalised. */
export type FoundPerson = ProfileIdentity & Partial<Record<'name' | 'email' | 'headline' | 'company' | 'location', string | null | undefined>>;

/** Trims every text, drops what is no e-mail address, and names what is wrong with the name instead of cutting it. */
export function pagePerson(found: FoundPerson): PagePerson {
  const name = oneLine(found.name);
  const tooLong = name !== null && name.length > NAME_LIMIT;
  return {
    memberId: found.memberId,
    profileUrl: found.profileUrl,
    name: tooLong ? null : name,
    nameProblem: tooLong ? 'too_long' : name ? null : 'missing',
    email: emailAddress(found.email),
    headline: shortLine(found.headline),
    company: shortLine(found.company),
    location: shortLine(found.location),
  };
}

/** Equal for two readings of the same person with the same name. */
export function personKey(person: PagePerson): string {
  return `${identityKey(person)} ${person.name ?? ''}`;
}
