import { identityKey, profileIdentity, type ProfileIdentity } from '../../page/profile_address';
import { oneLine } from '../../page/text';

/** A link to a profile, and who it means. */
export interface PersonLink {
  link: HTMLAnchorElement;
  identity: ProfileIdentity;
}

const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
// Reason: the site's own frame: who is signed in ("Me"), and the way around. A list within the page's main part is none of it.
const FRAME = 'header, nav, footer, [role=banner], [role=navigation], [role=contentinfo]';
const MAIN = 'main, [role=main], article, [role=dialog]';
// R14: "Next" leads to a person, and names none.
const PAGING = '[rel~=next], [rel~=prev], [data-test-pagination-next], [data-test-pagination-previous], .skyline-pagination-button, [class*=pagination-header] a';
// Reason: one entry of a list or table is about one person, however many links it has. Expected: 25 on a page of results.
const ROW = 'li, tr, article, [role=listitem], [role=row], [role=article]';

/**
 * Every link that means a person, one for each person in each row: the one with the name, not the one around the photo.
 * A public address beside a single member link in the same row is the same person, and the two identities become one.
 */
export function peopleLinks(document: Document, url: URL): PersonLink[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((link) => {
    const identity = meansSomebody(link) ? profileIdentity(link.href, url.host) : null;
    return identity ? [{ link, identity }] : [];
  });
  return groupsOf(links, ({ link }) => rowOf(link)).flatMap(peopleOfRow);
}

/** Not the way to the next person, not the one who is signed in, not a place on this page. */
function meansSomebody(link: HTMLAnchorElement): boolean {
  if (link.matches(PAGING) || link.getAttribute('href')!.startsWith('#')) return false;
  const frame = link.closest(FRAME);
  return !frame || frame.closest(MAIN) !== null;
}

function groupsOf<T>(items: T[], keyOf: (item: T) => unknown): T[][] {
  return [...Map.groupBy(items, keyOf).values()];
}

function rowOf(link: Element): Element {
  let row = link.closest(ROW) ?? link.parentElement ?? link;
  // An <article> in an <li> with nothing else around it is still one entry.
  while (row.parentElement?.matches(ROW) && row.parentElement.childElementCount === 1) row = row.parentElement;
  return row;
}

function peopleOfRow(links: PersonLink[]): PersonLink[] {
  const best = groupsOf(links, ({ identity }) => identityKey(identity)).map((same) => same.reduce(better));
  const members = best.filter(({ identity }) => identity.memberId);
  const publics = best.filter(({ identity }) => identity.profileUrl);
  if (members.length !== 1 || publics.length !== 1) return best;
  const identity = { memberId: members[0]!.identity.memberId, profileUrl: publics[0]!.identity.profileUrl };
  return [{ link: better(members[0]!, publics[0]!).link, identity }];
}

function better(one: PersonLink, other: PersonLink): PersonLink {
  return weight(other.link) > weight(one.link) ? other : one;
}

/** A link in a heading is the name; a link with words is likely the name; a link around a picture comes last. */
function weight(link: Element): number {
  if (link.closest(HEADINGS)) return 2;
  return oneLine(link.textContent) ? 1 : 0;
}
