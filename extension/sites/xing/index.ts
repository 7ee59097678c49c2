import { NO_IDENTITY } from '../../page/profile_address';
import { pagePerson } from '../../page/person';
import type { Reading, Site } from '../contract';
import { lineOf } from '../linkedin/line';

/** A profile on Xing, as far as anything is known of its pages (G4; nothing newer than 2020). */
export const xing: Site = {
  name: 'xing',
  read(document: Document, url: URL): Reading {
    const profile = /(?:^|\.)xing\.com$/.test(url.hostname) ? /^\/profile\/[^/]+/.exec(url.pathname)?.[0] : null;
    const nameAt = profile ? document.querySelector('[data-qa="malt-profile-display-name"]') : null;
    if (!nameAt) return { nothing: 'not_a_profile_page' };
    const line = (hook: string): string | null => lineOf(document.querySelector(`[data-qa="${hook}"] p, [data-qa="${hook}"]`));
    const person = { ...NO_IDENTITY, profileUrl: `https://www.xing.com${profile}`, name: lineOf(nameAt), headline: line('profile-occupations'), location: line('profile-location') };
    return { people: [pagePerson(person)] };
  },
};
