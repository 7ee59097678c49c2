import { nameParts } from './name';

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' };

/**
 * Whether two texts may be the name of one person: LinkedIn writes the same name with and without marks, credentials, and cut or
 * abbreviated, in one place and another of the same page.
 */
export function sameName(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((left, right) => left.length - right.length);
  return fewer!.length > 0 && fewer!.every((word) => more!.some((whole) => sameWord(word, whole)));
}

function sameWord(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const cut = /[.…]$/.exec(short);
  return cut ? long.startsWith(short.slice(0, -1)) : short.replace(/[.…]+$/, '') === long.replace(/[.…]+$/, '');
}

function wordsOf(name: string): string[] {
  const plain = (nameParts(name).name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[łøđðıæœßþ]/g, (letter) => PLAIN[letter]!);
  return plain.replace(/\.{3}/g, '…').split(/[^\p{L}\p{N}.…’'-]+/u).filter(Boolean);
}
