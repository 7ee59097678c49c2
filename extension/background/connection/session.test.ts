import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { fakeServer, INSTANCE, ok, problem, signedIn, type Asked } from '../../testing/fake_server';
import { authorised, connect, disconnect, isConnected } from './session';

const NEW_TOKENS = ok({ access_token: 'access-2', token_type: 'Bearer', expires_in: 3600, refresh_token: 'refresh-2', scope: '' });

function tokenOf({ headers }: Asked): string | null {
  return headers.get('Authorization');
}

describe('a request in the user’s name', () => {
  it('carries the access token and no cookies', async () => {
    const server = fakeServer(() => ok({ fine: true }));
    await signedIn();
    expect(await authorised(INSTANCE, '/api/v1/me')).toEqual({ ok: true, value: { fine: true } });
    expect(server.asked.map(tokenOf)).toEqual(['Bearer access-1']);
  });

  it('without a session is not sent', async () => {
    const server = fakeServer(() => ok({}));
    expect(await authorised(INSTANCE, '/api/v1/me')).toMatchObject({ trouble: { kind: 'signed_out' } });
    expect(server.asked).toEqual([]);
  });

  it('renews a token that ended once for all who wait', async () => {
    const server = fakeServer(({ path }) => (path === '/oauth/token' ? NEW_TOKENS : ok({})));
    await signedIn({ ended: true });
    await Promise.all([1, 2, 3, 4].map(() => authorised(INSTANCE, '/api/v1/me')));
    expect(server.asked.filter(({ path }) => path === '/oauth/token').map(({ body }) => body)).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: 'attract-extension' },
    ]);
    expect(server.asked.slice(1).map(tokenOf)).toEqual(Array.from({ length: 4 }, () => 'Bearer access-2'));
  });

  it('renews a token that was refused, once, and tries again', async () => {
    fakeServer((asked) => {
      if (asked.path === '/oauth/token') return NEW_TOKENS;
      return tokenOf(asked) === 'Bearer access-1' ? problem(401, 'expired') : ok('second');
    });
    await signedIn();
    expect(await authorised(INSTANCE, '/api/v1/me')).toEqual({ ok: true, value: 'second' });
  });

  it('that is refused again signs out and does not loop', async () => {
    const server = fakeServer(({ path }) => (path === '/oauth/token' ? NEW_TOKENS : problem(401, 'signed_out')));
    await signedIn();
    expect(await authorised(INSTANCE, '/api/v1/me')).toMatchObject({ trouble: { kind: 'signed_out' } });
    expect(server.asked).toHaveLength(3);
    expect(await isConnected(INSTANCE)).toBe(false);
  });

  it('keeps the session when the server cannot be reached for the renewal', async () => {
    fakeServer(() => 'down');
    await signedIn({ ended: true });
    expect(await authorised(INSTANCE, '/api/v1/me')).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(await isConnected(INSTANCE)).toBe(true);
  });

  it('ends the session when the refresh token was revoked', async () => {
    fakeServer(() => problem(400, 'invalid_grant'));
    await signedIn({ ended: true });
    expect(await authorised(INSTANCE, '/api/v1/me')).toMatchObject({ trouble: { kind: 'signed_out' } });
    expect(await isConnected(INSTANCE)).toBe(false);
  });
});

describe('signing in', () => {
  function browserAnswers(back: (asked: URL) => string | undefined): URL[] {
    const opened: URL[] = [];
    Object.assign(fakeBrowser, {
      identity: {
        getRedirectURL: () => 'https://abc.chromiumapp.org/',
        launchWebAuthFlow: async ({ url }: { url: string }) => {
          opened.push(new URL(url));
          return back(new URL(url));
        },
      },
    });
    return opened;
  }

  it('proves with PKCE that the code is its own', async () => {
    const opened = browserAnswers((url) => `https://abc.chromiumapp.org/?code=c0de&iss=${encodeURIComponent(INSTANCE)}&state=${url.searchParams.get('state')}`);
    const server = fakeServer(({ path }) => (path === '/oauth/token' ? NEW_TOKENS : ok({ user: { id: 1 } })));
    expect(await connect(INSTANCE)).toMatchObject({ ok: true });
    const sent = server.asked[0]!.body as Record<string, string>;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent.code_verifier));
    expect(opened[0]!.searchParams.get('code_challenge')).toBe(Buffer.from(digest).toString('base64url'));
    expect(sent).toMatchObject({ code: 'c0de', redirect_uri: 'https://abc.chromiumapp.org/' });
  });

  it.each([
    ['for another question', () => `https://abc.chromiumapp.org/?code=c0de&iss=${encodeURIComponent(INSTANCE)}&state=other`],
    ['of another instance', (url: URL) => `https://abc.chromiumapp.org/?code=c0de&iss=https://other.example&state=${url.searchParams.get('state')}`],
    ['that names no instance', (url: URL) => `https://abc.chromiumapp.org/?code=c0de&state=${url.searchParams.get('state')}`],
    ['that is a refusal', (url: URL) => `https://abc.chromiumapp.org/?error=access_denied&state=${url.searchParams.get('state')}`],
    ['that never came', () => undefined],
  ])('does not take an answer %s', async (_, back) => {
    browserAnswers(back);
    const server = fakeServer(() => NEW_TOKENS);
    expect(await connect(INSTANCE)).toMatchObject({ trouble: { kind: 'sign_in_failed' } });
    expect(server.asked).toEqual([]);
  });
});

describe('a sign-in', () => {
  it('that cannot say who it is leaves no session, here or there', async () => {
    Object.assign(fakeBrowser, {
      identity: {
        getRedirectURL: () => 'https://abc.chromiumapp.org/',
        launchWebAuthFlow: async ({ url }: { url: string }) => `https://abc.chromiumapp.org/?code=c&iss=${encodeURIComponent(INSTANCE)}&state=${new URL(url).searchParams.get('state')}`,
      },
    });
    const server = fakeServer(({ path }) => (path === '/oauth/token' ? NEW_TOKENS : problem(503, 'unavailable')));
    expect(await connect(INSTANCE)).toMatchObject({ trouble: { kind: 'unreachable' } });
    expect(await isConnected(INSTANCE)).toBe(false);
    expect(server.asked.at(-1)).toMatchObject({ path: '/oauth/revoke', body: { token: 'refresh-2' } });
  });
});

describe('signing out', () => {
  it('while a token is renewed stays so, and the new token ends too', async () => {
    const revoked: unknown[] = [];
    fakeServer(async ({ path, body }) => {
      if (path === '/oauth/revoke') revoked.push((body as { token: string }).token);
      if (path === '/oauth/token') await disconnect(INSTANCE);
      return path === '/oauth/token' ? NEW_TOKENS : ok({});
    });
    await signedIn({ ended: true });
    expect(await authorised(INSTANCE, '/api/v1/me')).toMatchObject({ trouble: { kind: 'signed_out' } });
    expect(await isConnected(INSTANCE)).toBe(false);
    expect(revoked).toEqual(['refresh-1', 'refresh-2']);
  });

  it('forgets the session at once and revokes it, also when the server is away', async () => {
    const server = fakeServer(() => 'down');
    await signedIn();
    await disconnect(INSTANCE);
    expect(await isConnected(INSTANCE)).toBe(false);
    expect(server.asked.map(({ path, body }) => [path, (body as { token: string }).token])).toEqual([['/oauth/revoke', 'refresh-1']]);
  });
});
