import { oneLine } from '../../page/text';
import { visibleText } from '../../page/visible_text';

// Signs that separate one fact from the next on a line: "· Bergen, Norway".
const SEPARATORS = /^[\s·•|,–—-]+|[\s·•|,–—-]+$/gu;

/** The text of one element as a person sees it, without the signs that part it from its neighbours; null when nothing is left. */
export function lineOf(element: Element | null | undefined, without?: string): string | null {
  return element ? oneLine(visibleText(element, without).replace(SEPARATORS, '')) : null;
}
