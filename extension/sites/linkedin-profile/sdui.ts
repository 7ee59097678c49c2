import { oneLine } from '../../page/text';
import { visibleText } from '../../page/visible_text';
import { first } from '../linkedin/hook';
import { lineOf } from '../linkedin/line';
import { pronounsIn } from '../linkedin/name';
import { CONTACT_LINK } from './hooks';
import { isSchool } from './school';

type Fields = { headline: string | null; company: string | null; location: string | null };

/** The facts of the newer markup's card: lines of text in a fixed order, with hashed class names (I6). */
export function sduiFields(document: Document, card: HTMLElement, nameAt: HTMLElement): Fields {
  const place = placeOf(card);
  const lines = linesBetween(card, nameAt, place);
  const [headline = null, ...rest] = lines;
  return { headline, company: companyOf(document, rest), location: place && lineOf(place) };
}

/** The first line of the part that the link to the contact data stands in. */
function placeOf(card: HTMLElement): HTMLElement | null {
  const contact = first(card, CONTACT_LINK);
  let part = contact?.closest('p')?.parentElement ?? contact?.parentElement ?? null;
  while (part && part !== card) {
    const place = [...part.querySelectorAll<HTMLElement>('p')].find((line) => !line.contains(contact) && !line.querySelector('a, button') && /\p{L}/u.test(line.textContent));
    if (place) return place;
    part = part.parentElement;
  }
  return null;
}

/** The lines after the name and before the place; the degree, which begins with a point, and the pronouns are none. */
function linesBetween(card: HTMLElement, nameAt: HTMLElement, place: HTMLElement | null): string[] {
  const paragraphs = [...card.querySelectorAll<HTMLElement>('p')].filter((line) => follows(nameAt, line) && (!place || follows(line, place)) && !line.contains(nameAt) && !nameAt.contains(line) && !line.closest('dialog, a, button'));
  const texts = paragraphs.flatMap((line) => oneLine(visibleText(line)) ?? []);
  return [...new Set(texts)].filter((text) => !/^[·•]/.test(text) && /\p{L}/u.test(text) && !pronounsIn(text));
}

function follows(before: Node, after: Node): boolean {
  return Boolean(before.compareDocumentPosition(after) & 4);
}

/** "Employer · School"; a school alone is no employer. */
function companyOf(document: Document, lines: string[]): string | null {
  const parts = lines[0]?.split(/\s+[·•]\s+/) ?? [];
  return parts.map((part) => part.trim()).find((part) => part && !isSchool(document, part)) ?? null;
}
