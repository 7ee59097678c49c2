import { elementValue, nameByText } from './element_value';
import { NODE_LIMIT, absolute, addValue, newNode, shortName, type SchemaNode } from './graph';

/** What holds for an element because of the elements around it. */
interface Around {
  subject: SchemaNode | null;
  /** Whether words without a prefix are those of schema.org. */
  schema: boolean;
  prefixes: ReadonlyMap<string, string>;
  /** Properties of the subject whose value the next thing inside is (`rel` without an address). */
  pending: string[];
}

/** The things marked up as RDFa Lite, and by the `rel` and `about` of the whole language, in the order they stand. */
export function readRdfa(roots: ParentNode[]): SchemaNode[] {
  const nodes: SchemaNode[] = [];
  const around: Around = { subject: null, schema: false, prefixes: new Map([['schema', 'https://schema.org/']]), pending: [] };
  for (const root of roots) {
    if (root.querySelector('[typeof]')) for (const child of root.children) walk(child, around, nodes);
  }
  return nodes;
}

function walk(element: Element, outside: Around, nodes: SchemaNode[]): void {
  if (nodes.length >= NODE_LIMIT) return;
  const around = vocabulary(element, outside);
  const thing = thingOf(element, around, nodes);
  const properties = namesOf(element.getAttribute('property'), around);
  for (const property of [...properties, ...(thing ? around.pending : [])]) {
    if (outside.subject) addValue(outside.subject, property, thing ?? valueOf(element));
  }
  const relations = namesOf(element.getAttribute('rel'), around);
  const linked = linkOf(element) !== null;
  if (linked && outside.subject) for (const property of relations) addValue(outside.subject, property, valueOf(element));
  const inside = { ...around, subject: thing ?? around.subject, pending: thing || linked ? [] : [...around.pending, ...relations] };
  for (const child of element.children) walk(child, inside, nodes);
  if (thing && properties.length) nameByText(thing, element);
}

function vocabulary(element: Element, outside: Around): Around {
  const vocab = element.getAttribute('vocab');
  const written = [...element.attributes].filter(({ name }) => name.startsWith('xmlns:')).map(({ name, value }) => `${name.slice(6)}: ${value}`);
  const prefixes = [...[element.getAttribute('prefix'), ...written].join(' ').matchAll(/([\w.-]+):\s+(\S+)/g)].map(([, prefix, iri]) => [prefix!.toLowerCase(), iri!] as const);
  if (vocab === null && !prefixes.length) return outside;
  return { ...outside, schema: vocab === null ? outside.schema : shortName(`${vocab.replace(/[/#]*$/, '')}/Thing`) !== null, prefixes: new Map([...outside.prefixes, ...prefixes]) };
}

/** The thing an element begins, by `typeof`, or goes on with, by `about`. */
function thingOf(element: Element, around: Around, nodes: SchemaNode[]): SchemaNode | null {
  const types = element.getAttribute('typeof');
  const id = element.getAttribute('about') ?? (types === null ? null : element.getAttribute('resource') ?? linkOf(element));
  if (types === null && id === null) return null;
  const whole = id === null ? null : absolute(id, element.baseURI);
  const known = types === null ? nodes.find((node) => node.id === whole) : undefined;
  const node = known ?? newNode(namesOf(types, around), whole);
  if (!known) nodes.push(node);
  return node;
}

function valueOf(element: Element): ReturnType<typeof elementValue> {
  const value = elementValue(element);
  const resource = element.getAttribute('resource');
  return resource === null ? value : { ...value, address: absolute(resource, element.baseURI) };
}

function linkOf(element: Element): string | null {
  return element.getAttribute('href') ?? element.getAttribute('src');
}

function namesOf(text: string | null, { schema, prefixes }: Around): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean).flatMap((word) => {
    const [, prefix, rest] = /^([\w.-]+):(?!\/\/)(.+)$/.exec(word) ?? [];
    if (prefix) return shortName((prefixes.get(prefix.toLowerCase()) ?? '-') + rest) ?? [];
    if (word.includes(':')) return shortName(word) ?? [];
    return schema ? [word] : [];
  });
}
