import { pagePerson, type PagePerson } from '../../page/person';
import { profileIdentity, type ProfileIdentity } from '../../page/profile_address';
import { oneLine } from '../../page/text';
import type { Reading, Site } from '../contract';
import { contactCard, nameHeading } from './landmarks';

/** A Recruiter-like profile page: the address says who it is, the first heading is the name. */
export const recruiter: Site = {
  name: 'recruiter',
  read(document: Document, url: URL, recruiterHost?: string): Reading {
    const person = profilePerson(document, url, recruiterHost);
    return person ? { people: [person] } : { nothing: 'not_a_profile_page' };
  },
};

/** The person whose profile page this is, or null on any other page. */
export function profilePerson(document: Document, url: URL, recruiterHost?: string): PagePerson | null {
  const identity = profileIdentity(url, recruiterHost);
  if (!identity) return null;
  const heading = nameHeading(document);
  const card = contactCard(document, url);
  return pagePerson({
    memberId: identity.memberId,
    profileUrl: identity.profileUrl ?? publicProfile(card, url),
    name: heading?.textContent,
    headline: headlineAfter(heading),
    email: card?.querySelector('a[href^="mailto:" i]')?.getAttribute('href'),
  });
}

function publicProfile(card: HTMLElement | null, url: URL): string | null {
  const identities = [...(card?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])]
    .map((link): ProfileIdentity | null => profileIdentity(link.href, url.host));
  return identities.find((identity) => identity?.profileUrl)?.profileUrl ?? null;
}

/** The line directly under the name, when it is a short paragraph and not the next part of the page. */
function headlineAfter(heading: HTMLElement | null): string | null {
  const next = heading?.nextElementSibling;
  const text = next?.matches('p, div, span') && !next.querySelector('*') ? oneLine(next.textContent) : null;
  return text && text.length <= 300 ? text : null;
}
