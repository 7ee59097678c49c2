import { pagePerson, type FoundPerson, type PagePerson } from '../../page/person';
import type { ProfileIdentity } from '../../page/profile_address';
import type { PageKind, PageOutcome } from '../contract';

/** What an adapter found of the person of a profile page. */
export interface ProfileCard {
  /** What it read; texts as they stand. */
  found: Partial<FoundPerson>;
  /** The person's own card, in which the export box belongs; null where there is none, or not yet. */
  card: HTMLElement | null;
  /** The element that shows the name, beside which the badge belongs. */
  nameAt: HTMLElement | null;
  /** The page itself shows that it is still about somebody else than its address says, or about two at once. */
  otherPerson?: boolean;
  /** What there is to read is there: a name that is missing now won't come. */
  drawn?: boolean;
}

/** The person of a profile page, and where on the page they are. */
export interface Profile extends Omit<ProfileCard, 'found' | 'otherPerson' | 'drawn'> {
  person: PagePerson;
  /** Nothing that names the person is there yet, or what is there is another's: the page is still loading. */
  loading: boolean;
  outcome: PageOutcome;
}

export const NO_CARD: ProfileCard = { found: {}, card: null, nameAt: null };

/** What the page says of the person at its address. What is another person's is not read at all. */
export function profileOf(identity: ProfileIdentity, kind: PageKind, url: URL, { found, card, nameAt, otherPerson = false, drawn = false }: ProfileCard): Profile {
  const person = pagePerson({ ...identity, ...(!otherPerson && known(found)) });
  // Where other facts of the card are drawn and no name is, none will come: it is asked for instead of waited for.
  const written = drawn || found.nameHidden === true || [found.name, found.headline, found.company, found.email].some((text) => text?.trim());
  return { person, card: otherPerson ? null : card, nameAt: otherPerson ? null : nameAt, loading: otherPerson || !written, outcome: outcomeOf(person, kind, url) };
}

function known(found: Partial<FoundPerson>): Partial<FoundPerson> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null && value !== undefined));
}

function outcomeOf(person: PagePerson, kind: PageKind, url: URL): PageOutcome {
  const parts = ['headline', 'company', 'location'] as const;
  const noName = person.nameProblem === 'missing' || person.nameProblem === 'too_long';
  return { host: url.host, kind, missing: [...(noName ? ['name' as const] : []), ...parts.filter((part) => !person[part])] };
}
