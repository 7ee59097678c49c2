import { describe, expect, it } from 'vitest';
import { pastedIdentity, profileIdentity, sameProfile, webAddress } from './profile_address';

const publicAs = (slug: string) => ({ memberId: null, profileUrl: `https://www.linkedin.com/in/${slug}` });

describe('a profile address', () => {
  it.each([
    'https://www.linkedin.com/in/kari-nordmann',
    'https://www.linkedin.com/in/kari-nordmann/',
    'http://linkedin.com/in/Kari-Nordmann/?trk=search#about',
    'https://no.linkedin.com/in/kari-nordmann/nb',
    'https://www.linkedin.com/in/kari-nordmann/overlay/contact-info/',
  ])('is read the same in every spelling: %s', (address) => {
    expect(profileIdentity(address)).toEqual(publicAs('kari-nordmann'));
  });

  it('keeps letters beyond ASCII, escaped or not', () => {
    expect(profileIdentity('https://www.linkedin.com/in/%C3%B8ystein')).toEqual(profileIdentity('https://www.linkedin.com/in/øystein'));
  });

  it('of Recruiter carries the member ID, whose capitals count', () => {
    expect(profileIdentity('https://www.linkedin.com/talent/profile/AEMAAb-c_1?x=1')).toEqual({ memberId: 'AEMAAb-c_1', profileUrl: null });
  });

  it.each([
    'https://www.linkedin.com/feed/', 'https://www.linkedin.com/in/', 'https://www.linkedin.com/company/acme', 'https://evil.example/in/kari',
    'https://linkedin.com.evil.example/in/kari', 'https://notlinkedin.com/in/kari', 'javascript:alert(1)', 'mailto:kari@x.example', '', 'https://',
    `https://www.linkedin.com/in/${'k'.repeat(2000)}`,
  ])('is nothing else: %s', (address) => {
    expect(profileIdentity(address)).toBeNull();
  });

  it('counts on a host that serves Recruiter pages, with exactly that port', () => {
    const address = 'http://127.0.0.1:8001/talent/profile/AEMAA1';
    expect(profileIdentity(address, '127.0.0.1:8001')?.memberId).toBe('AEMAA1');
    expect(profileIdentity(address, '127.0.0.1:8002')).toBeNull();
  });

  it('may be pasted without its beginning and with blanks around it', () => {
    expect(pastedIdentity('  linkedin.com/in/kari ')).toEqual(publicAs('kari'));
    expect(pastedIdentity('kari nordmann')).toBeNull();
    expect(pastedIdentity('javascript:alert(1)//linkedin.com/in/kari')).toBeNull();
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
