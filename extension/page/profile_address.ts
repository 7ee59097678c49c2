import { decoded } from './text';

/** What an address says about who somebody is; at least one of the two is set. */
export interface ProfileIdentity {
  /** LinkedIn's opaque member ID, from `/talent/profile/<id>`. */
  memberId: string | null;
  /** The canonical public address, `https://www.linkedin.com/in/<slug>`. */
  profileUrl: string | null;
}

const MEMBER = /^\/talent\/(?:.*\/)?profile\/([\w-]{1,100})\/?$/;
// After the name: the language of the page, or a part of it that opened over it.
const PUBLIC = /^\/in\/([^/]{1,300})(?:\/(?:[a-z]{2}(?:-[a-z]{2})?|(?:overlay|details|recent-activity)\/.*))?\/?$/i;

/**
 * Reads a LinkedIn profile address: `/in/<slug>` or `/talent/profile/<member id>` on linkedin.com, or on `recruiterHost`,
 * a host (with port) that is known to serve Recruiter pages. Query and fragment do not matter. Null for any other address.
 */
export function profileIdentity(address: string | URL, recruiterHost?: string): ProfileIdentity | null {
  const url = webAddress(address);
  if (!url || !(isLinkedIn(url.hostname) || url.host === recruiterHost)) return null;
  const memberId = MEMBER.exec(url.pathname)?.[1] ?? null;
  const slug = PUBLIC.exec(url.pathname)?.[1];
  if (memberId) return { memberId, profileUrl: null };
  return slug ? { memberId: null, profileUrl: publicAddress(slug) } : null;
}

/** A pasted address, with or without `https://`, as {@link profileIdentity}. */
export function pastedIdentity(pasted: string, recruiterHost?: string): ProfileIdentity | null {
  const text = pasted.trim();
  return profileIdentity(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, recruiterHost);
}

/** Whether two identities name the same profile. */
export function sameProfile(one: ProfileIdentity, other: ProfileIdentity): boolean {
  return (one.memberId !== null && one.memberId === other.memberId)
    || (one.profileUrl !== null && one.profileUrl === other.profileUrl);
}

/** A text that is equal for equal identities. */
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

function isLinkedIn(hostname: string): boolean {
  return hostname === 'linkedin.com' || hostname.endsWith('.linkedin.com');
}

function publicAddress(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(decoded(slug).toLowerCase())}`;
}
