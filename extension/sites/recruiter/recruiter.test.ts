import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { recruiter, recruiterProfile } from '.';
import { peopleLinks } from '../linkedin/people_links';

const HOST = 'recruiter.example:8001';
const PROFILE = `http://${HOST}/talent/profile/AEMAA1?trk=row`;

describe('a profile page of an unknown structure', () => {
  const { document, url } = fixturePage('recruiter', 'profile.html', PROFILE);

  it('names the person by address, heading of the main landmark and contact card', () => {
    expect(recruiterProfile(document, url, HOST)?.person).toMatchObject({
      memberId: 'AEMAA1', profileUrl: 'https://www.linkedin.com/in/kari-nordmann', name: 'Kari Nordmann', nameProblem: null,
      email: 'kari@mail.example', headline: 'Data Engineer at Fjordbyte', company: null, location: null,
    });
  });

  it('has its contact card in the landmark called Contact, not in the footer', () => {
    expect(recruiterProfile(document, url, HOST)?.card?.tagName).toBe('ASIDE');
  });

  it('is nothing on a host that nobody made an inject host', () => {
    expect(recruiter.read(document, url)).toEqual({ nothing: 'not_a_profile_page' });
  });

  it('without name and contact card gives the identity, and has no place for the box, whatever the footer and the skills say', () => {
    const bare = fixturePage('recruiter', 'no_contact_card.html', PROFILE);
    const profile = recruiterProfile(bare.document, bare.url, HOST);
    expect([profile?.person.memberId, profile?.person.nameProblem, profile?.card]).toEqual(['AEMAA1', 'missing', null]);
  });

  it.each([
    ['the public profile in it', '<h1>Kari</h1><section id="card"><a href="https://www.linkedin.com/in/kari">in/kari</a></section>'],
    ['its label', '<section aria-label="Kontaktinformasjon" id="card"></section>'],
  ])('has a contact card without a heading, found by %s', (_, html) => {
    const bare = page(`<main>${html}</main>`, PROFILE);
    expect(recruiterProfile(bare.document, bare.url, HOST)?.card?.id).toBe('card');
  });
});

describe('links to people', () => {
  const { document, url } = fixturePage('recruiter', 'results.html', `http://${HOST}/talent/search`);
  const links = peopleLinks(document, url);

  it('count once for each person in a row, at the name and not at the photo', () => {
    expect(links.map(({ link }) => link.textContent)).toEqual(['Kari Nordmann', 'Ola Hansen', 'View profile', 'Per', 'Pål', 'Per']);
  });

  it('join the member and the public profile of a row that is about one person', () => {
    expect(links[0]!.identity).toEqual({ memberId: 'AEMAA1', profileUrl: 'https://www.linkedin.com/in/kari-nordmann' });
  });

  it('join nobody in a row about several people', () => {
    expect(links.slice(3).map(({ identity }) => identity)).toEqual([
      { memberId: 'AEMAA4', profileUrl: null }, { memberId: 'AEMAA5', profileUrl: null }, { memberId: null, profileUrl: 'https://www.linkedin.com/in/per' },
    ]);
  });
});
