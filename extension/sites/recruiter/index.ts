import { profileIdentity, type ProfileIdentity } from '../../page/profile_address';
import type { PageKind, Reading, Site } from '../contract';
import { all } from '../linkedin/hook';
import { NO_CARD, profileOf, type Profile, type ProfileCard } from '../linkedin/profile';
import { readPublicProfile } from '../linkedin-profile';
import { readLead } from '../sales-navigator';
import { readHeading } from './heading';
import { DRAWER, PROFILE, RECRUITER_PAGE, TOPCARD } from './hooks';
import { contradicts } from './rows';
import { readTopcard } from './topcard';

/** A profile page of Recruiter, whole or slid in over a list: the address says who it is, the person's own card the rest. */
export const recruiter: Site = {
  name: 'recruiter',
  read(document: Document, url: URL, recruiterHost?: string): Reading {
    const profile = recruiterProfile(document, url, recruiterHost);
    return profile ? { people: [profile.person], page: profile } : { nothing: 'not_a_profile_page' };
  },
};

/** The person whose profile page this is, or null on any other page. */
export function recruiterProfile(document: Document, url: URL, recruiterHost?: string): Profile | null {
  const identity = profileIdentity(url, recruiterHost);
  if (!identity) return null;
  const kind = kindOf(url);
  return profileOf(identity, kind, url, cardOn(document, url, kind, identity));
}

function kindOf({ pathname }: URL): PageKind {
  if (/^\/sales\//i.test(pathname)) return 'sales_lead';
  if (!/^\/(?:comm\/)?talent\//i.test(pathname)) return 'public_profile';
  return /^\/talent\/.+\/profile\//.test(pathname) ? 'recruiter_drawer' : 'recruiter_profile';
}

function cardOn(document: Document, url: URL, kind: PageKind, identity: ProfileIdentity): ProfileCard {
  if (kind === 'sales_lead') return readLead(document);
  if (kind === 'public_profile') return readPublicProfile(document, url, identity);
  if (!document.querySelector(RECRUITER_PAGE.selector)) return readHeading(document, url);
  const profile = kind === 'recruiter_drawer' ? drawer(document) ?? wholeProfile(document) : wholeProfile(document) ?? drawer(document);
  if (!profile) return NO_CARD;
  const card = readTopcard(profile, document, url);
  const { name = null, headline = null } = card.found;
  return { ...card, otherPerson: cardsOf(profile) > 1 || contradicts(document, profile, url, identity, { name, headline }) };
}

/** The open drawer with a profile in it; while the profile comes, the drawer that has room for one. */
function drawer(document: Document): Element | null {
  const drawers = all(document, DRAWER);
  return drawers.find((each) => each.querySelector(TOPCARD.selector)) ?? drawers.find((each) => each.querySelector(PROFILE.selector) ?? each.matches('.profile-slidein__container')) ?? null;
}

function wholeProfile(document: Document): Element | null {
  const profiles = all(document, PROFILE).filter((each) => !each.closest(DRAWER.selector));
  return profiles.find((each) => each.querySelector(TOPCARD.selector)) ?? profiles[0] ?? null;
}

/** While one person goes and the next comes, both may be there. */
function cardsOf(profile: Element): number {
  return all(profile, TOPCARD).filter((card) => !card.parentElement!.closest(TOPCARD.selector)).length;
}
