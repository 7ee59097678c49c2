// microformats2 (h-card, and what cards stand in) and what came before it. Class names that only look alike are a page's own styling:
// `p-4`, `h-full`, `u-pull-right`, and `item`, which was a microformat once and is every second list's.
const ROOTS = listed('h-card h-adr h-geo h-entry h-feed h-event h-resume h-cite h-product h-review h-recipe h-app h-x-app');
const OLD_ROOTS = listed('vcard adr geo hentry hfeed hresume vevent hproduct hreview');
const PROPERTY = /^(?:p|u|e|dt)-(?:name|honorific-prefix|given-name|additional-name|family-name|sort-string|honorific-suffix|nickname|email|logo|photo|url|uid|category|adr|post-office-box|extended-address|street-address|locality|region|postal-code|country-name|label|geo|latitude|longitude|altitude|tel|note|bday|key|org|organization-name|organization-unit|job-title|role|gender-identity|anniversary|sex|impp|pronouns?|title|location|agent|author|attendee|organizer|contact|reviewer|item|affiliation|experience|education|summary|content|published|updated|member|comment)$/;
const OLD_TEXTS = listed('fn nickname org organization-name organization-unit tel adr title role note category agent given-name additional-name family-name honorific-prefix honorific-suffix street-address extended-address post-office-box locality region postal-code country-name latitude longitude label sort-string author entry-title');
const OLD_OTHERS = listed('n photo url email uid bday logo geo key rev sound tz class mailer type include contact entry-content entry-summary updated summary attendee location reviewer affiliation education experience');
const VALUES = listed('value value-title');

/** Which names count: those of microformats2, or inside a card of before it (`old`) that one's. */
export function vocabularyOf(element: Element, old: boolean): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => (
    ROOTS.has(name) || OLD_ROOTS.has(name) || VALUES.has(name) || (old ? OLD_TEXTS.has(name) || OLD_OTHERS.has(name) : PROPERTY.test(name))
  ));
}

/** Whether these names begin something of their own, and of which time; null when they begin nothing. */
export function rootOf(names: string[]): 'old' | 'new' | null {
  if (names.some((name) => ROOTS.has(name))) return 'new';
  return names.some((name) => OLD_ROOTS.has(name)) ? 'old' : null;
}

/** Whether one of these names makes a property of the element's text. */
export function isText(names: string[]): boolean {
  return names.some((name) => name.startsWith('p-') || OLD_TEXTS.has(name));
}

function listed(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
