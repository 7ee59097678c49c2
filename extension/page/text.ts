/** The longest name the server takes (API, `Person.name`), in characters. */
export const NAME_LIMIT = 200;

// Invisible characters that reorder or hide text: they could make a name read as somebody else's.
const UNSEEN = /[\p{Cc}\u00ad\u200b\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * One line of text as a person would read it: white space collapsed, control and direction characters gone.
 * Returns null when nothing is left.
 */
export function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  return line || null;
}

/** {@link oneLine}, cut to `limit` characters without breaking a surrogate pair. */
export function shortLine(text: string | null | undefined, limit = 300): string | null {
  const line = oneLine(text);
  if (!line || line.length <= limit) return line;
  return line.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}

/** The address in a `mailto:` link or a bare e-mail address, or null when it is none. */
export function emailAddress(text: string | null | undefined): string | null {
  const bare = (oneLine(text) ?? '').replace(/^mailto:/i, '').split('?')[0] ?? '';
  const address = decoded(bare);
  return address.length <= 320 && /^[^@\s<>"]+@[^@\s<>"]+\.[^@\s<>"]+$/.test(address) ? address : null;
}

/** Percent-decoded text; as it stands when the escapes are broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
