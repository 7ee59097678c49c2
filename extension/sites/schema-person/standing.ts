import { isNode, type Graph, type SchemaNode } from './graph';

/** How close a person is to what the page is about. */
export const MAIN = 3;
export const OWNER = 2;
export const NAMED = 1;
export const AUTHOR = 0;

const PAGE = /^(?:WebPage|ProfilePage|AboutPage|ContactPage|ItemPage|WebSite)$/;
// Whoever made a thing that the page shows, or says something about it, is not whom the page is about.
const MADE_BY = /^(?:author|creator|editor|contributor|publisher|accountablePerson|copyrightHolder|reviewedBy|translator|illustrator|sponsor|funder|provider|performer|actor|director|byArtist|composer|agent|sender|maintainer)$/;

/**
 * How each person stands to the page: it is about them (main entity), it or its site is theirs, they are named, or they only made
 * something that it shows.
 */
export function standings(graph: Graph, page: string): (person: SchemaNode) => number {
  const main = new Set<SchemaNode>();
  const owners = new Set<SchemaNode>();
  const makers = new Set<SchemaNode>();
  for (const node of graph.nodes) {
    const isPage = node.types.some((type) => PAGE.test(type));
    for (const entity of graph.things(node, 'mainEntity')) main.add(entity);
    if (isPage) for (const owner of graph.things(node, 'about', 'publisher', 'copyrightHolder')) owners.add(owner);
    for (const property of node.properties.keys()) {
      if (!isPage && MADE_BY.test(property)) for (const maker of graph.things(node, property)) makers.add(maker);
    }
  }
  return (person) => {
    if (main.has(person) || isPageOf(graph, person, page)) return MAIN;
    if (owners.has(person)) return OWNER;
    return makers.has(person) ? AUTHOR : NAMED;
  };
}

/** `mainEntityOfPage`: a page that is about the person, this one where its address is said. */
function isPageOf(graph: Graph, person: SchemaNode, page: string): boolean {
  return graph.values(person, 'mainEntityOfPage').some((value) => {
    const address = isNode(value) ? value.id : value.address;
    return address === null || withoutFragment(address) === withoutFragment(page);
  });
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
