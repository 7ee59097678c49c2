import { sameProfile, type ProfileIdentity, profileIdentity } from '../../page/profile_address';
import { visibleText } from '../../page/visible_text';
import { all } from '../linkedin/hook';
import { lineOf } from '../linkedin/line';
import { sameName } from '../linkedin/same_name';
import { BESIDE, FULL_NAME, HEADLINE } from './hooks';

/** Whom a row of the list under a profile is about. */
interface Row { identity: ProfileIdentity; name: string; headline: string | null }

/**
 * Whether the list on the page shows that a card is not (yet) about the person of the address: that person's own row has another
 * name, or name and headline are those of somebody else's row (R16: on Next the address changes first and the old person stays).
 */
export function contradicts(document: Document, profile: Element, url: URL, identity: ProfileIdentity, shown: { name: string | null; headline: string | null }): boolean {
  const { name, headline } = shown;
  if (!name) return false;
  const rows = rowsBeside(document, profile, url);
  const own = rows.find((row) => sameProfile(row.identity, identity));
  if (own) return !sameName(own.name, name);
  return Boolean(headline) && rows.some((row) => row.name === name && row.headline === headline);
}

function rowsBeside(document: Document, profile: Element, url: URL): Row[] {
  return all(document, FULL_NAME).filter((element) => !profile.contains(element)).flatMap((element) => {
    const link = element.querySelector('a');
    const identity = link && profileIdentity(link.href, url.host);
    const headline = element.closest('.artdeco-entity-lockup, .lockup, [data-test-row]')?.querySelector(HEADLINE.selector);
    return identity ? [{ identity, name: visibleText(element, BESIDE), headline: lineOf(headline, BESIDE) }] : [];
  });
}
