import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import english from '../public/_locales/en/messages.json';
import norwegian from '../public/_locales/nb/messages.json';

const ROOT = join(import.meta.dirname, '..');

/** The extension's own sources, without tests and what was built. */
const SOURCES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(dist|\.wxt|testing|node_modules)\/|\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

function partsOf(message: string): string[] {
  return (message.match(/\$\d/g) ?? []).toSorted();
}

describe('the words', () => {
  it('are the same in both languages, with the same parts', () => {
    expect(Object.keys(norwegian)).toEqual(Object.keys(english));
    for (const word of Object.keys(english) as (keyof typeof english)[]) {
      expect([word, partsOf(norwegian[word].message)]).toEqual([word, partsOf(english[word].message)]);
    }
  });

  it('are all used somewhere', () => {
    const all = SOURCES.map(({ text }) => text).join('\n');
    const composed = /^(trouble|nothing|mode|recommendation|name|policy|book_read)_/;
    const outcomes = new Set(['exported', 'already_on_job', 'undone', 'queued', 'cancelling']);
    const unused = Object.keys(english).filter((word) => !composed.test(word) && !outcomes.has(word) && !new RegExp(`['_]${word}(__)?['"]`).test(all));
    expect(unused).toEqual([]);
  });

  it('carry the labels of the specification in Norwegian', () => {
    const labels = ['export', 'change_ats', 'in_ats', 'jobs_and_statuses', 'interview_feedback', 'notes'] as const;
    expect(labels.map((label) => norwegian[label].message)).toEqual(['Eksporter', 'Endre ATS', 'In ATS', 'Jobber og statuser', 'Intervjutilbakemelding', 'Notater']);
  });
});

describe('the sources', () => {
  it('send and receive messages in one file', () => {
    const touching = SOURCES.filter(({ text }) => /\.(sendMessage|onMessage|connect\(\{)/.test(text)).map(({ path }) => path);
    expect(touching).toEqual(['messages/channel.ts']);
  });

  it('keep tokens in one file, and never in a message', () => {
    const naming = SOURCES.filter(({ text }) => /refresh_token|access_token/.test(text)).map(({ path }) => path);
    expect(naming.toSorted()).toEqual(['api/types.ts', 'background/connection/oauth.ts', 'background/connection/session.ts']);
  });

  it('never make markup of text', () => {
    expect(SOURCES.filter(({ text }) => /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|document\.write/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
