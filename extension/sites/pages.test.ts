import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PagePerson } from '../page/person';
import { sameProfile } from '../page/profile_address';
import { page } from '../testing/fixture';
import { readPage } from '.';
import { peopleLinks } from './linkedin/people_links';

/** What the first comment of a fixture says: where it stands, what is right, and what is right as well (`nameAlso`). */
interface Fixture {
  address: string;
  note: string;
  expect: { people: Record<string, unknown>[]; box: string | null; links: string[]; loading?: boolean };
}

const FIXTURES = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) => /fixtures\/.*\.html$/.test(path)).flatMap((path) => {
  const html = readFileSync(join(import.meta.dirname, path), 'utf8');
  const comment = /<!--\s*(\{.*?\})\s*-->/s.exec(html)?.[1];
  return comment?.includes('"address"') ? [{ path, html, fixture: JSON.parse(comment) as Fixture }] : [];
});

describe.each(FIXTURES)('$path', ({ html, fixture }) => {
  const { document, url } = page(html, fixture.address);
  const reading = readPage(document, url);

  it('is read as its comment says', () => {
    expect(reading.people.map((person, index) => comparable(person, fixture.expect.people[index] ?? {}))).toEqual(fixture.expect.people);
  });

  it('has its links to other people', () => {
    const links = peopleLinks(document, url).filter(({ identity }) => !reading.people.some((person) => sameProfile(person, identity)));
    expect(links.map(({ identity }) => identity.memberId ?? identity.profileUrl).toSorted()).toEqual(fixture.expect.links.toSorted());
  });
});

/** The parts of a person that the expectation names, with the expected text where another right one was read. */
function comparable(person: PagePerson, expected: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.keys(expected).filter((key) => !key.endsWith('Also')).map((key) => {
    const read = person[key as keyof PagePerson];
    return [key, (expected[`${key}Also`] as unknown[] | undefined)?.includes(read) ? expected[key] : read];
  });
  return { ...Object.fromEntries(parts), ...Object.fromEntries(Object.entries(expected).filter(([key]) => key.endsWith('Also'))) };
}
