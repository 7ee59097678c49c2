import { visibleText } from '../../page/visible_text';
import { lineOf } from '../linkedin/line';
import { nameParts } from '../linkedin/name';
import { NO_CARD, type ProfileCard } from '../linkedin/profile';

/** What Sales Navigator hides in screenshots it marks (S2): the sturdiest signs of its pages. */
const NAME = 'h1[data-anonymize="person-name"]';

/** Reads the page of a lead. Its public address comes only after a click, which nobody makes here (S3). */
export function readLead(document: Document): ProfileCard {
  const nameAt = document.querySelector<HTMLElement>(NAME);
  const card = nameAt?.closest<HTMLElement>('section') ?? nameAt?.parentElement ?? null;
  if (!nameAt || !card) return NO_CARD;
  const { name, pronouns, credentials, hidden } = nameParts(visibleText(nameAt));
  const marked = (what: string, scope: ParentNode = card): Element | null => scope.querySelector(`[data-anonymize="${what}"]`);
  return {
    card, nameAt,
    found: {
      name, pronouns, credentials, nameHidden: hidden,
      headline: lineOf(marked('headline')), location: lineOf(marked('location')),
      company: lineOf(marked('company-name')) ?? currentEmployer(document, card),
    },
  };
}

/** That of the newest position, unless its dates say that it has ended: they name two years. */
function currentEmployer(document: Document, card: Element): string | null {
  const companies = [...document.querySelectorAll('main [data-anonymize="company-name"]')];
  const newest = companies.find((each) => !each.closest('aside, [role="dialog"]') && !card.contains(each));
  const years = newest?.closest('li')?.textContent.match(/\b(?:19|20)\d\d\b/g) ?? [];
  return newest && new Set(years).size < 2 ? lineOf(newest) : null;
}
