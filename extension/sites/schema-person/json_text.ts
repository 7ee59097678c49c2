import { jsonrepair } from 'jsonrepair';

/** Reason: the longest block that is mended; a page's own data is far shorter. */
const MENDED_LIMIT = 500_000;

/**
 * What the text of a JSON-LD block holds, written as pages write it: with trailing commas, comments, CDATA or HTML comments around it,
 * raw line ends in strings, a byte order mark, several roots after one another.
 * @throws Error where it is no JSON that can be mended
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const json = unwrapped(text);
    if (json === null || json.length > MENDED_LIMIT) throw new Error('no JSON');
    return JSON.parse(mended(json));
  }
}

/** Roots that follow one another without anything between them are more than the library takes. */
function mended(json: string): string {
  try {
    return jsonrepair(json);
  } catch {
    return jsonrepair(json.replace(/\}\s*;?\s*\{/g, '},{'));
  }
}

// What pages of the XHTML time put around a script, for browsers of before.
const WRAPPING = /<!\[CDATA\[|\]\]>/g;
const BEGINNING = /[[{]\s*(?:["'“{[\]}]|\w+["']?\s*:|\/[/*]|$)/;

/**
 * From the first bracket that begins JSON to the last that ends it: comments before and after are left out. What was cut off ends with
 * the last whole value, and not with half a name.
 */
function unwrapped(text: string): string | null {
  const bare = text.replace(WRAPPING, '');
  const start = bare.search(BEGINNING);
  const end = Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']'));
  return start >= 0 && end > start ? bare.slice(start, end + 1) : null;
}
