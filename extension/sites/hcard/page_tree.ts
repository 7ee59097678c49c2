import { isHidden, standsApart, visibleText } from '../../page/visible_text';
import { isText, rootOf, vocabularyOf } from './vocabulary';

/**
 * The tree that microformats-parser reads, made from the page itself in place of parse5, for which this module stands in the build:
 * the browser has parsed the page already, its open shadow roots and base address included, and knows what a person sees of it.
 * The library asks parse5 for two functions, and of a node for what is named here.
 */
export interface TreeElement { nodeName: string; tagName: string; attrs: { name: string; value: string }[]; childNodes: TreeNode[] }
interface TreeText { nodeName: '#text'; value: string }
type TreeNode = TreeElement | TreeText;

let parsing: TreeElement[] = [];

/** Reason: a page of comments has a card for each; whom the page is about stands near the top. */
const PARTS_LIMIT = 500;

/** Runs `read`, for whom {@link parse} gives the parts of the page that hold the elements named, each whole. */
export function withTreesOf<T>(roots: ParentNode[], selector: string, read: () => T): T {
  const parts = new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)].slice(0, PARTS_LIMIT).map(outermost)));
  const place = { marked: false, old: false };
  parsing = [...parts, ...includedIn([...parts])].map((part) => elementTree(part, place));
  try {
    return read();
  } finally {
    parsing = [];
  }
}

/** The outermost thing around an element: whether a card is an author's or an employer's is said by what stands around it. */
function outermost(element: Element): Element {
  let found = element;
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (rootOf(vocabularyOf(around, true))) found = around;
  }
  return found;
}

/** Cards of before microformats2 may name parts of themselves that stand elsewhere. */
function includedIn(parts: Element[]): Element[] {
  const including = parts.flatMap((part) => [part, ...part.querySelectorAll('[itemref], a.include, object.include')]);
  const ids = including.flatMap((element) => [element.getAttribute('itemref'), element.matches('.include') ? element.getAttribute('href') ?? element.getAttribute('data') : null]);
  return ids.flatMap((named) => (named ?? '').split(/[\s#]+/).filter(Boolean)).flatMap((id) => parts[0]!.ownerDocument.getElementById(id) ?? []);
}

/** In place of parse5's: a page of the parts that are read just now. */
export function parse(): { nodeName: '#document'; childNodes: TreeNode[] } {
  const body: TreeElement = { nodeName: 'body', tagName: 'body', attrs: [], childNodes: parsing };
  return { nodeName: '#document', childNodes: [{ nodeName: 'html', tagName: 'html', attrs: [], childNodes: [body] }] };
}

/** In place of parse5's: nobody asks for the markup of a property. */
export function serialize(): string {
  return '';
}

/** Where a part of the page stands. */
interface Place {
  /** Within something marked up, where what a person does not see is no text. */
  marked: boolean;
  /** Within a card of before microformats2. */
  old: boolean;
}

// The base address is given to the library as the browser understands it.
const LEFT_OUT = /^(?:script|style|template|noscript|base|svg)$/;
const WITH_TEXT_OF_ITS_OWN = 'img, area, abbr, data, input, meta, object';

function elementTree(element: Element, outside: Place): TreeElement {
  const names = vocabularyOf(element, outside.old);
  const root = rootOf(names);
  const place = root ? { marked: true, old: root === 'old' } : outside;
  // An element that begins a card of before microformats2 has its names as well, such as `fn` beside `vcard`.
  const all = root === 'old' ? [...new Set([...names, ...vocabularyOf(element, true)])] : names;
  const attrs = [...element.attributes].filter(({ name }) => name !== 'class').map(({ name, value }) => ({ name, value }));
  if (all.length) attrs.push({ name: 'class', value: all.join(' ') });
  return { nodeName: element.localName, tagName: element.localName, attrs, childNodes: textAlone(element, all, place) ?? childTrees(element, place) };
}

/** A property that is text alone is the text that a person sees; any other keeps its parts. */
function textAlone(element: Element, names: string[], { marked, old }: Place): TreeNode[] | null {
  if (!marked || !isText(names) || element.querySelector(WITH_TEXT_OF_ITS_OWN) || holdsMarked(element, old)) return null;
  const text = visibleText(element);
  return text ? [textTree(text)] : null;
}

function childTrees(element: Element | ShadowRoot, place: Place): TreeNode[] {
  const shadow = 'shadowRoot' in element ? element.shadowRoot : null;
  return [...(shadow ?? element).childNodes].flatMap((node): TreeNode[] => {
    if (node.nodeType === 3) return [textTree((node as Text).data)];
    return node.nodeType === 1 ? childTree(node as Element, place) : [];
  });
}

function childTree(child: Element, place: Place): TreeNode[] {
  if (LEFT_OUT.test(child.localName)) return [];
  // What is hidden as a whole and marked up is meant for programs.
  if (place.marked && isHidden(child) && !vocabularyOf(child, place.old).length && !holdsMarked(child, place.old)) return [];
  const put = child.localName === 'slot' ? (child as HTMLSlotElement).assignedElements?.() ?? [] : [];
  const trees = put.length ? put.map((element) => elementTree(element, place)) : [elementTree(child, place)];
  return place.marked && standsApart(child) ? [textTree(' '), ...trees, textTree(' ')] : trees;
}

function holdsMarked(element: Element, old: boolean): boolean {
  return [...element.querySelectorAll('[class]')].some((each) => vocabularyOf(each, old).length > 0);
}

function textTree(value: string): TreeText {
  return { nodeName: '#text', value };
}
