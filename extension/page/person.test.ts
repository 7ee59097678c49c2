import { describe, expect, it } from 'vitest';
import { pagePerson, personKey } from './person';
import { emailAddress, oneLine, shortLine } from './text';

const identity = { memberId: 'AEMAA1', profileUrl: null };

describe('a person of a page', () => {
  it('has a name on one line, without characters that hide or reorder text', () => {
    expect(pagePerson({ ...identity, name: '  Kari\n\t Nord\u202emann\u200b ' }).name).toBe('Kari Nordmann');
  });

  it('keeps joiners that scripts and emoji need', () => {
    expect(oneLine('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
  });

  it('with a name of 10 kB has no name and says why, instead of a cut one', () => {
    const person = pagePerson({ ...identity, name: 'x'.repeat(10_000) });
    expect([person.name, person.nameProblem]).toEqual([null, 'too_long']);
  });

  it('without a name says that it is missing', () => {
    expect(pagePerson({ ...identity, name: ' \n ' }).nameProblem).toBe('missing');
  });

  it('keeps markup in a name as the text it is', () => {
    expect(pagePerson({ ...identity, name: '<b>Bobby</b> & Søn' }).name).toBe('<b>Bobby</b> & Søn');
  });

  it('has an e-mail address only where there is one', () => {
    expect(emailAddress('mailto:kari%40x.example?subject=Hi')).toBe('kari@x.example');
    expect(emailAddress('not shared')).toBeNull();
    expect(emailAddress(`${'a'.repeat(320)}@x.example`)).toBeNull();
  });

  it('has a headline of at most 300 characters, never half a character', () => {
    expect(shortLine(`${'a'.repeat(299)}😀`)).toBe('a'.repeat(299));
  });

  it('differs from another with the same name', () => {
    const one = pagePerson({ ...identity, name: 'Kari' });
    expect(personKey(one)).not.toBe(personKey(pagePerson({ memberId: 'AEMAA2', profileUrl: null, name: 'Kari' })));
  });
});
