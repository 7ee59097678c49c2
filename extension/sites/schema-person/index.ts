import type { Reading, Site } from '../contract';
import { readJsonLd } from './json_ld';
import { readMicrodata } from './microdata';

/** schema.org `Person`, as JSON-LD or microdata. */
export const schemaPerson: Site = {
  name: 'schema-person',
  read(document: Document, url: URL): Reading {
    const { people, broken } = readJsonLd(document, url);
    const all = [...people, ...readMicrodata(document, url)];
    if (all.length) return { people: all };
    return { nothing: broken ? 'broken_json_ld' : 'no_schema_person' };
  },
};
