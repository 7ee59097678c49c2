import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../background/connection/policy';
import schema from '../public/managed_schema.json';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/extension-policies.md'), 'utf8');
const DECIDED = { instances: ['https://attract.company.example'], othersAllowed: false, injectHosts: ['recruiter.company.example'], problems: [] };

/** The examples of one kind on the page. */
function examples(kind: string): string[] {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!);
}

describe('the examples of policies', () => {
  it('in JSON say what the extension understands', () => {
    const found = examples('json').map((text) => JSON.parse(text));
    const values = [
      found[0]['3rdparty'].extensions.opcjmlibplblfpeknfbafpkdhlpbampd,
      found[1].policies['3rdparty'].Extensions['attract@attract.example'],
      found[2].data,
    ];
    expect(values.map(policyOf)).toEqual([DECIDED, DECIDED, DECIDED]);
  });

  it('for Windows name every setting under the extension’s policy', () => {
    const [text] = examples('reg');
    const values: Record<string, unknown> = {};
    for (const [, key, entries] of text!.matchAll(/\[.*\\3rdparty\\extensions\\[a-p]{32}\\policy\\?(.*)\]\n((?:".*\n)*)/g)) {
      const read = [...entries!.matchAll(/"(.*?)"=(?:"(.*)"|dword:0*(\d+))/g)].map(([, name, words, number]) => [name!, words ?? number === '1'] as const);
      Object.assign(values, key ? { [key]: read.map(([, value]) => value) } : Object.fromEntries(read));
    }
    expect(policyOf(values)).toEqual(DECIDED);
  });

  it('for macOS name every setting', () => {
    const [text] = examples('xml');
    const values = Object.fromEntries([...text!.matchAll(/<key>(\w+)<\/key>\s*(?:<array>([^]*?)<\/array>|<(true|false)\/>)/g)].map(([, name, list, flag]) => [
      name!, list ? [...list.matchAll(/<string>(.*?)<\/string>/g)].map(([, entry]) => entry) : flag === 'true',
    ]));
    expect(policyOf(values)).toEqual(DECIDED);
  });

  it('and the schema know the same settings', () => {
    const wrong = Object.fromEntries(Object.keys(schema.properties).map((name) => [name, 5]));
    expect(policyOf(wrong).problems.map(({ why }) => why)).not.toContain('unknown');
    for (const name of Object.keys(schema.properties)) expect(PAGE).toContain(`| \`${name}\` |`);
  });
});
