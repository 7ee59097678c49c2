import { identityKey, type ProfileIdentity } from './profile_address';
import { NAME_LIMIT, emailAddress, oneLine, shortLine } from './text';

/** Why there is no usable name: the page has none, a far too long one, or shows it only to people in the member's network. */
export type NameProblem = 'missing' | 'too_long' | 'hidden';

/** A person as a page shows them. The name may be missing: then the recruiter types it. */
export interface PagePerson extends ProfileIdentity {
  /** Further ids of the same member that the page gives: LinkedIn has several for one person. */
  otherMemberIds: string[];
  /** Without pronouns, credentials and picture signs, as far as the page's way to write names is known. */
  name: string | null;
  /** Null when there is a name. */
  nameProblem: NameProblem | null;
  /** As the page writes them, such as "she/her". */
  pronouns: string | null;
  /** Degrees and certificates written after the name, such as "PhD, PMP". */
  credentials: string | null;
  email: string | null;
  headline: string | null;
  company: string | null;
  location: string | null;
}

type Texts = 'name' | 'pronouns' | 'credentials' | 'email' | 'headline' | 'company' | 'location';

/** What an adapter found, before it is normalised. */
export type FoundPerson = ProfileIdentity & Partial<Record<Texts, string | null | undefined>> & {
  otherMemberIds?: string[];
  /** The page says that it may not show the name. */
  nameHidden?: boolean;
};

/** Trims every text, drops what is no e-mail address, and names what is wrong with the name instead of cutting it. */
export function pagePerson(found: FoundPerson): PagePerson {
  const name = found.nameHidden ? null : writtenName(found.name);
  const tooLong = name !== null && name.length > NAME_LIMIT;
  return {
    memberId: found.memberId,
    profileUrl: found.profileUrl,
    otherMemberIds: [...new Set(found.otherMemberIds)].filter((id) => id !== found.memberId),
    name: tooLong ? null : name,
    nameProblem: problemOf(name, tooLong, found.nameHidden),
    pronouns: shortLine(found.pronouns, 60),
    credentials: shortLine(found.credentials, 100),
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

/** A name has at least one letter or digit: signs alone name nobody. */
function writtenName(text: string | null | undefined): string | null {
  const name = oneLine(text);
  return name && /[\p{L}\p{N}]/u.test(name) ? name : null;
}

function problemOf(name: string | null, tooLong: boolean, hidden = false): NameProblem | null {
  if (hidden) return 'hidden';
  if (tooLong) return 'too_long';
  return name ? null : 'missing';
}
