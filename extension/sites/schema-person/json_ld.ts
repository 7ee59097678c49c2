import { NO_CONTEXT, contextOf, meaning, type Context } from './context';
import { NODE_LIMIT, absolute, addValue, newNode, type Literal, type SchemaNode, type SchemaValue } from './graph';
import { parseJson } from './json_text';
import { readable } from './markup';

// A language map says the same in several languages: {"en": "CTO", "nb": "Teknisk direktør"}.
const LANGUAGE = /^(?:[a-z]{2,3}(?:-[a-z\d]{2,8})*|@none)$/i;

/** The things that the JSON-LD of a page describes, in the order they stand, and whether any block could not be read. */
export function readJsonLd(roots: ParentNode[], base: string): { blocks: SchemaNode[]; broken: boolean } {
  const scripts = roots.flatMap((root) => [...root.querySelectorAll('script[type*="ld" i][type*="json" i]')]);
  const blocks = scripts.map((script, index) => blockOf(script.textContent ?? '', base, index));
  return { blocks: merged(blocks.flatMap((block) => block ?? [])), broken: blocks.includes(null) };
}

function blockOf(text: string, base: string, index: number): SchemaNode[] | null {
  if (!text.trim()) return [];
  try {
    const block: Block = { nodes: [], base, blank: `_:${index}-` };
    valuesOf(parseJson(text), NO_CONTEXT, block);
    return block.nodes;
  } catch {
    return null;
  }
}

interface Block {
  /** Every thing of the block, each before what hangs on it. */
  nodes: SchemaNode[];
  base: string;
  /** What the ids that mean something within one block only (`_:b0`) begin with. */
  blank: string;
}

function valuesOf(value: unknown, context: Context, block: Block): SchemaValue[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, context, block));
  if (typeof value === 'string' || typeof value === 'number') return [literal(String(value), null, block.base)];
  if (typeof value !== 'object' || value === null || block.nodes.length >= NODE_LIMIT) return [];
  return objectValues(value as Record<string, unknown>, context, block);
}

function objectValues(object: Record<string, unknown>, around: Context, block: Block): SchemaValue[] {
  const context = '@context' in object ? contextOf(object['@context'], around) : around;
  const said = Object.entries(object).flatMap(([word, value]) => {
    const meant = meaning(word, context);
    return meant === null ? [] : [{ word, meant, value }];
  });
  const of = (keyword: string): unknown => said.find(({ meant }) => meant === keyword)?.value;
  if (of('@value') !== undefined) return [of('@value')].flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [literal(String(value), textOf(of('@language')), block.base)] : []));
  const list = of('@list') ?? of('@set');
  if (list !== undefined) return valuesOf(list, context, block);
  return languages(object, block.base) ?? [nodeOf(said, context, block)];
}

function nodeOf(said: { word: string; meant: string; value: unknown }[], context: Context, block: Block): SchemaNode {
  const node = newNode();
  block.nodes.push(node);
  for (const { word, meant, value } of said) {
    if (meant === '@id') node.id = absoluteId(textOf(value), block);
    else if (meant === '@type') node.types = [value].flat().flatMap((type) => (typeof type === 'string' ? meaning(type, context) ?? [] : []));
    else if (meant === '@reverse') reverse(node, value, context, block);
    else if (meant === '@graph' || meant === '@included') valuesOf(value, context, block);
    else if (meant.startsWith('@')) continue;
    else if (context.reversed.has(word)) hang(node, meant, valuesOf(value, context, block));
    else for (const each of valuesOf(value, context, block)) addValue(node, meant, each);
  }
  return node;
}

/** `@reverse` says of the other thing what it says: {"@reverse": {"worksFor": Kari}} on a company is Kari's employer. */
function reverse(node: SchemaNode, value: unknown, context: Context, block: Block): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [word, others] of Object.entries(value)) {
    const property = meaning(word, context);
    if (property) hang(node, property, valuesOf(others, context, block));
  }
}

function hang(node: SchemaNode, property: string, others: SchemaValue[]): void {
  for (const other of others) if ('properties' in other) addValue(other, property, node);
}

function languages(object: Record<string, unknown>, base: string): Literal[] | null {
  const entries = Object.entries(object);
  if (!entries.length || !entries.every(([key, value]) => LANGUAGE.test(key) && (typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))))) return null;
  return entries.flatMap(([key, value]) => [value].flat().map((text) => literal(text as string, key === '@none' ? null : key, base)));
}

function literal(text: string, language: string | null, base: string): Literal {
  const trimmed = text.trim();
  const address = /^\S+$/.test(trimmed) ? trimmed : null;
  const whole = address && /^[#/]/.test(address) ? absolute(address, base) : address;
  return { text: address && /^(?:https?:)?\/\/\S+$/i.test(address) ? '' : readable(text), address: whole, language };
}

function absoluteId(id: string | null, { base, blank }: Block): string | null {
  if (id === null || !id.trim()) return null;
  if (id.startsWith('_:')) return blank + id;
  return absolute(id, base);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A thing that is described in several places under one id is one, unless two names say that the id was given twice by mistake. */
function merged(nodes: SchemaNode[]): SchemaNode[] {
  const kept = new Map<string, SchemaNode>();
  return nodes.filter((node) => {
    const same = node.id === null || !node.properties.size ? undefined : kept.get(node.id);
    if (!same) {
      if (node.id !== null && node.properties.size) kept.set(node.id, node);
      return true;
    }
    if (nameOf(same) !== null && nameOf(node) !== null && nameOf(same) !== nameOf(node)) return true;
    same.types = [...new Set([...same.types, ...node.types])];
    for (const [property, values] of node.properties) same.properties.set(property, [...same.properties.get(property) ?? [], ...values]);
    node.properties = same.properties;
    return false;
  });
}

function nameOf(node: SchemaNode): string | null {
  const [name] = node.properties.get('name') ?? [];
  return name && 'text' in name ? name.text : null;
}
