import { profileIdentity, webAddress, type ProfileIdentity } from '../page/profile_address';

/**
 * Who a person of a structured page is: their LinkedIn profile among `sameAs`, else among their own addresses, else
 * the first of their own addresses, else the address of the page. Relative addresses count from the page.
 */
export function structuredIdentity(sameAs: string[], own: string[], page: URL): ProfileIdentity {
  const addresses = [...sameAs, ...own].flatMap((address) => webAddress(address, page.href) ?? []);
  const profile = addresses.map((address) => profileIdentity(address)).find(Boolean);
  if (profile) return profile;
  const self = own.flatMap((address) => webAddress(address, page.href) ?? [])[0] ?? page;
  return { memberId: null, profileUrl: withoutFragment(self) };
}

function withoutFragment(url: URL): string {
  return url.href.split('#')[0]!;
}
