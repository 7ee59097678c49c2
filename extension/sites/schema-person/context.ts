import { shortName } from './graph';

/** What the words of a JSON-LD block mean (JSON-LD 1.1 section 9, as far as it is said in the page itself). */
export interface Context {
  /** Whether a word without a prefix is one of schema.org. */
  schema: boolean;
  /** Words with a meaning of their own: a keyword, an address, or another word. */
  terms: Map<string, string>;
  /** Words whose values hang on them the other way round. */
  reversed: Set<string>;
}

// Reason: schema.org's own context names these two; many pages use them without saying so.
const ALIASES = new Map([['type', '@type'], ['id', '@id']]);

/** What a word means whose meaning a context takes away. */
const NOT_SAID = 'none:';

/** Where nothing is said, the words are those of schema.org: nobody else's are searched for. */
export const NO_CONTEXT: Context = { schema: true, terms: ALIASES, reversed: new Set() };

/** The context that `said`, the value of `@context`, makes of the one around it. */
export function contextOf(said: unknown, around: Context): Context {
  if (said === null) return NO_CONTEXT;
  if (Array.isArray(said)) return said.reduce<Context>((context, part) => contextOf(part, context), around);
  // Whatever a context elsewhere says is not fetched: a page that is read asks nobody.
  if (typeof said === 'string') return { ...around, schema: around.schema || isSchema(said) };
  if (typeof said !== 'object') return around;
  const context: Context = { ...around, terms: new Map(around.terms), reversed: new Set(around.reversed) };
  for (const [term, meaning] of Object.entries(said)) define(context, term, meaning);
  return context;
}

/** The keyword or the name in schema.org that a word of a block means; null for another vocabulary's word. */
export function meaning(word: string, context: Context): string | null {
  const iri = expanded(word, context, 5);
  if (iri.startsWith('@')) return iri;
  if (/^[\w-]+$/.test(iri)) return context.schema ? iri : null;
  return shortName(iri);
}

function define(context: Context, term: string, said: unknown): void {
  if (term === '@vocab') context.schema = typeof said !== 'string' || isSchema(said);
  if (term.startsWith('@')) return;
  const definition = typeof said === 'object' && said !== null ? said as Record<string, unknown> : { '@id': said };
  const iri = definition['@id'] ?? definition['@reverse'];
  if (typeof iri === 'string') context.terms.set(term, iri);
  else if (said === null) context.terms.set(term, NOT_SAID);
  if (typeof definition['@reverse'] === 'string') context.reversed.add(term);
}

function expanded(word: string, context: Context, depth: number): string {
  const meant = context.terms.get(word);
  if (meant !== undefined && meant !== word && depth) return expanded(meant, context, depth - 1);
  const [, prefix, rest] = /^([\w.-]+):(?!\/\/)(.+)$/.exec(word) ?? [];
  if (!prefix) return word;
  const iri = context.terms.get(prefix) ?? (/^(?:schema|sdo)$/i.test(prefix) ? 'https://schema.org/' : null);
  return iri === null ? word : iri + rest;
}

function isSchema(iri: string): boolean {
  return /^(?:https?:)?(?:\/\/)?(?:www\.)?schema\.org(?:[/#]|$)/i.test(iri.trim());
}
