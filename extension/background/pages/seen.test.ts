import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { fakeServer, INSTANCE, ME, ok, signedIn } from '../../testing/fake_server';
import { keepProfile } from '../hosts/hosts';
import { storedKeys, storedUnder } from '../store';
import { countPage, sendSeen } from './seen';

const HOST = 'www.linkedin.com';
const NOTHING = { read: 0, no_name: 0, no_headline: 0, no_company: 0, no_location: 0 };

async function connected(can: object): Promise<void> {
  await signedIn();
  await keepProfile(INSTANCE, { ...ME, can: { ...ME.can, ...can } });
}

async function countThree(): Promise<void> {
  await countPage({ host: HOST, kind: 'recruiter_profile', missing: [] });
  await countPage({ host: HOST, kind: 'recruiter_profile', missing: ['name', 'headline'] });
  await countPage({ host: HOST, kind: 'public_profile', missing: ['company'] });
}

describe('profile pages', () => {
  it('are counted by host and kind, and sent together', async () => {
    const server = fakeServer(() => ok(null));
    await connected({ pages_seen: true });
    await countThree();
    await sendSeen();
    await sendSeen();
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({ method: 'POST', path: '/api/v1/pages-seen', body: { pages: [
      { ...NOTHING, host: HOST, kind: 'recruiter_profile', read: 1, no_name: 1, no_headline: 1 },
      { ...NOTHING, host: HOST, kind: 'public_profile', read: 1, no_company: 1 },
    ] } });
  });

  it('are sent at most every quarter of an hour', async () => {
    fakeServer(() => ok(null));
    await countThree();
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ name: 'seen' }]);
  });

  it('stay counted here while the server knows nothing of it, or nobody is connected', async () => {
    const server = fakeServer(() => ok(null));
    await countThree();
    await sendSeen();
    await connected({});
    await sendSeen();
    expect(server.asked).toEqual([]);
    await connected({ pages_seen: true });
    await sendSeen();
    expect(server.asked).toHaveLength(1);
  });

  it('are counted once though the answer was lost, and what was counted meanwhile goes afterwards', async () => {
    let down = true;
    const server = fakeServer(() => (down ? 'down' : ok(null)));
    await connected({ pages_seen: true });
    await countThree();
    await sendSeen();
    await countPage({ host: HOST, kind: 'sales_lead', missing: [] });
    down = false;
    await sendSeen();
    await sendSeen();
    const keys = server.asked.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[1]).toBe(keys[0]);
    expect(server.asked[1]!.body).toEqual(server.asked[0]!.body);
    expect(server.asked[2]!.body).toMatchObject({ pages: [{ kind: 'sales_lead', read: 1 }] });
  });

  it.each([
    ['a host that is none', { host: 'a/b', kind: 'recruiter_profile', missing: [] }], ['a kind that is text', { host: HOST, kind: 'Kari Nordmann', missing: [] }],
    ['what is no list', { host: HOST, kind: 'recruiter_profile', missing: null }],
  ])('are not counted with %s', async (_, page) => {
    fakeServer(() => ok(null));
    expect(await countPage(page as never)).toMatchObject({ trouble: { kind: 'invalid' } });
    expect(await storedKeys('seen:')).toEqual([]);
  });

  it('of more than 100 places are counted for the first 100', async () => {
    fakeServer(() => ok(null));
    for (let at = 0; at < 120; at += 1) await countPage({ host: `host-${at}.example`, kind: 'recruiter_profile', missing: [] });
    expect((await storedUnder<{ counts: unknown[] }>('seen:'))[0]!.counts).toHaveLength(100);
  });
});
