import { pagePerson, type PagePerson } from '../../page/person';
import { structuredIdentity } from '../identity';

type Node = Record<string, unknown>;

/** Reason: a page may carry thousands of nodes; a person stands near the top. */
const NODE_LIMIT = 2000;

/** What the JSON-LD of a page says: its people in the order they stand, and whether any block was no JSON. */
export function readJsonLd(document: Document, page: URL): { people: PagePerson[]; broken: boolean } {
  const nodes: Node[] = [];
  let broken = false;
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    try {
      collect(JSON.parse(script.textContent ?? ''), nodes);
    } catch {
      broken = true;
    }
  }
  const main = mainEntities(nodes);
  const people = nodes.filter(isPerson).filter(hasName)
    .toSorted((one, other) => Number(main.has(other['@id'])) - Number(main.has(one['@id'])));
  return { people: people.map((node) => personOf(node, page)), broken };
}

/** Every object in the data, whatever it hangs on, so that `@graph`, `mainEntity`, `author` and lists all work. */
function collect(value: unknown, nodes: Node[]): void {
  if (nodes.length >= NODE_LIMIT || typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) nodes.push(value as Node);
  for (const inner of Object.values(value)) collect(inner, nodes);
}

function mainEntities(nodes: Node[]): Set<unknown> {
  return new Set(nodes.flatMap((node) => listOf(node.mainEntity)).flatMap((entity) => (isNode(entity) ? [entity['@id']] : [])));
}

function isPerson(node: Node): boolean {
  return listOf(node['@type']).some((type) => typeof type === 'string' && /^(https?:\/\/schema\.org\/|schema:)?Person$/.test(type));
}

function hasName(node: Node): boolean {
  return Boolean(nameOf(node));
}

function personOf(node: Node, page: URL): PagePerson {
  return pagePerson({
    ...structuredIdentity(texts(node.sameAs), texts(node.url), page),
    name: nameOf(node),
    email: texts(node.email)[0],
    headline: texts(node.jobTitle)[0],
    company: texts(node.worksFor)[0],
    location: texts(node.homeLocation)[0] ?? placeOf(node.address),
  });
}

function nameOf(node: Node): string | undefined {
  return texts(node.name)[0] ?? ([...texts(node.givenName), ...texts(node.familyName)].join(' ') || undefined);
}

function placeOf(address: unknown): string | undefined {
  const [first] = listOf(address);
  if (!isNode(first)) return texts(address)[0];
  return [...texts(first.addressLocality), ...texts(first.addressCountry)].join(', ') || undefined;
}

/** The readable texts of a value: a text itself, or the name or address of a node. */
function texts(value: unknown): string[] {
  return listOf(value).flatMap((each) => {
    if (typeof each === 'string') return [each];
    return isNode(each) ? [each.name, each['@value'], each['@id']].filter((text) => typeof text === 'string').slice(0, 1) : [];
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
