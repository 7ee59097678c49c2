/** No line that Attract reads is longer; what a page puts beyond is not looked at. */
const LIMIT = 20_000;

const UNDRAWN = /^(?:script|style|template|noscript|head|title|svg|math|iframe|object|video|audio|canvas|select|datalist|textarea)$/;
const BLOCK = /^(?:address|article|aside|blockquote|body|br|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
// Reason: what style sheets call text for screen readers has been named so for years; the style itself is asked as well.
const FOR_SCREEN_READERS = /(?:^|\s)(?:(?:u-|cdk-)?visually-?hidden|sr-only|a11y-text|screen-reader-text|show-for-sr|offscreen)(?:\s|$)/i;

/**
 * The text of an element as a person sees it: one blank between blocks and lines, without what is hidden, written twice for screen
 * readers, or folded away; with what stands in open shadow roots.
 * @param without selector of parts to leave out, such as badges
 */
export function visibleText(element: Element, without?: string): string {
  const walk: Walk = { without, parts: [], length: 0 };
  walkChildren(element, walk);
  return walk.parts.join('').replace(/\s+/g, ' ').trim();
}

interface Walk { without: string | undefined; parts: string[]; length: number }

function walkChildren(parent: Element | ShadowRoot, walk: Walk): void {
  const nodes = shownNodes(parent);
  const twins = writtenTwice(nodes);
  for (const node of nodes) {
    if (walk.length > LIMIT) return;
    if (node.nodeType === 3) push(walk, (node as Text).data);
    else if (node.nodeType === 1 && !twins.has(node)) walkElement(node as Element, walk);
  }
}

function walkElement(element: Element, walk: Walk): void {
  const style = styleOf(element);
  if (isUnseen(element, style) || (walk.without && element.matches(walk.without))) return;
  const apart = isBlock(element, style);
  if (apart) push(walk, ' ');
  walkChildren(element, walk);
  if (apart) push(walk, ' ');
}

/** What is drawn in the place of an element's children: those of its open shadow root, and for a slot what was put into it. */
function shownNodes(parent: Element | ShadowRoot): Node[] {
  const root = (parent as Element).shadowRoot;
  if (root) return [...root.childNodes];
  const put = (parent as Element).localName === 'slot' ? (parent as HTMLSlotElement).assignedNodes?.() ?? [] : [];
  return put.length ? put : [...parent.childNodes];
}

/** Beside a text that screen readers skip stands the same once more for them ("View Kari Nordmann’s profile"), whatever its class is called. */
function writtenTwice(nodes: Node[]): Set<Node> {
  const elements = nodes.filter((node): node is Element => node.nodeType === 1);
  const seen = elements.filter((element) => element.getAttribute('aria-hidden') === 'true').map(plainText).filter(Boolean);
  if (!seen.length) return new Set();
  const spoken = elements.filter((element) => element.getAttribute('aria-hidden') !== 'true');
  return new Set(spoken.filter((element) => seen.some((text) => says(plainText(element), text))));
}

/** One word alone (an initial, a sign) may stand in any text by chance. */
function says(spoken: string, seen: string): boolean {
  return spoken === seen || (seen.includes(' ') && /\p{L}/u.test(seen) && spoken.includes(seen));
}

function plainText(element: Element): string {
  return (element.textContent ?? '').slice(0, LIMIT).replace(/\s+/g, ' ').trim();
}

/** Whether an element itself is not seen: hidden, folded away, or there for screen readers alone. */
export function isHidden(element: Element): boolean {
  return isUnseen(element, styleOf(element));
}

/** Whether a person sees an element apart from what stands before and after it. */
export function standsApart(element: Element): boolean {
  return isBlock(element, styleOf(element));
}

function isBlock(element: Element, style: CSSStyleDeclaration | null): boolean {
  return BLOCK.test(element.localName) || /^(?:block|flex|grid|table|list-item|flow-root)/.test(style?.display ?? '');
}

function isUnseen(element: Element, style: CSSStyleDeclaration | null): boolean {
  if (UNDRAWN.test(element.localName) || element.hasAttribute('hidden')) return true;
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return true;
  return FOR_SCREEN_READERS.test(element.getAttribute('class') ?? '') || (style !== null && hides(style));
}

function hides(style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || /^(?:hidden|collapse)$/.test(style.visibility)) return true;
  const clipped = /^rect\((?:0|1)px,? (?:0|1)px,? (?:0|1)px,? (?:0|1)px\)$/.test(style.clip) || /^inset\((?:50|100)%/.test(style.clipPath);
  return clipped || (style.position === 'absolute' && style.overflow === 'hidden' && /^[01](?:\.\d+)?px$/.test(style.width));
}

function styleOf(element: Element): CSSStyleDeclaration | null {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
}

function push(walk: Walk, text: string): void {
  walk.parts.push(text);
  walk.length += text.length;
}
