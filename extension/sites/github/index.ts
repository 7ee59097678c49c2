import { NO_IDENTITY, profileIdentity } from '../../page/profile_address';
import { pagePerson } from '../../page/person';
import type { Reading, Site } from '../contract';
import { lineOf } from '../linkedin/line';

const CARD = '.h-card[itemtype$="schema.org/Person"], [itemtype$="schema.org/Person"].vcard';

/** A profile on GitHub (G1, G2): its card is h-card and microdata at once, in ways of its own. */
export const github: Site = {
  name: 'github',
  read(document: Document, url: URL): Reading {
    const card = url.hostname === 'github.com' ? document.querySelector(CARD) : null;
    if (!card) return { nothing: 'not_a_profile_page' };
    const line = (selector: string): string | null => lineOf(card.querySelector(selector));
    const person = pagePerson({
      ...linkedInOf(card) ?? { ...NO_IDENTITY, profileUrl: `https://github.com${url.pathname.split('/').slice(0, 2).join('/')}` },
      name: line('[itemprop="name"]') ?? line('[itemprop="additionalName"]'),
      pronouns: line('[itemprop="pronouns"]'),
      company: line('[itemprop="worksFor"]'),
      location: line('[itemprop="homeLocation"]'),
      email: card.querySelector('a[href^="mailto:" i]')?.getAttribute('href'),
    });
    return { people: [person] };
  },
};

function linkedInOf(card: Element): ReturnType<typeof profileIdentity> {
  const links = [...card.querySelectorAll<HTMLAnchorElement>('a[rel~="me"][href], [itemprop="social"] a[href]')];
  return links.map((link) => profileIdentity(link.href)).find(Boolean) ?? null;
}
