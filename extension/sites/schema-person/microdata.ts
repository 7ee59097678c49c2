import { pagePerson, type PagePerson } from '../../page/person';
import { structuredIdentity } from '../identity';

/** People marked up as schema.org microdata, in the order they stand. */
export function readMicrodata(document: Document, page: URL): PagePerson[] {
  return [...document.querySelectorAll('[itemscope][itemtype]')].filter(isPerson)
    .filter((item) => nameOf(item))
    .map((item) => personOf(item, page));
}

function isPerson(item: Element): boolean {
  return /(^|\s)https?:\/\/schema\.org\/Person(\s|$)/.test(item.getAttribute('itemtype') ?? '');
}

function personOf(item: Element, page: URL): PagePerson {
  return pagePerson({
    ...structuredIdentity(values(item, 'sameAs'), values(item, 'url'), page),
    name: nameOf(item),
    email: values(item, 'email')[0],
    headline: values(item, 'jobTitle')[0],
    company: values(item, 'worksFor')[0],
    location: placeOf(item),
  });
}

function nameOf(item: Element): string | undefined {
  return values(item, 'name')[0] ?? ([...values(item, 'givenName'), ...values(item, 'familyName')].join(' ') || undefined);
}

function placeOf(item: Element): string | undefined {
  const [address] = properties(item, 'address');
  if (!address?.hasAttribute('itemscope')) return address?.textContent ?? values(item, 'homeLocation')[0];
  return [...values(address, 'addressLocality'), ...values(address, 'addressCountry')].join(', ') || undefined;
}

/** Elements that carry the property for this very item, not for an item inside it. */
function properties(item: Element, name: string): Element[] {
  return [...item.querySelectorAll(`[itemprop~="${name}"]`)]
    .filter((element) => element.parentElement?.closest('[itemscope]') === item);
}

function values(item: Element, name: string): string[] {
  return properties(item, name).map(valueOf).filter((value) => value.trim() !== '');
}

function valueOf(element: Element): string {
  if (element.hasAttribute('itemscope')) return values(element, 'name')[0] ?? element.textContent ?? '';
  return element.getAttribute('content') ?? element.getAttribute('href') ?? element.textContent ?? '';
}
