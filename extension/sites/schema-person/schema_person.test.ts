import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { schemaPerson } from '.';

const ADDRESS = 'https://maps.example/about?x=1#top';

function read(html: string): ReturnType<typeof schemaPerson.read> {
  const { document, url } = page(html, ADDRESS);
  return schemaPerson.read(document, url);
}

function jsonLd(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

describe('schema.org Person as JSON-LD', () => {
  const { document, url } = fixturePage('schema-person', 'graph.html', ADDRESS);
  const reading = schemaPerson.read(document, url);
  const people = 'people' in reading ? reading.people : [];

  it('puts the person the page is about first, also beside a broken block', () => {
    expect(people.map(({ name }) => name)).toEqual(['H&aring;kon <b>Lund</b>', 'Halvor Lund', 'Tuva Lie']);
  });

  it('takes the LinkedIn profile among sameAs as who it is', () => {
    expect(people[0]).toMatchObject({
      memberId: null, profileUrl: 'https://www.linkedin.com/in/hakon-lund', email: 'hakon@x.example', headline: 'Product Manager',
      company: 'Kart AS', location: 'Bergen, NO',
    });
  });

  it("takes a person's own address from the page on, and never one that runs code", () => {
    expect(people[1]!.profileUrl).toBe('https://maps.example/halvor');
    expect(people[2]!.profileUrl).toBe('https://maps.example/about?x=1');
  });

  it('finds a person who is the author of something', () => {
    expect(read(jsonLd({ '@type': 'Article', author: { '@type': 'http://schema.org/Person', name: 'Kari' } }))).toMatchObject({ people: [{ name: 'Kari' }] });
  });

  it('says why there is nobody: no person, or no JSON', () => {
    expect(read(jsonLd({ '@type': 'Organization', name: 'Kart AS' }))).toEqual({ nothing: 'no_schema_person' });
    expect(read('<script type="application/ld+json">{"@type": "Person",</script>')).toEqual({ nothing: 'broken_json_ld' });
    expect(read('<p>Kari</p>')).toEqual({ nothing: 'no_schema_person' });
  });

  it('keeps a person whose name is 10 kB, without the name', () => {
    expect(read(jsonLd({ '@type': 'Person', name: 'x'.repeat(10_000) }))).toMatchObject({ people: [{ name: null, nameProblem: 'too_long' }] });
  });

  it('survives values of the wrong kind', () => {
    expect(read(jsonLd({ '@type': 'Person', name: ['Kari', 7], email: { no: 1 }, sameAs: 7, worksFor: null, address: [[]] }))).toMatchObject({ people: [{ name: 'Kari', email: null }] });
  });
});

describe('schema.org Person as microdata', () => {
  it('reads the properties of the person and not those of things inside', () => {
    const { document, url } = fixturePage('schema-person', 'microdata.html', ADDRESS);
    expect(schemaPerson.read(document, url)).toMatchObject({
      people: [
        { name: 'Linnéa Åkesson', headline: 'Designer', company: 'Studio', location: 'Göteborg', email: 'linnea@x.example', profileUrl: 'https://maps.example/people/linnea' },
        { name: 'Tuva Lie' },
      ],
    });
  });
});
