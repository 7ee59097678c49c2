import { NAME_LIMIT } from '../../page/text';
import { visibleText } from '../../page/visible_text';
import { absolute, addValue, type Literal, type SchemaNode } from './graph';

const SOURCE: Record<string, string> = {
  img: 'src', audio: 'src', embed: 'src', iframe: 'src', source: 'src', track: 'src', video: 'src', object: 'data', a: 'href', area: 'href', link: 'href',
};

/**
 * The value of an element that carries a property, by the rules of microdata and RDFa: what it says for programs (`content`, `value`,
 * `datetime`), the address it leads to, and the text as a person sees it. A page that puts a name on a link means the words, so both
 * are kept and the property decides.
 */
export function elementValue(element: Element): Literal {
  const language = element.closest('[lang]')?.getAttribute('lang') ?? null;
  const said = element.getAttribute('content') ?? machineValue(element);
  if (said !== null) return { text: said, address: addressIn(said), language };
  const text = seenText(element);
  return { text: addressIn(text) ? '' : text, address: addressOf(element) ?? addressIn(text), language };
}

/** A thing that a page says nothing of but its text is called so: `<span itemprop="worksFor" itemscope itemtype="…/Organization">Fjordbyte</span>`. */
export function nameByText(node: SchemaNode, element: Element): void {
  const name = node.properties.size ? '' : seenText(element);
  if (name && name.length <= NAME_LIMIT) addValue(node, 'name', { text: name, address: null, language: null });
}

function machineValue(element: Element): string | null {
  if (element.matches('data, meter')) return element.getAttribute('value');
  return element.matches('time') ? element.getAttribute('datetime') : null;
}

/** A picture is seen by what its page says instead of it. What is hidden as a whole is meant for programs. */
function seenText(element: Element): string {
  if (element.matches('img, area')) return element.getAttribute('alt') ?? '';
  return visibleText(element) || (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Its own address; else that of the only link in it: pages put the property on the line and the link into it. */
function addressOf(element: Element): string | null {
  const attribute = SOURCE[element.localName];
  const links = attribute ? [] : [...element.querySelectorAll('a[href]')];
  const source = attribute ? element.getAttribute(attribute) : links.length === 1 ? links[0]!.getAttribute('href') : null;
  if (source === null) return null;
  return absolute(source, element.baseURI);
}

function addressIn(text: string): string | null {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\/\S+\s*$/i.test(text) ? text.trim() : null;
}
