import { emailAddress } from '../../page/text';
import { profileIdentity } from '../../page/profile_address';
import { visibleText } from '../../page/visible_text';
import { all, first, isWithin } from '../linkedin/hook';
import { lineOf } from '../linkedin/line';
import { nameParts, pronounsIn } from '../linkedin/name';
import { NO_CARD, type ProfileCard } from '../linkedin/profile';
import { BESIDE, EMAIL, EMPLOYER, FULL_NAME, HEADLINE, LOCATION, LOCKUP_TITLE, OTHERS, POSITION, POSITION_COMPANY, POSITION_DATES, PUBLIC_LINK, TOPCARD } from './hooks';

const LOCKUP = 'section.lockup, .artdeco-entity-lockup, .lockup';

/** Reads the person's own card of one profile, and nothing of the people beside it. */
export function readTopcard(profile: Element, document: Document, url: URL): ProfileCard {
  const topcard = first(profile, TOPCARD, OTHERS);
  const nameAt = nameElement(topcard ?? profile);
  const card = topcard ?? nameAt?.closest<HTMLElement>(LOCKUP) ?? null;
  if (!card || !nameAt) return { ...NO_CARD, card };
  const lockup = nameAt.closest(LOCKUP) ?? card;
  const { name, pronouns, credentials, hidden } = nameParts(visibleText(nameAt, BESIDE));
  return {
    card: first(card, TOPCARD) ?? card,
    nameAt,
    found: {
      name, nameHidden: hidden, credentials,
      pronouns: pronouns ?? pronounsBeside(nameAt),
      headline: lineOf(first(lockup, HEADLINE), BESIDE),
      location: lineOf(first(lockup, LOCATION), BESIDE),
      company: lineOf(first(card, EMPLOYER), BESIDE) ?? currentEmployer(profile),
      email: emailIn(profile),
      profileUrl: publicProfile(profile, document, url),
    },
  };
}

/** The element of the name: that of the hook, else the lockup's title. A name in a row is another person's. */
function nameElement(scope: Element): HTMLElement | null {
  const outside = `${OTHERS}, li`;
  return first(scope, FULL_NAME, outside) ?? first(scope, LOCKUP_TITLE, outside);
}

function pronounsBeside(nameAt: Element): string | null {
  const beside = [...nameAt.parentElement?.children ?? []].filter((element) => element !== nameAt && !element.matches(BESIDE));
  return beside.map((element) => pronounsIn(visibleText(element))).find(Boolean) ?? null;
}

/** The employer of the newest position, when it goes on: its dates name one year only, and a dash. */
function currentEmployer(profile: Element): string | null {
  const position = first(profile, POSITION, OTHERS);
  const dates = position && lineOf(first(position, POSITION_DATES));
  const years = dates?.match(/\p{Nd}{4}/gu) ?? [];
  return years.length === 1 && /[–—-]/.test(dates!) ? lineOf(first(position!, POSITION_COMPANY), BESIDE) : null;
}

function emailIn(profile: Element): string | null {
  const texts = all(profile, EMAIL).filter((element) => !isWithin(element, OTHERS, profile)).map((element) => visibleText(element, BESIDE));
  return texts.map(emailAddress).find(Boolean) ?? null;
}

/** The public address; it may be drawn over the profile, outside of it, and then stands on the page once. */
function publicProfile(profile: Element, document: Document, url: URL): string | null {
  const links = [...all(profile, PUBLIC_LINK), ...all(document, PUBLIC_LINK)] as HTMLAnchorElement[];
  return links.map((link) => profileIdentity(link.href, url.host)?.profileUrl).find(Boolean) ?? null;
}
