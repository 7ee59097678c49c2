import { NO_IDENTITY, identityKey, isLinkedInHost, profileIdentity, webAddress, type ProfileIdentity } from '../page/profile_address';
import { pagePerson, type PagePerson } from '../page/person';
import { openRoots } from '../page/open_roots';
import { emailAddress, oneLine } from '../page/text';

/** What structured data says of somebody, in whatever notation. */
export interface Described {
  name: string | null;
  email: string | null;
  headline: string | null;
  company: string | null;
  location: string | null;
  pronouns: string | null;
  /** Addresses among which their LinkedIn profile may be. */
  profiles: string[];
  /** Addresses that the data calls their own page. */
  homes: string[];
  /** In what they are described: the same name in another notation is the same person, described for other programs. */
  notation: string;
  /** The higher, the more the page is about them; 0 for who only made something that it shows. */
  rank: number;
}

/** The page that people were described on. */
export interface DescribedPage {
  document: Document;
  url: URL;
  /** Addresses that are a company's, e-mail addresses among them. */
  companies: string[];
}

/** Reason: a page of comments describes hundreds of authors. */
const LIMIT = 200;
const DETAILS = ['email', 'headline', 'company', 'location'] as const;

/**
 * The people that a page describes, whom it is about first, each once. Who they are is something of their own: their LinkedIn
 * profile, else a page that is theirs. An address that two people share is neither's, nor is a company's, nor that of a page about
 * several people. Who has none is nobody known, with a name.
 */
export function describedPeople(described: Described[], page: DescribedPage): PagePerson[] {
  const sorted = described.toSorted((one, other) => other.rank - one.rank).slice(0, LIMIT);
  const people = sorted.map((person) => identified(person, page)).reduce<Identified[]>(joined, []);
  giveLinkedProfile(people, page.document);
  const uses = Map.groupBy(people.flatMap(keysOf), (key) => key);
  const own = (key: string): boolean => uses.get(key)!.length === 1;
  const subject = onlySubject(people);
  return people.map((person) => pagePerson({ ...withOwn(person, own, person === subject ? null : addressKey(page.url)), name: person.name, headline: person.headline, company: person.company, location: person.location, pronouns: person.pronouns }));
}

interface Identified extends Described {
  linkedin: ProfileIdentity;
  /** The pages of their own, without those of LinkedIn and of companies. */
  pages: URL[];
}

function identified(person: Described, { document, companies }: DescribedPage): Identified {
  const others = new Set(companies.flatMap((address) => emailAddress(address)?.toLowerCase() ?? (webAddress(address, document.baseURI) ? addressKey(webAddress(address, document.baseURI)!) : [])));
  const pages = person.homes.flatMap((address) => webAddress(address, document.baseURI) ?? [])
    .filter((url) => !isLinkedInHost(url.hostname) && !others.has(addressKey(url)));
  const email = emailAddress(person.email);
  return { ...person, email: email && others.has(email.toLowerCase()) ? null : email, pages, linkedin: linkedinOf(person.profiles, document.baseURI) };
}

/** Their profile, by id and by name where both are given; a name that is no id is the address to keep. */
export function linkedinOf(addresses: string[], base: string): ProfileIdentity {
  const found = addresses.flatMap((address) => profileIdentity(address) ?? profileIdentity(webAddress(address, base) ?? '') ?? []);
  const named = found.find(({ memberId, profileUrl }) => profileUrl && !memberId) ?? found.find(({ profileUrl }) => profileUrl);
  return { memberId: found.find(({ memberId }) => memberId)?.memberId ?? null, profileUrl: named?.profileUrl ?? null };
}

