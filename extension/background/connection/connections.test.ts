import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import type { ExportOrder } from '../../messages/contract';
import { pagePerson } from '../../page/person';
import { fakeServer, INSTANCE, ME, ok, signedIn, type Reply } from '../../testing/fake_server';
import { endConnection, removeEverything, startConnection } from './connections';
import { drain } from '../exports/exports';
import { currentMode, keepProfile } from '../hosts/hosts';
import { answerFor, entries, entryOf, keepAnswer, put } from '../exports/queue';

const TOKENS = ok({ access_token: 'access-2', token_type: 'Bearer', expires_in: 3600, refresh_token: 'refresh-2', scope: '' });
const EXPORTED = { export: { id: 91, outcome: 'exported' } };

const ORDER: ExportOrder = {
  key: 'a', instance: INSTANCE, job: { id: 17, job_id: 'REQ-1042', title: 'Engineer' }, email: null, note: 'Hi', notePrivate: true, candidate: null,
  person: { ...pagePerson({ memberId: 'AEMAA1', profileUrl: null, name: 'Kari' }), name: 'Kari' },
};

/** A server at which user `id` signs in. */
function serverOf(id: number): { exportsSent: () => number } {
  const { asked } = fakeServer(({ path }): Reply => {
    if (path === '/oauth/token') return TOKENS;
    return path === '/api/v1/me' ? ok({ ...ME, user: { ...ME.user, id } }) : ok(EXPORTED);
  });
  return { exportsSent: () => asked.filter(({ path }) => path === '/api/v1/exports').length };
}

beforeEach(async () => {
  Object.assign(fakeBrowser, {
    identity: {
      getRedirectURL: () => 'https://abc.chromiumapp.org/',
      launchWebAuthFlow: async ({ url }: { url: string }) => `https://abc.chromiumapp.org/?code=c&iss=${encodeURIComponent(INSTANCE)}&state=${new URL(url).searchParams.get('state')}`,
    },
  });
  await signedIn();
  await put(entryOf(ORDER, 1));
});

describe('signing out', () => {
  it('leaves what waits for a person to look at, and forgets the answers', async () => {
    const { exportsSent } = serverOf(1);
    await keepAnswer('b', EXPORTED as never);
    await endConnection(INSTANCE);
    await drain({ now: true });
    expect(await entries()).toMatchObject([{ state: 'attention', trouble: { kind: 'signed_out' } }]);
    expect([exportsSent(), await answerFor('b')]).toEqual([0, null]);
  });

  it('drops what waits when the user wants that', async () => {
    serverOf(1);
    await endConnection(INSTANCE, true);
    expect(await entries()).toEqual([]);
  });

  it('says when the server could not be told', async () => {
    fakeServer(() => 'down');
    expect(await endConnection(INSTANCE)).toMatchObject({ trouble: { kind: 'not_revoked' } });
    await signedIn();
    expect(await removeEverything()).toMatchObject({ trouble: { kind: 'not_revoked' } });
    expect(await entries()).toEqual([]);
  });

  it('does not let the extension in again where an administrator said off', async () => {
    serverOf(1);
    await keepProfile(INSTANCE, { ...ME, hosts: [{ host: '127.0.0.1:8001', mode: 'off' }] } as never);
    await endConnection(INSTANCE);
    expect(await currentMode('127.0.0.1:8001')).toBe('off');
  });
});

describe('connecting again', () => {
  it.each([['the same user sends what waits', 1, 1], ['another user does not', 2, 0]])('as before: %s', async (_, user, sent) => {
    const { exportsSent } = serverOf(user);
    await endConnection(INSTANCE);
    await startConnection(INSTANCE);
    await drain({ now: true });
    expect(exportsSent()).toBe(sent);
    expect(await entries()).toHaveLength(1 - sent);
  });
});
