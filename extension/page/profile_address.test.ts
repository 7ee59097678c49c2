import { describe, expect, it } from 'vitest';
import table from '../../tests/domain/profile_addresses.json';
import { possiblySameMember } from './address_part';
import { identityKey, pastedIdentity, profileIdentity, sameProfile, webAddress, type ProfileIdentity } from './profile_address';

const publicAs = (slug: string) => ({ memberId: null, profileUrl: `https://www.linkedin.com/in/${encodeURIComponent(slug)}` });

/** The identity key that the server gives (server/domain/profile_url.py). */
function keyOf(identity: ProfileIdentity | null): string | null {
  if (!identity) return null;
  return identity.memberId ? `member:${identity.memberId}` : `in:${decodeURIComponent(identity.profileUrl!.replace('https://www.linkedin.com/in/', ''))}`;
}

describe('the table of addresses', () => {
  it.each(table.addresses)('$why: $address', ({ address, means }) => {
    expect(keyOf(profileIdentity(address))).toBe(means);
  });

  it('means the same when an address is pasted', () => {
    // Two words are more than an address; what stands between them decides.
    const one = table.addresses.filter(({ address, means }) => means || !/\s/.test(address));
    expect(one.map(({ address }) => [address, keyOf(pastedIdentity(address))])).toEqual(one.map(({ address, means }) => [address, means]));
  });

  it.each(table.pasted)('pasted, $why: $text', ({ text, means }) => {
    expect(keyOf(pastedIdentity(text))).toBe(means);
  });

  it.each(table.member_ids)('two ids, $why: $one, $other', ({ one, other, possibly_same: possibly }) => {
    expect([possiblySameMember(one, other), possiblySameMember(other, one)]).toEqual([possibly, possibly]);
  });

  it('brings every form to one spelling, which means the same', () => {
    const people = table.addresses.filter(({ means }) => means).map(({ address, means }) => ({ means, identity: profileIdentity(address)! }));
    const links = people.map(({ identity }) => identity.profileUrl ?? `https://www.linkedin.com/talent/profile/${identity.memberId}`);
    expect(links.map((link) => identityKey(profileIdentity(link)!))).toEqual(people.map(({ identity }) => identityKey(identity)));
  });
});

describe('a profile address', () => {
  it('with an id in the place of the name is both, so that either finds the person', () => {
    const id = 'ACoAACm5J2UB0H9cDDMvixIkCD_SK5AviRHoGBg';
    expect(profileIdentity(`https://www.linkedin.com/in/${id}/`)).toEqual({ memberId: id, profileUrl: `https://www.linkedin.com/in/${id}` });
  });

  it('counts on a host that serves Recruiter pages, with exactly that port', () => {
    const address = 'http://127.0.0.1:8001/talent/profile/AEMAA1';
    expect(profileIdentity(address, '127.0.0.1:8001')?.memberId).toBe('AEMAA1');
    expect(profileIdentity(address, '127.0.0.1:8002')).toBeNull();
  });

  it('is taken from a link as the browser understands it', () => {
    expect(profileIdentity(new URL('/in/kari-nordmann', 'https://no.linkedin.com/feed/'))).toEqual(publicAs('kari-nordmann'));
  });
});

describe('two identities', () => {
  it('are the same by either part, and never by an absent one', () => {
    const both = { memberId: 'A', profileUrl: 'https://www.linkedin.com/in/kari' };
    expect(sameProfile(both, publicAs('kari'))).toBe(true);
    expect(sameProfile(both, { memberId: 'A', profileUrl: null })).toBe(true);
    expect(sameProfile({ memberId: 'A', profileUrl: null }, publicAs('kari'))).toBe(false);
    expect(sameProfile({ memberId: null, profileUrl: null }, { memberId: null, profileUrl: null })).toBe(false);
  });
});

describe('an address for a link', () => {
  it('is http or https only', () => {
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress('data:text/html,x')).toBeNull();
    expect(webAddress('/jobs/1', 'https://attract.example/')?.href).toBe('https://attract.example/jobs/1');
  });
});
