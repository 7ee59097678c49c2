import { all, first } from '../linkedin/hook';
import { lineOf } from '../linkedin/line';
import { COMPANY, CONTACT_LINK, HEADLINE, LOCATION } from './hooks';
import { isSchool } from './school';

type Fields = { headline: string | null; company: string | null; location: string | null };

/** The facts of the older markup's card: none of them is a neighbour of the name (I2). */
export function classicFields(document: Document, card: HTMLElement): Fields {
  return { headline: lineOf(first(card, HEADLINE)), company: companyOf(document, card), location: locationOf(card) };
}

function companyOf(document: Document, card: HTMLElement): string | null {
  const buttons = all(card, COMPANY).map((button) => ({ text: lineOf(button), label: button.getAttribute('aria-label') }));
  return buttons.find(({ text, label }) => text && label!.includes(text) && !isSchool(document, text, label))?.text ?? null;
}

/** On the line of the link to the contact data, which is there in every language. */
function locationOf(card: HTMLElement): string | null {
  const contact = first(card, CONTACT_LINK);
  let line = contact?.parentElement ?? null;
  while (line && line !== card && !first(line, LOCATION)) line = line.parentElement;
  const places = line && line !== card ? all(line, LOCATION) : [];
  return lineOf(places.find((place) => !place.contains(contact) && !place.querySelector('a, button')));
}
