/** A value of a property that is no thing of its own. */
export interface Literal {
  /** As a person reads it; empty where the value is an address alone. */
  text: string;
  /** The address it leads to or is, as it is written or resolved; null for a plain text. */
  address: string | null;
  /** Its language, such as "nb"; null where none is said. */
  language: string | null;
}

export type SchemaValue = SchemaNode | Literal;

/** A thing that structured data describes, whatever notation it is written in. */
export interface SchemaNode {
  /** The names of its schema.org types, such as "Person". */
  types: string[];
  /** Its absolute `@id`, `itemid` or `resource`; null where it has none. */
  id: string | null;
  /** By the name of the property in schema.org. */
  properties: Map<string, SchemaValue[]>;
}

/** Reason: a page may carry thousands of things; a person stands near the top. */
export const NODE_LIMIT = 2000;

export function isNode(value: SchemaValue): value is SchemaNode {
  return 'properties' in value;
}

export function newNode(types: string[] = [], id: string | null = null): SchemaNode {
  return { types, id, properties: new Map() };
}

export function addValue(node: SchemaNode, property: string, value: SchemaValue): void {
  const values = node.properties.get(property);
  if (values) values.push(value);
  else node.properties.set(property, [value]);
}

/** What a term of schema.org is called for short: "Person" for `https://schema.org/Person`. Null for another vocabulary's term. */
export function shortName(iri: string): string | null {
  return /^(?:https?:)?(?:\/\/)?(?:www\.)?schema\.org\/+#?([\w-]+)\/?$/i.exec(iri.trim())?.[1] ?? null;
}

/** An address from the page on; as it is written where it is none. */
export function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

/** A graph whose references are answered: a thing that only names another by its id is that other. */
export class Graph {
  private readonly byId = new Map<string, SchemaNode>();

  /** @param nodes every thing of the page, in the order they stand */
  constructor(readonly nodes: SchemaNode[]) {
    for (const node of nodes) {
      if (node.id !== null && node.properties.size && !this.byId.has(node.id)) this.byId.set(node.id, node);
    }
  }

  /** The values of the properties named, in the order named; references and addresses of other things are those things. */
  values(node: SchemaNode, ...properties: string[]): SchemaValue[] {
    return properties.flatMap((property) => node.properties.get(property) ?? []).map((value) => this.meant(value));
  }

  /** The things among the values. */
  things(node: SchemaNode, ...properties: string[]): SchemaNode[] {
    return this.values(node, ...properties).filter(isNode);
  }

  private meant(value: SchemaValue): SchemaValue {
    if (!isNode(value)) return (value.address !== null && this.byId.get(value.address)) || value;
    const known = value.id === null ? undefined : this.byId.get(value.id);
    return known && (!value.properties.size || value.properties === known.properties) ? known : value;
  }
}
