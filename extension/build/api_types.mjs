// Makes extension/api/server.ts of the server's OpenAPI document, which comes on the standard input: `make types`.
import { text } from 'node:stream/consumers';
import { compile } from 'json-schema-to-typescript';

const BANNER = '// Made by `make types` from the document that the server serves at /api/v1/openapi.json. Not for editing.';
const OPTIONS = {
  additionalProperties: false, bannerComment: BANNER, ignoreMinAndMaxItems: true,
  style: { singleQuote: true, printWidth: 140 }, $refOptions: { resolve: { external: false } },
};

const document = JSON.parse(await text(process.stdin));
process.stdout.write(await typesOf(document.components.schemas));

/** One type for each schema of the document, under its own name. */
async function typesOf(schemas) {
  const names = Object.keys(schemas);
  const $defs = Object.fromEntries(names.map((name) => [name, { ...schemaOf(schemas[name]), title: name }]));
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const made = await compile({ type: 'object', properties, $defs }, 'Every', OPTIONS);
  return made.replace(/export interface Every \{[^}]*\}\n/, '');
}

/** The schema without the title of each property, which would become a type of its own, and with references that lead to `$defs`. */
function schemaOf(value) {
  if (Array.isArray(value)) return value.map(schemaOf);
  if (typeof value !== 'object' || value === null) return value;
  const { title: _, properties, $ref, ...rest } = value;
  return {
    ...each(rest),
    ...(properties && { properties: each(properties) }),
    ...($ref && { $ref: $ref.replace('#/components/schemas/', '#/$defs/') }),
  };
}

function each(members) {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, schemaOf(value)]));
}
