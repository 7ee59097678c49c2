import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { hcard } from '.';

describe('an h-card', () => {
  const { document, url } = fixturePage('hcard', 'cards.html', 'https://aga.example/');
  const reading = hcard.read(document, url);
  const people = 'people' in reading ? reading.people : [];

  it('gives the person, with the LinkedIn profile among their own addresses', () => {
    expect(people[0]).toMatchObject({
      name: 'Agnieszka Wójcik', profileUrl: 'https://www.linkedin.com/in/agnieszka', email: 'aga@x.example', headline: 'Engineer', location: 'Oslo, Norway',
    });
  });

  it('without properties is its own name and address', () => {
    expect(people.find(({ name }) => name === 'Ola Hansen')?.profileUrl).toBe('https://friend.example/');
  });

  it('without a name is nobody', () => {
    expect(people.every(({ name }) => name)).toBe(true);
  });

  it('is missed where there is none, and says so', () => {
    const plain = page('<p class="vcard">Kari</p>', 'https://x.example/');
    expect(hcard.read(plain.document, plain.url)).toEqual({ nothing: 'no_h_card' });
  });
});
