import { visibleText } from '../../page/visible_text';

// Reason: beside the employer's stands the school's name, marked as such by a localised label alone. Where the page has the card of
// its education, that decides; the labels of the languages with most members decide only where it has not been drawn.
const SCHOOL = /^(?:education|ausbildung|bildung|formaci[oó]n|educaci[oó]n|educação|formação|formation|istruzione|formazione|opleiding|edukacja|wykształcenie|utdanning|uddannelse|utbildning|koulutus|vzdělání|eğitim|образование|освіта|学歴|教育|학력|التعليم)/iu;

/** Whether a text is the name of a school, as far as the page tells. */
export function isSchool(document: Document, text: string, label: string | null = null): boolean {
  if (label && SCHOOL.test(label.trim())) return true;
  const drawn = sectionText(document, 'education');
  return drawn.includes(text) && !sectionText(document, 'experience').includes(text);
}

/** The text of the card about ``experience`` or ``education``: by its anchor in the older markup, its component key in the newer. */
export function sectionText(document: Document, part: 'experience' | 'education'): string {
  const anchor = document.querySelector(`#${part}, section[componentkey$="${part}" i], section[data-section="${part}"]`);
  const section = anchor?.matches('section') ? anchor : anchor?.closest('section');
  return section ? visibleText(section) : '';
}
