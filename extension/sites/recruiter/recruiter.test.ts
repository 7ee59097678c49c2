import { describe, expect, it } from 'vitest';
import { fixturePage, page } from '../../testing/fixture';
import { profilePerson, recruiter } from '.';
import { contactCard, nameHeading } from './landmarks';
import { peopleLinks } from './people_links';

const HOST = 'recruiter.example:8001';
const PROFILE = `http://${HOST}/talent/profile/AEMAA1?trk=row`;

describe('a Recruiter profile page', () => {
  const { document, url } = fixturePage('recruiter', 'profile.html', PROFILE);

  it('names the person by address, heading and contact card', () => {
    expect(profilePerson(document, url, HOST)).toEqual({
      memberId: 'AEMAA1', profileUrl: 'https://www.linkedin.com/in/kari-nordmann', name: 'Kari Nordmann', nameProblem: null,
      email: 'kari@mail.example', headline: 'Data Engineer at Fjordbyte', company: null, location: null,
    });
  });

  it('has its contact card in the landmark called Contact, not in the footer', () => {
    expect(contactCard(document, url)?.tagName).toBe('ASIDE');
  });

  it('has its name in the heading of the main landmark, not in that of the site', () => {
    expect(nameHeading(document)?.closest('main')).not.toBeNull();
  });

  it('is nothing on a host that nobody made an inject host', () => {
    expect(recruiter.read(document, url)).toEqual({ nothing: 'not_a_profile_page' });
  });
});

describe('a profile page without name and contact card', () => {
  const { document, url } = fixturePage('recruiter', 'no_contact_card.html', PROFILE);

  it('gives the identity, and says that the name is missing', () => {
    expect(profilePerson(document, url, HOST)).toMatchObject({ memberId: 'AEMAA1', name: null, nameProblem: 'missing' });
  });

  it('has no place for the box, whatever the footer and the skills say', () => {
    expect(contactCard(document, url)).toBeNull();
  });
});

describe('a contact card without the word', () => {
  it('is found by the public profile in it', () => {
    const { document, url } = page('<main><h1>Kari</h1><section id="card"><a href="https://www.linkedin.com/in/kari">in/kari</a></section></main>', PROFILE);
    expect(contactCard(document, url)?.id).toBe('card');
  });

  it('is found by its label', () => {
    const { document, url } = page('<main><section aria-label="Kontaktinformasjon" id="card"></section></main>', PROFILE);
    expect(contactCard(document, url)?.id).toBe('card');
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
