import { browser } from 'wxt/browser';
import type english from '../../public/_locales/en/messages.json';

/** A name in `_locales/<language>/messages.json`. */
export type Word = keyof typeof english;

/** The text of a word in the browser's language, with `$1`, `$2`… filled in. It is text, never markup. */
export function t(word: Word, ...parts: (string | number)[]): string {
  return browser.i18n.getMessage(word as never, parts.map(String));
}

/** The word with that name if there is one, else the plain text: for names that come from the server. */
export function wordOr(word: string, plain: string): string {
  return browser.i18n.getMessage(word as never) || plain;
}

/** A day as the user writes it. */
export function day(iso: string): string {
  return formatted(iso);
}

/** A moment as the user writes it. */
export function moment(iso: string | number): string {
  return formatted(iso, 'short');
}

function formatted(time: string | number, timeStyle?: 'short'): string {
  const date = new Date(time);
  return Number.isNaN(+date) ? '' : new Intl.DateTimeFormat(browser.i18n.getUILanguage(), { dateStyle: 'medium', timeStyle }).format(date);
}
