import { emailAddress } from '../../page/text';
import { profileIdentity, sameProfile, type ProfileIdentity } from '../../page/profile_address';
import { visibleText } from '../../page/visible_text';
import { all, first, isWithin, type Hook } from '../linkedin/hook';
import { lineOf } from '../linkedin/line';
import { nameParts } from '../linkedin/name';
import { NO_CARD, type ProfileCard } from '../linkedin/profile';
import { sameName } from '../linkedin/same_name';
import { classicFields } from './classic';
import { ABOUT_LINK, BESIDES, CONNECTIONS, IN_RECRUITER, SDUI_CARD, SDUI_NAME, SIGNED_OUT_CARD, SIGNED_OUT_COMPANY, SIGNED_OUT_HEADLINE, SIGNED_OUT_LOCATION, SIGNED_OUT_NAME } from './hooks';
import { sduiFields } from './sdui';

const HEADING = 'h1, h2, h3';

/** Reads an ordinary profile, `/in/<slug>/`, in either of its markups, or as who is signed out sees it. */
export function readPublicProfile(document: Document, url: URL, identity: ProfileIdentity): ProfileCard {
  const nameAt = nameElement(document, url, identity);
  const card = nameAt && cardOf(nameAt);
  if (!nameAt || !card) return NO_CARD;
  const { name, pronouns, credentials, hidden } = nameParts(visibleText(nameAt));
  return {
    card, nameAt,
    found: { name, pronouns, credentials, nameHidden: hidden, ...fieldsOf(document, card, nameAt), email: emailOf(document, url, identity, name), ...idsOf(document, url, identity) },
  };
}

function nameElement(document: Document, url: URL, identity: ProfileIdentity): HTMLElement | null {
  const main = document.querySelector('main') ?? document.body;
  return first(main, SIGNED_OUT_NAME, BESIDES)
    ?? headingIn(first(main, ABOUT_LINK, BESIDES))
    ?? ownHeading(main, url, identity)
    ?? headingIn(first(main, SDUI_CARD, BESIDES))
    ?? first(main, SDUI_NAME, BESIDES)
    ?? [...main.querySelectorAll<HTMLElement>('h1')].find((heading) => !isWithin(heading, BESIDES, main)) ?? null;
}

/** The heading within a link to the profile itself: that of the newer markup, whatever its level. */
function ownHeading(main: Element, url: URL, identity: ProfileIdentity): HTMLElement | null {
  const links = [...main.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => !isWithin(link, BESIDES, main) && link.querySelector(HEADING));
  return headingIn(links.find((link) => isOwn(link, url, identity)) ?? null);
}

function isOwn(link: HTMLAnchorElement, url: URL, identity: ProfileIdentity): boolean {
  const there = profileIdentity(link.href, url.host);
  return there !== null && sameProfile(there, identity);
}

function headingIn(scope: Element | null): HTMLElement | null {
  const headings = scope ? [...scope.querySelectorAll<HTMLElement>(HEADING)] : [];
  return headings.find((heading) => !isWithin(heading, 'dialog, [role="dialog"]', scope!)) ?? null;
}

function cardOf(nameAt: HTMLElement): HTMLElement | null {
  const signedOut = nameAt.closest<HTMLElement>(SIGNED_OUT_CARD.selector);
  return signedOut ?? nameAt.closest<HTMLElement>(SDUI_CARD.selector) ?? nameAt.closest<HTMLElement>('section') ?? nameAt.parentElement;
}

function fieldsOf(document: Document, card: HTMLElement, nameAt: HTMLElement): Partial<Record<'headline' | 'company' | 'location', string | null>> {
  if (card.matches(SIGNED_OUT_CARD.selector)) {
    const line = (hook: Hook): string | null => lineOf(first(card, hook));
    return { headline: line(SIGNED_OUT_HEADLINE), location: line(SIGNED_OUT_LOCATION), company: line(SIGNED_OUT_COMPANY) };
  }
  return card.matches(SDUI_CARD.selector) ? sduiFields(document, card, nameAt) : classicFields(document, card);
}

/** The contact overlay is a dialog, in the newer markup within an open shadow root (I4, I9); it must be about the same person. */
function emailOf(document: Document, url: URL, identity: ProfileIdentity, name: string | null): string | null {
  const roots: ParentNode[] = [document, ...[...document.querySelectorAll('#interop-outlet, [data-testid*="shadowdom"]')].flatMap((host) => host.shadowRoot ?? [])];
  const dialogs = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('[role="dialog"], dialog[open]')]);
  const theirs = dialogs.filter((dialog) => {
    const links = [...dialog.querySelectorAll<HTMLAnchorElement>('a[href]')];
    const title = dialog.querySelector('h1, h2');
    return links.some((link) => isOwn(link, url, identity)) || Boolean(name && title && sameName(visibleText(title), name));
  });
  const addresses = theirs.flatMap((dialog) => [...dialog.querySelectorAll<HTMLAnchorElement>('a[href^="mailto:" i]')].map((link) => link.getAttribute('href')!));
  return addresses.map(emailAddress).find(Boolean) ?? null;
}

/** Both ids that the page gives of the same member: "View in Recruiter", and that of the list of connections. */
function idsOf(document: Document, url: URL, identity: ProfileIdentity): { memberId?: string; otherMemberIds?: string[] } {
  const main = document.querySelector('main') ?? document.body;
  const recruiterLink = first(main, IN_RECRUITER, BESIDES) as HTMLAnchorElement | null;
  const inRecruiter = recruiterLink && profileIdentity(recruiterLink.href, url.host)?.memberId;
  const others = all(main, CONNECTIONS).filter((link) => !isWithin(link, BESIDES, main))
    .flatMap((link) => /\bA(?:Co|Cw|EM)AA[\w-]{6,60}/.exec(decode((link as HTMLAnchorElement).href))?.[0] ?? []);
  return { ...(inRecruiter && !identity.memberId && { memberId: inRecruiter }), ...(others.length && { otherMemberIds: others.slice(0, 1) }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
