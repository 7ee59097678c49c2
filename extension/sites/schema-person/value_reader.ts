import { isNode, type Graph, type Literal, type SchemaNode, type SchemaValue } from './graph';

/** Reads the values of things as texts or as addresses. */
export class ValueReader {
  /** @param language the page's: of values in several languages its own come first */
  constructor(readonly graph: Graph, private readonly language: string) {}

  /** The first readable text of the first property that has one; of a thing its name. */
  text(node: SchemaNode, ...properties: string[]): string | null {
    return properties.flatMap((property) => this.texts(node, property))[0] ?? null;
  }

  texts(node: SchemaNode, property: string): string[] {
    return this.values(node, property).flatMap((value) => this.textOf(value) ?? []);
  }

  /** @param depth how many things may stand one in another: two may be each other's name */
  textOf(value: SchemaValue, depth = 4): string | null {
    if (!isNode(value)) return value.text.trim() ? value.text : null;
    const names = depth ? ['name', 'legalName', 'value'].flatMap((property) => this.values(value, property)) : [];
    return names.flatMap((name) => this.textOf(name, depth - 1) ?? [])[0] ?? null;
  }

  joined(node: SchemaNode, properties: string[], between: string): string | null {
    return properties.flatMap((property) => this.text(node, property) ?? []).join(between) || null;
  }

  /** Every address among the values; of a thing its id and the address it has. */
  addresses(node: SchemaNode, ...properties: string[]): string[] {
    return this.graph.values(node, ...properties).flatMap((value) => {
      if (!isNode(value)) return value.address ?? [];
      const inner = this.graph.values(value, 'url', 'value').flatMap((each) => (isNode(each) ? each.id : each.address) ?? []);
      return [...inner, ...(value.id === null ? [] : [value.id])];
    });
  }

  /** The values of a property, those in the page's own language before all others. */
  values(node: SchemaNode, property: string): SchemaValue[] {
    const values = this.graph.values(node, property);
    const own = values.filter((value): value is Literal => !isNode(value) && value.language !== null && this.isOwn(value.language));
    return own.length ? [...own, ...values] : values;
  }

  private isOwn(language: string): boolean {
    return language.split('-')[0]!.toLowerCase() === this.language.split('-')[0]!.toLowerCase();
  }
}
