import type { mf2 } from 'microformats-parser';
import type { Described } from '../described';

type Item = ReturnType<typeof mf2>['items'][number];
type Property = Item['properties'][string][number];

/** A card, and what it stands for in the thing around it. */
export interface Card {
  item: Item;
  isCompany: boolean;
  /** Whoever only made a thing that the page shows. */
  isAuthor: boolean;
}

const AUTHOR = /^(?:author|reviewer|comment|attendee|organizer)$/;
// A card that stands for one of these is a company's or a place's.
const NOBODY = /^(?:org|affiliation|experience|education|location|adr|geo|brand)$/;

/** Every card of the page, those inside others too, in the order they stand. */
export function cardsOf(items: Item[], around: { property: string | null; company: boolean } = { property: null, company: false }): Card[] {
  return items.flatMap((item) => {
    const isCard = item.type?.includes('h-card') ?? false;
    const isCompany = around.company || NOBODY.test(around.property ?? '') || (isCard && isOrganization(item));
    const inner = Object.entries(item.properties).flatMap(([property, values]) => cardsOf(values.filter(isItem), { property, company: isCompany }));
    const own = isCard ? [{ item, isCompany, isAuthor: AUTHOR.test(around.property ?? '') }] : [];
    return [...own, ...inner, ...cardsOf(item.children ?? [], { property: around.property === null || isCard ? null : around.property, company: false })];
  });
}

/** What a card says of a person. It is about the page's subject when its address is the page's, or one the page calls "me". */
export function describedCard({ item, isAuthor }: Card, page: { url: URL; me: string[] }): Described {
  const text = (...properties: string[]): string | null => properties.flatMap((property) => textsOf(item, property))[0] ?? null;
  const homes = [...textsOf(item, 'uid'), ...textsOf(item, 'url')].filter((address) => /^https?:/i.test(address));
  const represents = homes.some((home) => sameAddress(home, page.url.href) || page.me.some((me) => sameAddress(home, me)));
  return {
    name: text('name') ?? joined(item, ['given-name', 'additional-name', 'family-name'], ' '),
    email: text('email'),
    headline: text('job-title', 'role'),
    company: text('organization-name', 'org'),
    location: placeOf(item),
    pronouns: text('pronouns', 'pronoun'),
    profiles: [...textsOf(item, 'uid'), ...textsOf(item, 'url')],
    homes,
    notation: 'card',
    rank: isAuthor ? 0 : represents ? 3 : 1,
  };
}

/** By what the cards of companies could be taken for a person. */
export function companyAddresses(cards: Card[]): string[] {
  return cards.filter(({ isCompany }) => isCompany).flatMap(({ item }) => ['uid', 'url', 'email'].flatMap((property) => textsOf(item, property)));
}

/** vCard: a card whose name is that of its organisation is the organisation's. */
function isOrganization(item: Item): boolean {
  const [name] = textsOf(item, 'name');
  return name !== undefined && textsOf(item, 'org').includes(name);
}

function placeOf(item: Item): string | null {
  const places = [item, ...(item.properties.adr ?? []).filter(isItem)];
  const town = places.map((place) => joined(place, ['locality', 'country-name'], ', ')).find(Boolean);
  return town ?? [...textsOf(item, 'adr'), ...textsOf(item, 'location'), ...textsOf(item, 'label')][0] ?? null;
}

function joined(item: Item, properties: string[], between: string): string | null {
  return properties.flatMap((property) => textsOf(item, property).slice(0, 1)).join(between) || null;
}

function textsOf(item: Item, property: string): string[] {
  return (item.properties[property] ?? []).flatMap((value) => textOf(value) ?? []).filter((text) => text.trim() !== '');
}

function textOf(value: Property): string | null {
  if (typeof value === 'string') return value;
  const inner = value.value;
  if (inner === undefined) return null;
  return typeof inner === 'string' ? inner : textOf(inner);
}

function isItem(value: Property): value is Item {
  return typeof value === 'object' && 'properties' in value;
}

function sameAddress(one: string, other: string): boolean {
  return one.replace(/#.*$/, '').replace(/\/+$/, '') === other.replace(/#.*$/, '').replace(/\/+$/, '');
}
