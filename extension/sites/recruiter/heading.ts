import { profileIdentity } from '../../page/profile_address';
import { visibleText } from '../../page/visible_text';
import { lineOf } from '../linkedin/line';
import { nameParts } from '../linkedin/name';
import type { ProfileCard } from '../linkedin/profile';
import { contactCard, nameHeading } from './landmarks';

/** A profile page of an unknown structure: the first heading of the main landmark is the name, and a card holds the contact data. */
export function readHeading(document: Document, url: URL): ProfileCard {
  const nameAt = nameHeading(document);
  const card = contactCard(document, url);
  const { name, hidden, pronouns, credentials } = nameParts(nameAt && visibleText(nameAt));
  return {
    card,
    nameAt,
    drawn: card !== null || document.querySelector('main h2, main section') !== null,
    found: {
      name, nameHidden: hidden, pronouns, credentials,
      headline: headlineAfter(nameAt),
      email: card?.querySelector('a[href^="mailto:" i]')?.getAttribute('href'),
      profileUrl: publicProfile(card, url),
    },
  };
}

function publicProfile(card: HTMLElement | null, url: URL): string | null {
  const links = [...(card?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])];
  return links.map((link) => profileIdentity(link.href, url.host)?.profileUrl).find(Boolean) ?? null;
}

/** The line directly under the name, when it is a short paragraph and not the next part of the page. */
function headlineAfter(heading: HTMLElement | null): string | null {
  const next = heading?.nextElementSibling;
  const text = next?.matches('p, div, span') && !next.querySelector('*') ? lineOf(next) : null;
  return text && text.length <= 300 ? text : null;
}
