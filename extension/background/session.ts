import { call, type Call } from '../api/client';
import type { Me, TokenAnswer } from '../api/types';
import { trouble, fine, type Result } from '../messages/trouble';
import { refreshTokens, revoke, signIn } from './oauth';
import { forget, store, stored } from './store';

/** A session at one instance, as it stands in storage.local. */
interface Session {
  access: string;
  refresh: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Refresh this long before the access token ends, in milliseconds, so that a slow request still finds it valid. */
const EARLY = 30_000;
const refreshing = new Map<string, Promise<Result<Session>>>();

/** Signs in and asks who that is. The session stands only when both worked. */
export async function connect(instance: string): Promise<Result<Me>> {
  const answer = await signIn(instance);
  if (!answer.ok) return answer;
  await keep(instance, answer.value);
  return authorised<Me>(instance, '/api/v1/me');
}

/** Forgets the session at once, and ends it on the server as far as that can be reached. */
export async function disconnect(instance: string): Promise<void> {
  const session = await sessionOf(instance);
  await forget(sessionKey(instance));
  if (session) await revoke(instance, session.refresh);
}

export async function isConnected(instance: string): Promise<boolean> {
  return (await sessionOf(instance)) !== null;
}

/**
 * One request in the user's name. An access token that ended is renewed once; a second refusal ends the session, so that
 * nothing loops.
 */
export async function authorised<T>(instance: string, path: string, request: Call = {}): Promise<Result<T>> {
  const session = await freshSession(instance);
  if (!session.ok) return session;
  const first = await call<T>(instance, path, { ...request, token: session.value.access });
  if (!isSignedOut(first)) return first;
  const renewed = await renewedSession(instance, session.value);
  if (!renewed.ok) return renewed;
  const second = await call<T>(instance, path, { ...request, token: renewed.value.access });
  if (isSignedOut(second)) await forgetIfStill(instance, renewed.value);
  return second;
}

async function freshSession(instance: string): Promise<Result<Session>> {
  const session = await sessionOf(instance);
  if (!session) return trouble('signed_out');
  return session.expiresAt - EARLY > Date.now() ? fine(session) : renewedSession(instance, session);
}

/** A session newer than `used`: one that somebody else renewed meanwhile, or the answer of the one refresh that runs. */
async function renewedSession(instance: string, used: Session): Promise<Result<Session>> {
  const now = await sessionOf(instance);
  if (!now) return trouble('signed_out');
  if (now.access !== used.access) return fine(now);
  const running = refreshing.get(instance) ?? refresh(instance, now).finally(() => refreshing.delete(instance));
  refreshing.set(instance, running);
  return running;
}

async function refresh(instance: string, session: Session): Promise<Result<Session>> {
  const answer = await refreshTokens(instance, session.refresh);
  if (answer.ok) return fine(await keep(instance, answer.value));
  if (answer.trouble.kind !== 'sign_in_failed') return answer;
  await forgetIfStill(instance, session);
  return trouble('signed_out');
}

async function keep(instance: string, answer: TokenAnswer): Promise<Session> {
  const session = { access: answer.access_token, refresh: answer.refresh_token, expiresAt: Date.now() + answer.expires_in * 1000 };
  await store({ [sessionKey(instance)]: session });
  return session;
}

/** Ends the session unless the user signed in again meanwhile. */
async function forgetIfStill(instance: string, session: Session): Promise<void> {
  if ((await sessionOf(instance))?.access === session.access) await forget(sessionKey(instance));
}

function sessionOf(instance: string): Promise<Session | null> {
  return stored<Session | null>(sessionKey(instance), null);
}

function sessionKey(instance: string): string {
  return `session:${instance}`;
}

function isSignedOut(result: Result<unknown>): boolean {
  return !result.ok && result.trouble.kind === 'signed_out';
}
