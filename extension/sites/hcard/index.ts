import { mf2 } from 'microformats-parser';
import { openRoots } from '../../page/open_roots';
import type { Reading, Site } from '../contract';
import { describedPeople, ownLinks, type Described } from '../described';
import { cardsOf, companyAddresses, describedCard } from './cards';
import { withTreesOf } from './page_tree';

// Reason: these class names are the vocabularies themselves (microformats2, and vCard before it), not a page's own styling.
const CARD = '.h-card, .vcard';

/** People marked up as microformats2 h-card, or as the vcard of before. */
export const hcard: Site = {
  name: 'hcard',
  read(document: Document, url: URL): Reading {
    const { described, companies } = describedInCards(document, url);
    const people = describedPeople(described, { document, url, companies });
    return people.length ? { people } : { nothing: 'no_h_card' };
  },
};

/** Whom the cards of a page describe, and the addresses in them that are a company's. */
export function describedInCards(document: Document, url: URL): { described: Described[]; companies: string[] } {
  const roots = openRoots(document);
  if (!roots.some((root) => root.querySelector(CARD))) return { described: [], companies: [] };
  const { items } = withTreesOf(roots, CARD, () => mf2('the page', { baseUrl: document.baseURI }));
  const cards = cardsOf(items);
  const me = ownLinks(document).map(({ href }) => href);
  const described = cards.filter(({ isCompany }) => !isCompany).map((card) => describedCard(card, { url, me }));
  return { described: described.filter(({ name }) => name), companies: companyAddresses(cards) };
}
