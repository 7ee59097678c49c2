import { INVISIBLE, memberIdIn, vanityNameIn } from './address_part';

/**
 * Who somebody is, as far as an address says it: something of the person's own. Nothing is set for a person of whom only the
 * name is known; the page they were read from and their company are no identity.
 */
export interface ProfileIdentity {
  /** LinkedIn's opaque member ID (`AEMAA…`, `ACoAA…`, `ACwAA…`), or the member's number in addresses before 2020. */
  memberId: string | null;
  /** The canonical public address, `https://www.linkedin.com/in/<vanity name>`, or a page of the person's own elsewhere. */
  profileUrl: string | null;
}

export const NO_IDENTITY: ProfileIdentity = { memberId: null, profileUrl: null };

// Reason for each: pages.md R1-R3 (Recruiter, also in its mails); R21 (before 2020) and S1: `<id or number>,<reason>,<token>`;
// I14 and LinkedIn's mails: the ordinary profile. What follows is a part of it: a language, a window over it, a tab.
const RECRUITER = /^\/(?:comm\/)?talent\/(?:.*\/)?profile\/([^/]+)/i;
const BY_NUMBER_OR_ID = /^\/(?:recruiter\/profile|sales\/(?:lead|people|profile))\/([^/]+)/i;
const PUBLIC = /^\/(?:comm\/|m\/|mwlite\/(?:profile\/)?)*in\/([^/]+)/i;

/** A host in plain letters and no user's name before it; in the path no backslash and no `..`, by which a browser goes elsewhere. */
const PLAIN = /^https?:\/\/[a-z0-9.-]+(?::\d*)?(?:\/(?!(?:\.|%2e){1,2}(?:[/?#]|$))[^/?#\\]*)*(?:[?#]|$)/i;
const UNWRITABLE = /[\s\p{Cc}\p{Cs}]/u;
const AROUND = /^(?:<(.*)>|\((.*)\)|\[(.*)\]|"(.*)"|'(.*)'|“(.*)”|«(.*)»)$/su;
const ONE_ADDRESS = /^\s*[a-z][a-z0-9+.-]*:\S*\s*$/i;
const BETWEEN = /[\s<>()[\]{}"“”«»|,;*]+/u;

/**
 * Reads the address of a LinkedIn profile (tests/domain/profile_addresses.json has every form, with its reason). It counts on
 * linkedin.com, or on `recruiterHost`, a host (with port) that is known to serve Recruiter pages. Null for any other address.
 */
export function profileIdentity(address: string | URL, recruiterHost?: string): ProfileIdentity | null {
  const url = typeof address === 'string' ? plainAddress(address) : webAddress(address);
  if (!url || !(isLinkedIn(url.hostname) || url.host === recruiterHost)) return null;
  const path = url.pathname.replace(/\/{2,}/g, '/');
  const member = RECRUITER.exec(path)?.[1];
  if (member) return memberIdentity(memberIdIn(member));
  const numbered = BY_NUMBER_OR_ID.exec(path)?.[1];
  if (numbered) return memberIdentity(memberIdIn(numbered, 'number or known kind'));
  const named = PUBLIC.exec(path)?.[1];
  return named ? publicIdentity(named) : null;
}

/**
 * What somebody pasted: an address, with or without `https://`, or words around one address of a profile. Null where there is
 * none, or more than one person's.
 */
export function pastedIdentity(pasted: string, recruiterHost?: string): ProfileIdentity | null {
  const text = pasted.replace(INVISIBLE, '');
  const whole = profileIdentity(text, recruiterHost);
  if (whole || text.length > 10_000 || ONE_ADDRESS.test(text)) return whole;
  const found = text.split(BETWEEN).flatMap((part) => profileIdentity(part, recruiterHost) ?? []);
  const [only, ...others] = new Map(found.map((identity) => [identityKey(identity), identity])).values();
  return only && !others.length ? only : null;
}

/** Whether two identities name the same profile. */
export function sameProfile(one: ProfileIdentity, other: ProfileIdentity): boolean {
  return (one.memberId !== null && one.memberId === other.memberId)
    || (one.profileUrl !== null && one.profileUrl === other.profileUrl);
}

/** A text that is equal for equal identities; equal for all who have none, so that a name must stand beside it. */
export function identityKey({ memberId, profileUrl }: ProfileIdentity): string {
  return memberId ? `member ${memberId}` : `public ${profileUrl}`;
}

/** An `http:` or `https:` address of at most 2,000 characters, or null: never `javascript:` and its like. */
export function webAddress(address: string | URL | null | undefined, base?: string): URL | null {
  if (!address || String(address).length > 2000) return null;
  try {
    const url = new URL(String(address), base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Whether the host is LinkedIn's own, its country hosts and short links included. */
export function isLinkedInHost(hostname: string): boolean {
  return isLinkedIn(hostname) || /(?:^|\.)lnkd\.in\.?$/.test(hostname);
}

function isLinkedIn(hostname: string): boolean {
  return /(?:^|\.)linkedin\.com\.?$/.test(hostname);
}

function plainAddress(text: string): URL | null {
  const bare = text.replace(INVISIBLE, '').trim();
  const address = AROUND.exec(bare)?.slice(1).find((inner) => inner !== undefined)?.trim() ?? bare;
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(address) ? address : `https://${address.replace(/^\/\//, '')}`;
  const url = UNWRITABLE.test(whole) || !PLAIN.test(whole) ? null : webAddress(whole);
  return url?.port === '0' ? null : url;
}

function memberIdentity(memberId: string | null): ProfileIdentity | null {
  return memberId ? { memberId, profileUrl: null } : null;
}

/** An id in the place of a vanity name is the member's id as well, and works as an address only with its capitals. */
function publicIdentity(part: string): ProfileIdentity | null {
  const memberId = memberIdIn(part, 'known kind');
  const name = memberId ?? vanityNameIn(part);
  return name ? { memberId, profileUrl: `https://www.linkedin.com/in/${encodeURIComponent(name)}` } : null;
}
