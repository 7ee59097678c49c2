import type { BookEntry } from '../../messages/contract';

const HEADINGS = ['when', 'what', 'where', 'how', 'field', 'value'];

/** The book as CSV (RFC 4180): one line for each page that was read, and for each field that was sent. */
export function csvOf(entries: BookEntry[]): string {
  return [HEADINGS, ...entries.flatMap(linesOf)].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function linesOf(entry: BookEntry): string[][] {
  const when = new Date(entry.at).toISOString();
  if (entry.what === 'read') return [[when, 'read', entry.page, entry.kind, 'people', String(entry.people)]];
  return Object.entries(entry.fields).map(([name, value]) => [when, 'sent', entry.instance, entry.path, name, value]);
}

/** A cell in quotes. Spreadsheets run what begins like a formula, and the texts are those of strangers: an apostrophe makes it text. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
