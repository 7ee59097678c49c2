import { profileIdentity } from '../../page/profile_address';
import { oneLine } from '../../page/text';

/** Every heading, whatever its level. */
const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
// Reason: a page's own footer and header often say "Contact us"; they are never about the person.
const NOT_ABOUT_THE_PERSON = 'body > header, footer, nav, [role=banner], [role=contentinfo], [role=navigation]';
const CARDS = 'aside, section, article, dialog, [role=region], [role=complementary], [role=group]';
const CONTACT_WORDS = /^(contact|kontakt)/i;

/** The heading that carries the person's name: the first level-one heading of the main landmark, else of the page. */
export function nameHeading(document: Document): HTMLElement | null {
  const main = document.querySelector('main, [role=main]');
  return main?.querySelector<HTMLElement>('h1') ?? first<HTMLElement>(document, 'h1', () => true);
}

/**
 * The contact card: the smallest landmark or section called Contact, else the one around a public profile, mail or
 * telephone link. Expected: one on a profile page, none where the seat sees no contact information.
 */
export function contactCard(document: Document, url: URL): HTMLElement | null {
  return cardByHeading(document) ?? cardByLink(document, url);
}

function cardByHeading(document: Document): HTMLElement | null {
  const named = first(document, CARDS, (card) => CONTACT_WORDS.test(card.getAttribute('aria-label') ?? ''));
  if (named) return named;
  const heading = first(document, HEADINGS, (each) => CONTACT_WORDS.test(oneLine(each.textContent) ?? ''));
  return heading?.closest<HTMLElement>(CARDS) ?? heading?.parentElement ?? null;
}

function cardByLink(document: Document, url: URL): HTMLElement | null {
  const link = first<HTMLAnchorElement>(document, 'a[href]', ({ href }) => /^(mailto|tel):/i.test(href) || Boolean(profileIdentity(href, url.host)?.profileUrl));
  return link?.closest<HTMLElement>(CARDS) ?? null;
}

/** The first element that fits and is about the person. */
function first<E extends HTMLElement>(document: Document, selector: string, fits: (element: E) => boolean): E | null {
  return [...document.querySelectorAll<E>(selector)].find((element) => !element.closest(NOT_ABOUT_THE_PERSON) && fits(element)) ?? null;
}
