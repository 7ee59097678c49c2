import { describe, expect, it } from 'vitest';
import type { PagePerson } from '../page/person';
import { identityKey } from '../page/profile_address';
import { page } from '../testing/fixture';
import { describedPeople, type Described } from './described';
import { readPage } from '.';

const ADDRESS = 'https://yard.example/team';
const NOBODY_KNOWN = { memberId: null, profileUrl: null };

function person(name: string, said: Partial<Described> = {}): Described {
  return { name, email: null, headline: null, company: null, location: null, pronouns: null, profiles: [], homes: [], notation: 'json', rank: 1, ...said };
}

function people(described: Described[], html = '', companies: string[] = []): PagePerson[] {
  return describedPeople(described, { ...page(`<body>${html}`, ADDRESS), companies });
}

function jsonLd(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

function keysOf(all: PagePerson[]): string[] {
  return all.flatMap((one) => [...(one.memberId ?? one.profileUrl ? [identityKey(one)] : []), ...(one.email ? [one.email] : [])]);
}

describe('several people of one page', () => {
  it.each([
    ['no addresses', () => ({})],
    ['the address of the page', () => ({ homes: [ADDRESS] })],
    ['the address of the page with a fragment each', (name: string) => ({ homes: [`${ADDRESS}#${name}`] })],
    ['the address of the site', () => ({ homes: ['https://yard.example/'] })],
    ['one address in several spellings', (name: string) => ({ homes: [name === 'Ada' ? 'https://yard.example' : 'http://yard.example/#x'] })],
    ['the company’s profile on LinkedIn', () => ({ profiles: ['https://www.linkedin.com/company/yard'], homes: ['https://www.linkedin.com/company/yard'] })],
    ['one profile', () => ({ profiles: ['https://www.linkedin.com/in/chair'] })],
    ['one profile in several spellings', (name: string) => ({ profiles: [name === 'Ada' ? 'https://www.linkedin.com/in/Chair/' : 'https://no.linkedin.com/comm/in/chair?x=1'] })],
    ['a placeholder', () => ({ profiles: ['https://www.linkedin.com/in/unavailable/'], homes: ['https://www.linkedin.com/in/me'] })],
    ['a short link', () => ({ profiles: ['https://lnkd.in/x'], homes: ['https://lnkd.in/x'] })],
    ['one mailbox', () => ({ email: 'post@yard.example' })],
    ['one mailbox in other capitals', (name: string) => ({ email: name === 'Ada' ? 'Post@Yard.example' : 'mailto:post@yard.example' })],
  ])('who have %s never share who they are', (_, said) => {
    const all = people(['Ada', 'Bo', 'Cy'].map((name) => person(name, said(name))));
    expect(all.map(({ name, memberId, profileUrl, email }) => ({ name, memberId, profileUrl, email }))).toEqual(['Ada', 'Bo', 'Cy'].map((name) => ({ name, ...NOBODY_KNOWN, email: null })));
  });

  it('keep what is their own', () => {
    const all = people([
      person('Ada', { profiles: ['https://www.linkedin.com/in/ada'], homes: [ADDRESS], email: 'ada@yard.example' }),
      person('Bo', { homes: [ADDRESS, '/people/bo'] }),
      person('Cy', { homes: [ADDRESS] }),
    ]);
    expect(all).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/ada', email: 'ada@yard.example' }, { profileUrl: 'https://yard.example/people/bo' }, NOBODY_KNOWN]);
  });

  it('are three choices on a team page, in each notation', () => {
    const names = ['Ada Moen', 'Bo Lie', 'Cy Dahl'];
    const pages = [
      jsonLd({ '@type': 'Organization', name: 'Verft', employee: names.map((name) => ({ '@type': 'Person', name, url: ADDRESS })) }),
      names.map((name) => `<li itemscope itemtype="https://schema.org/Person"><b itemprop="name">${name}</b><a itemprop="url" href="#">more</a></li>`).join(''),
      names.map((name) => `<li vocab="https://schema.org/" typeof="Person"><b property="name">${name}</b></li>`).join(''),
      names.map((name) => `<li class="h-card"><b class="p-name">${name}</b><a class="u-url" href="/team">more</a></li>`).join(''),
    ];
    for (const html of pages) {
      const { document, url } = page(`<body>${html}`, ADDRESS);
      const { people: all } = readPage(document, url);
      expect(all.map(({ name }) => name)).toEqual(names);
      expect(keysOf(all)).toEqual([]);
    }
  });
});

describe('one person', () => {
  it('whom a page is about may have its address', () => {
    expect(people([person('Ada', { homes: [ADDRESS] })])).toMatchObject([{ profileUrl: ADDRESS }]);
    expect(people([person('Bo'), person('Ada', { homes: [ADDRESS], rank: 3 })])).toMatchObject([{ name: 'Ada', profileUrl: ADDRESS }, { name: 'Bo', profileUrl: null }]);
    expect(people([person('Ada', { homes: [ADDRESS], rank: 0 })])).toMatchObject([{ profileUrl: null }]);
  });

  it('has not the address of the page where nobody says that it is theirs', () => {
    expect(people([person('Ada')])).toMatchObject([NOBODY_KNOWN]);
  });

  it('has nothing that is a company’s', () => {
    const said = { homes: ['https://yard.example/'], email: 'post@yard.example' };
    expect(people([person('Ada', said)], '', ['http://yard.example', 'mailto:post@yard.example'])).toMatchObject([{ ...NOBODY_KNOWN, email: null }]);
  });

  it('has the profile that the page links to as its own subject’s', () => {
    const me = '<a rel="me noopener" href="https://www.linkedin.com/in/ada">LinkedIn</a>';
    expect(people([person('Ada')], me)).toMatchObject([{ profileUrl: 'https://www.linkedin.com/in/ada' }]);
    expect(people([person('Ada'), person('Bo')], me)).toMatchObject([NOBODY_KNOWN, NOBODY_KNOWN]);
    expect(people([person('Ada')], `${me}<a rel="me" href="https://www.linkedin.com/in/bo">x</a>`)).toMatchObject([NOBODY_KNOWN]);
    expect(people([person('Ada')], me.replace('me noopener', 'noopener'))).toMatchObject([NOBODY_KNOWN]);
  });

  it('has id and name of the profile where both are given, and the name is the address', () => {
    const id = 'ACoAACm5J2UB0H9cDDMvixIkCD_SK5AviRHoGBg';
    expect(people([person('Ada', { profiles: [`https://www.linkedin.com/in/${id}`, 'https://www.linkedin.com/in/ada'] })])).toMatchObject([{ memberId: id, profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it.each([
    ['with nothing but the name', {}, {}],
    ['with one profile', { profiles: ['https://www.linkedin.com/in/ada'] }, { profiles: ['linkedin.com/in/Ada'] }],
    ['with one e-mail address', { email: 'ada@x.example', headline: 'Welder' }, { email: 'ADA@x.example', headline: 'Diver' }],
    ['with more the second time', { headline: 'Welder' }, { company: 'Verft' }],
  ])('described twice %s is one', (_, first, second) => {
    expect(people([person('Ada Moen', first), person('ada  MOEN', second)])).toHaveLength(1);
  });

  it('described twice keeps what either says, and the fuller name', () => {
    const profile = { profiles: ['https://www.linkedin.com/in/ada'] };
    expect(people([person('A. Moen', { ...profile, headline: 'Welder' }), person('Ada Moen', { ...profile, company: 'Verft' })]))
      .toMatchObject([{ name: 'Ada Moen', headline: 'Welder', company: 'Verft', profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it('described in two notations is one, of whom either may say more', () => {
    const html = jsonLd({ '@type': 'Person', name: 'Ada Moen', jobTitle: 'Welder' })
      + '<p class="h-card"><b class="p-name">Ada Moen</b><i class="p-job-title">Chief welder</i><i class="p-org">Verft</i><a class="u-url" href="https://www.linkedin.com/in/ada">in</a></p>';
    const { document, url } = page(`<body>${html}`, ADDRESS);
    expect(readPage(document, url).people).toMatchObject([{ name: 'Ada Moen', headline: 'Welder', company: 'Verft', profileUrl: 'https://www.linkedin.com/in/ada' }]);
  });

  it.each([
    ['other profiles', { profiles: ['https://www.linkedin.com/in/ada'] }, { profiles: ['https://www.linkedin.com/in/ada-2'] }],
    ['other employers', { company: 'Verft' }, { company: 'Kart' }],
    ['other e-mail addresses', { email: 'ada@x.example' }, { email: 'ada@y.example' }],
  ])('is another where one name has %s', (_, first, second) => {
    expect(people([person('Ada Moen', first), person('Ada Moen', second)])).toHaveLength(2);
  });
});
