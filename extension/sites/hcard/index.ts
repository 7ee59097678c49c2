import { pagePerson, type PagePerson } from '../../page/person';
import type { Reading, Site } from '../contract';
import { structuredIdentity } from '../identity';

// Reason: these class names are the microformats2 vocabulary itself, not a page's own styling.
const CARD = '.h-card';

/** People marked up as microformats2 h-card. */
export const hcard: Site = {
  name: 'hcard',
  read(document: Document, url: URL): Reading {
    const people = [...document.querySelectorAll(CARD)].map((card) => personOf(card, url))
      .filter((person) => person.nameProblem !== 'missing');
    return people.length ? { people } : { nothing: 'no_h_card' };
  },
};

function personOf(card: Element, page: URL): PagePerson {
  return pagePerson({
    ...structuredIdentity([], addresses(card), page),
    name: text(card, 'p-name') ?? ([text(card, 'p-given-name'), text(card, 'p-family-name')].filter(Boolean).join(' ') || impliedName(card)),
    email: own(card, 'u-email')[0]?.getAttribute('href') ?? text(card, 'u-email'),
    headline: text(card, 'p-job-title'),
    company: text(card, 'p-org'),
    location: placeOf(card),
  });
}

/** microformats2: a card without properties is its own name, `<a class="h-card" href>` its own address. */
function impliedName(card: Element): string | null {
  return card.querySelector('[class*="p-"]') ? null : card.textContent;
}

function addresses(card: Element): string[] {
  const elements = [...own(card, 'u-uid'), ...own(card, 'u-url'), ...(card.matches('a[href]') ? [card] : [])];
  return elements.flatMap((element) => element.getAttribute('href') ?? []);
}

function placeOf(card: Element): string | null {
  const parts = [...card.querySelectorAll('.p-locality, .p-country-name')].map((part) => part.textContent?.trim());
  return parts.filter(Boolean).join(', ') || text(card, 'p-adr');
}

function text(card: Element, property: string): string | null {
  return own(card, property)[0]?.textContent ?? null;
}

/** Elements with the property that belong to this card, not to a card inside it. */
function own(card: Element, property: string): Element[] {
  return [...card.querySelectorAll(`.${property}`)].filter((element) => element.parentElement?.closest(CARD) === card);
}