/** Adds somebody to those there are, or to the one of them whom they are once more (JSON-LD and microdata, header and footer). */
function joined(people: Identified[], person: Identified): Identified[] {
  const same = people.find((other) => isSame(other, person));
  if (!same) return [...people, person];
  for (const detail of DETAILS) same[detail] ??= person[detail];
  if ((oneLine(person.name)?.length ?? 0) > (oneLine(same.name)?.length ?? 0)) same.name = person.name;
  same.pages = [...same.pages, ...person.pages];
  same.linkedin = { memberId: same.linkedin.memberId ?? person.linkedin.memberId, profileUrl: same.linkedin.profileUrl ?? person.linkedin.profileUrl };
  return people;
}

function isSame(one: Identified, other: Identified): boolean {
  const shared = keysOf(one).some((key) => keysOf(other).includes(key));
  if (shared) return fits(one.name, other.name);
  const apart = (one.linkedin.memberId ?? one.linkedin.profileUrl) && (other.linkedin.memberId ?? other.linkedin.profileUrl);
  if (apart || folded(one.name).join(' ') !== folded(other.name).join(' ')) return false;
  if (one.notation !== other.notation) return true;
  return DETAILS.every((detail) => !one[detail] || !other[detail] || folded(one[detail]).join(' ') === folded(other[detail]).join(' '));
}

/** Whether every word of the shorter name is one of the longer, or its first letter: "K. Nordmann" and "Kari Nordmann". */
function fits(one: string | null, other: string | null): boolean {
  const [fewer, more] = [folded(one), folded(other)].toSorted((left, right) => left.length - right.length) as [string[], string[]];
  return fewer.length > 0 && fewer.every((word) => more.some((whole) => whole === word || (word.length === 1 && whole.startsWith(word)) || (whole.length === 1 && word.startsWith(whole))));
}

function folded(text: string | null): string[] {
  return (oneLine(text) ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Whom the page is about, where that is one person: then its address may be their own. */
function onlySubject<P extends Described>(people: P[]): P | null {
  const [first, second] = people;
  return first && first.rank > 0 && (!second || second.rank < first.rank || second.rank === 0) ? first : null;
}

/** What a page calls its subject's own pages, with rel=me. */
export function ownLinks(document: Document): URL[] {
  const links = openRoots(document).flatMap((root) => [...root.querySelectorAll('a[rel~="me" i][href], link[rel~="me" i][href]')]);
  return links.flatMap((link) => webAddress(link.getAttribute('href'), document.baseURI) ?? []);
}

/** A page links to its subject's own profiles with rel=me; where it links to one, and is about one person, that is theirs. */
function giveLinkedProfile(people: Identified[], document: Document): void {
  const subject = onlySubject(people);
  if (!subject || subject.linkedin.memberId || subject.linkedin.profileUrl) return;
  const profiles = ownLinks(document).flatMap((address) => profileIdentity(address) ?? []);
  if (new Set(profiles.map(identityKey)).size === 1) subject.linkedin = profiles[0]!;
}

/** By what a person would be known again; two people who share one have it both no longer. */
function keysOf({ linkedin: { memberId, profileUrl }, pages, email }: Identified): string[] {
  return [...new Set([...(memberId ? [memberId] : []), ...(profileUrl ? [profileUrl] : []), ...pages.map(addressKey), ...(email ? [email.toLowerCase()] : [])])];
}

function withOwn({ linkedin, pages, email }: Identified, own: (key: string) => boolean, pageOfOthers: string | null): ProfileIdentity & { email: string | null } {
  const memberId = linkedin.memberId && own(linkedin.memberId) ? linkedin.memberId : null;
  const profileUrl = linkedin.profileUrl && own(linkedin.profileUrl) ? linkedin.profileUrl : null;
  const home = pages.find((url) => own(addressKey(url)) && addressKey(url) !== pageOfOthers);
  const identity = memberId ?? profileUrl ? { memberId, profileUrl } : home ? { memberId: null, profileUrl: home.href.replace(/#.*$/, '') } : NO_IDENTITY;
  return { ...identity, email: email && own(email.toLowerCase()) ? email : null };
}

/** An address as it is compared: without protocol, fragment and the slash at its end. */
function addressKey(url: URL): string {
  return `${url.host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}
