import { openRoots } from '../../page/open_roots';
import { pagePerson } from '../../page/person';
import { identityKey, profileIdentity, webAddress, type ProfileIdentity } from '../../page/profile_address';
import type { Reading, Site } from '../contract';

/** A page that links to exactly one LinkedIn profile. Its heading need not be a name, so the recruiter types the name. */
export const linkedinLink: Site = {
  name: 'linkedin-link',
  read(document: Document): Reading {
    const found = new Map<string, ProfileIdentity>();
    const links = openRoots(document).flatMap((root) => [...root.querySelectorAll('a[href], area[href], link[rel~=me][href]')]);
    for (const link of links) {
      const identity = profileIdentity(webAddress(link.getAttribute('href'), document.baseURI) ?? '');
      if (identity) found.set(identityKey(identity), identity);
    }
    if (found.size > 1) return { nothing: 'several_profile_links' };
    const [only] = found.values();
    return only ? { people: [pagePerson(only)] } : { nothing: 'no_profile_link' };
  },
};
