import { oneLine } from '../../page/text';

/** A name as a member writes it, taken apart. */
export interface NameParts {
  name: string | null;
  pronouns: string | null;
  credentials: string | null;
  /** LinkedIn writes "LinkedIn Member", in the reader's language, where it may not show the name. */
  hidden: boolean;
}

const PICTURES = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u20e3/gu;
// A joiner is part of a picture only beside one; some scripts need it within words.
const JOINED = /\u200d(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic}\ufe0f?)\u200d/gu;
// Reason: pronouns are short words with slashes between them in every language that writes them: she/her, hun/henne, elle/la.
const WORDS = String.raw`[\p{L}’']{1,5}(?:\s?/\s?[\p{L}’']{1,6}){1,3}`;
const PRONOUNS = new RegExp(String.raw`^[\s(\[·•|–-]*(${WORDS})[\s)\]]*$`, 'u');
// Within a name two family names may stand so: only what is in brackets, or without capitals, is no part of it.
const PRONOUNS_AFTER = new RegExp(String.raw`\s*[(\[]\s*(${WORDS})\s*[)\]]\s*$|[\s,·|–-]+((?=[^\p{Lu}]+$)${WORDS})\s*$`, 'u');
// Reason: a company's own word is in no member's name; the words around it are in the reader's language.
const NOT_SHOWN = /linkedin|领英|領英|リンクトイン/iu;
const GENERATION = /^(?:jr|sr|i{1,3}|iv|vi{0,3}|esq)\.?$/i;

/** Takes a name as it stands on a page apart; nothing of it is lost but picture signs. */
export function nameParts(text: string | null | undefined): NameParts {
  let name = (oneLine(text) ?? '').replace(JOINED, '').replace(PICTURES, ' ').replace(/\s+/g, ' ').trim();
  if (NOT_SHOWN.test(name)) return { name: null, pronouns: null, credentials: null, hidden: true };
  const said = PRONOUNS_AFTER.exec(name);
  const { plain, credentials } = withoutCredentials(said ? name.slice(0, said.index) : name);
  return { name: tidy(plain) || null, pronouns: said ? said[1] ?? said[2]! : null, credentials, hidden: false };
}

/** The pronouns that are all of a text, such as "(She/Her)" on a line of its own. */
export function pronounsIn(text: string | null | undefined): string | null {
  return PRONOUNS.exec(oneLine(text) ?? '')?.[1] ?? null;
}

/** Credentials follow the whole name after a comma, or in brackets: "Kari Nordmann, PhD, PMP". "Nordmann, KARI" is a name. */
function withoutCredentials(name: string): { plain: string; credentials: string | null } {
  const [whole, ...rest] = name.replace(/\s*\(([^()]*)\)\s*$/u, (all, inner: string) => (isCredential(inner) ? `, ${inner}` : all)).split(/\s*,\s*/);
  const plain = [whole!];
  while (rest.length && GENERATION.test(rest[0]!)) plain.push(rest.shift()!);
  const given = rest.filter(Boolean);
  if (!given.length || !/\S\s\S/.test(whole!) || !given.every(isCredential)) return { plain: name, credentials: null };
  return { plain: plain.join(', '), credentials: given.join(', ') };
}

/** Every word of it has two capitals or a full stop within, as "MBA", "PhD", "Ph.D.", "M. Sc.", "SHRM-SCP", "Dipl.-Ing." have. */
function isCredential(text: string): boolean {
  const words = text.replace(/[®™©]/g, '').split(/\s+/).filter(Boolean);
  return words.length > 0 && words.length <= 5 && words.every((word) => /^[\p{L}\d.&/+-]{1,15}$/u.test(word) && (/\p{Lu}.*\p{Lu}/u.test(word) || /\p{L}\./u.test(word) || /^\d+$/.test(word)));
}

function tidy(name: string): string {
  return name.replace(/\(\s*\)|\[\s*\]/g, '').replace(/^[\s,·|–-]+|[\s,·|–-]+$/g, '').replace(/\s+/g, ' ');
}
