import { openRoots } from '../../page/open_roots';
import type { Reading, Site } from '../contract';
import { describedPeople, type Described } from '../described';
import { describedInCards } from '../hcard';
import { Graph, type SchemaNode } from './graph';
import { readJsonLd } from './json_ld';
import { readMicrodata } from './microdata';
import { describedPerson } from './person_node';
import { readRdfa } from './rdfa';
import { AUTHOR, standings } from './standing';
import { ValueReader } from './value_reader';

// Reason: every node with one of these is a company's, and its address nobody's own.
const COMPANY = /(?:Organization|Corporation|Company|Business|School|University|Brand)$/;

/** schema.org `Person`, as JSON-LD, microdata or RDFa; what cards of the same page say of them is added. */
export const schemaPerson: Site = {
  name: 'schema-person',
  read(document: Document, url: URL): Reading {
    const { described, companies, broken } = describedBySchema(document, url);
    if (!described.length) return { nothing: broken ? 'broken_json_ld' : 'no_schema_person' };
    const cards = describedInCards(document, url);
    const all = [...described, ...cards.described];
    const people = describedPeople(all, { document, url, companies: [...companies, ...cards.companies] });
    return { people, ...(all.every(({ rank }) => rank === AUTHOR) && { aside: true }) };
  },
};

function describedBySchema(document: Document, url: URL): { described: Described[]; companies: string[]; broken: boolean } {
  const roots = openRoots(document);
  const { blocks, broken } = readJsonLd(roots, document.baseURI);
  const notations = { json: blocks, microdata: readMicrodata(roots), rdfa: readRdfa(roots) };
  const graph = new Graph(Object.values(notations).flat());
  addEmployers(graph);
  const read = new ValueReader(graph, document.documentElement.lang);
  const standing = standings(graph, url.href);
  const described = Object.entries(notations).flatMap(([notation, nodes]) => nodes.filter(isPerson)
    .map((node) => ({ ...describedPerson(node, read, today()), rank: standing(node), notation })));
  return { described: described.filter(({ name }) => name), companies: graph.nodes.filter(isCompany).flatMap((node) => addressesOf(node, read)), broken };
}

/** By what a company could be taken for a person. */
function addressesOf(company: SchemaNode, read: ValueReader): string[] {
  return [...read.addresses(company, 'url', 'sameAs', 'email'), ...read.texts(company, 'email'), ...(company.id === null ? [] : [company.id])];
}

function isPerson(node: SchemaNode): boolean {
  return node.types.some((type) => /^person$/i.test(type));
}

function isCompany(node: SchemaNode): boolean {
  return !isPerson(node) && node.types.some((type) => COMPANY.test(type));
}

/** Whom a company calls its employee works for it: schema.org says that the two properties are one, seen from both ends. */
function addEmployers(graph: Graph): void {
  for (const company of graph.nodes.filter(isCompany)) {
    for (const employee of graph.things(company, 'employee', 'employees')) {
      if (isPerson(employee) && !employee.properties.has('worksFor')) employee.properties.set('worksFor', [company]);
    }
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
