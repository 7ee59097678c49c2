/** An element that a site's pages offer, by which a page is read. */
export interface Hook {
  /** What drift is counted under, and what the tests call it. */
  name: string;
  selector: string;
  /** Why this and nothing else; facts are those of docs/pages.md. */
  reason: string;
  /** How many there are on one person's card, at least and at most. */
  expected: readonly [number, number];
}

/** The elements of a hook in a part of a page, in the page's order. */
export function all(scope: ParentNode, { selector }: Hook): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(selector)];
}

/** The first of them that is not within one of the parts that are left out. */
export function first(scope: ParentNode, hook: Hook, outside = ''): HTMLElement | null {
  return all(scope, hook).find((element) => !outside || !isWithin(element, outside, scope)) ?? null;
}

/** Whether an element stands in a part that fits the selector and is itself within the scope. */
export function isWithin(element: Element, selector: string, scope: ParentNode): boolean {
  const part = element.parentElement?.closest(selector);
  return Boolean(part && part !== scope && scope.contains(part));
}
