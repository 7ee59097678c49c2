import { elementValue, nameByText } from './element_value';
import { NODE_LIMIT, addValue, newNode, shortName, type SchemaNode } from './graph';

/** The things marked up as microdata (HTML 5.2), in the order they stand. */
export function readMicrodata(roots: ParentNode[]): SchemaNode[] {
  const items = roots.flatMap((root) => [...root.querySelectorAll('[itemscope]')]).slice(0, NODE_LIMIT);
  const nodes = new Map(items.map((item) => [item, newNode(typesOf(item), item.getAttribute('itemid'))]));
  for (const [item, node] of nodes) {
    for (const element of propertyElements(item)) {
      for (const property of namesOf(element)) addValue(node, property, nodes.get(element) ?? elementValue(element));
    }
    if (item.hasAttribute('itemprop')) nameByText(node, item);
  }
  return [...nodes.values()];
}

function typesOf(item: Element): string[] {
  return words(item.getAttribute('itemtype')).flatMap((type) => shortName(type) ?? []);
}

/** The elements with a property of this very item: within it or named by `itemref`, but not within an item inside it. */
function propertyElements(item: Element): Element[] {
  const root = item.getRootNode() as Document | ShadowRoot;
  const named = words(item.getAttribute('itemref')).flatMap((id) => root.getElementById(id) ?? []);
  const found: Element[] = [];
  const visited = new Set<Element>([item]);
  const pending = [...item.children, ...named];
  for (let element = pending.shift(); element; element = pending.shift()) {
    if (visited.has(element)) continue; // an itemref that leads back
    visited.add(element);
    if (!element.hasAttribute('itemscope')) pending.unshift(...element.children);
    if (element.hasAttribute('itemprop')) found.push(element);
  }
  return found;
}

function namesOf(element: Element): string[] {
  return words(element.getAttribute('itemprop')).flatMap((name) => (name.includes(':') ? shortName(name) ?? [] : [name]));
}

function words(text: string | null): string[] {
  return (text ?? '').split(/\s+/).filter(Boolean);
}
