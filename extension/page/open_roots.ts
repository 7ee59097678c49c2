/** Reason: the longest page whose every element is asked for a shadow root; looking costs about a millisecond for ten thousand. */
const ELEMENTS_LIMIT = 100_000;

/** The document and every open shadow root in it, in the order they stand: what a page draws in them is on the page as well. */
export function openRoots(document: Document): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (let index = 0, looked = 0; index < roots.length && looked < ELEMENTS_LIMIT; index += 1) {
    for (const element of roots[index]!.querySelectorAll('*')) {
      looked += 1;
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return roots;
}
