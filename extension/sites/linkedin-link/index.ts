import { pagePerson } from '../../page/person';
import { identityKey, profileIdentity, type ProfileIdentity } from '../../page/profile_address';
import type { Reading, Site } from '../contract';

/** A page that links to exactly one LinkedIn profile. Its heading need not be a name, so the recruiter types the name. */
export const linkedinLink: Site = {
  name: 'linkedin-link',
  read(document: Document): Reading {
    const found = new Map<string, ProfileIdentity>();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href], link[rel~=me][href]')) {
      const identity = profileIdentity(link.href);
      if (identity) found.set(identityKey(identity), identity);
    }
    if (found.size > 1) return { nothing: 'several_profile_links' };
    const [only] = found.values();
    return only ? { people: [pagePerson(only)] } : { nothing: 'no_profile_link' };
  },
};
