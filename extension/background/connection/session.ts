import { call, type Call } from '../../api/client';
import type { Me, TokenAnswer } from '../../api/types';
import { trouble, fine, type Result } from '../../messages/trouble';
import { refreshTokens, revoke, signIn } from './oauth';
import { noteSent } from '../pages/book';
import { forget, oneAtATime, store, stored, storedKeys } from '../store';

/** A session at one instance, as it stands in storage.local. */
interface Session {
  /** The user's number at the instance: what was ordered by one user never goes out in the name of another. */
  user: number;
  access: string;
  refresh: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Refresh this long before the access token ends, in milliseconds, so that a slow request still finds it valid. */
const EARLY = 30_000;
const PREFIX = 'session:';
const refreshing = new Map<string, Promise<Result<Session>>>();
const inTurn = oneAtATime();

/** Signs in and asks who that is. The session stands only when both worked; else its tokens end at once. */
export async function connect(instance: string): Promise<Result<Me>> {
  const answer = await signIn(instance);
  if (!answer.ok) return answer;
  const me = await call<Me>(instance, '/api/v1/me', { token: answer.value.access_token });
  if (me.ok) await inTurn(() => keep(instance, me.value.user.id, answer.value));
  else await revoke(instance, answer.value.refresh_token);
  return me;
}

/** Forgets the session at once, and ends it on the server. Answers `not_revoked` when that could not be reached. */
export async function disconnect(instance: string): Promise<Result<null>> {
  const session = await inTurn(async () => {
    const found = await sessionOf(instance);
    await forget(sessionKey(instance));
    return found;
  });
  return !session || (await revoke(instance, session.refresh)) ? fine(null) : trouble('not_revoked');
}

export async function isConnected(instance: string): Promise<boolean> {
  return (await userOf(instance)) !== null;
}

/** The origins of the instances that somebody is connected to. */
export async function connectedInstances(): Promise<string[]> {
  return (await storedKeys(PREFIX)).map((key) => key.slice(PREFIX.length));
}

/** The number of the user who is connected to the instance; null when nobody is. */
export async function userOf(instance: string): Promise<number | null> {
  return (await sessionOf(instance))?.user ?? null;
}

/**
 * One request in the user's name. An access token that ended is renewed once; a second refusal ends the session, so that
 * nothing loops.
 * @param user the number of the only user in whose name it may go out; without it, whoever is connected
 */
export async function authorised<T>(instance: string, path: string, request: Call = {}, user?: number): Promise<Result<T>> {
  const session = await freshSession(instance);
  if (!session.ok) return session;
  if (user !== undefined && session.value.user !== user) return trouble('other_user');
  const first = await call<T>(instance, path, { ...request, token: session.value.access });
  if (request.body !== undefined && !isUnreachable(first)) void noteSent(instance, path, request.body);
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
  if (now?.user !== used.user) return trouble('signed_out');
  if (now.access !== used.access) return fine(now);
  const running = refreshing.get(instance) ?? refresh(instance, now).finally(() => refreshing.delete(instance));
  refreshing.set(instance, running);
  return running;
}

async function refresh(instance: string, session: Session): Promise<Result<Session>> {
  const answer = await refreshTokens(instance, session.refresh);
  if (answer.ok) return renewed(instance, session, answer.value);
  if (answer.trouble.kind !== 'sign_in_failed') return answer;
  await forgetIfStill(instance, session);
  return trouble('signed_out');
}

/** Keeps the new tokens, unless the user signed out while they were on their way: then they end too. */
async function renewed(instance: string, session: Session, answer: TokenAnswer): Promise<Result<Session>> {
  const kept = await inTurn(async () => (await isStill(instance, session)) && keep(instance, session.user, answer));
  if (kept) return fine(kept);
  await revoke(instance, answer.refresh_token);
  return trouble('signed_out');
}

async function keep(instance: string, user: number, answer: TokenAnswer): Promise<Session> {
  const session = { user, access: answer.access_token, refresh: answer.refresh_token, expiresAt: Date.now() + answer.expires_in * 1000 };
  await store({ [sessionKey(instance)]: session });
  return session;
}

/** Ends the session unless the user signed in again meanwhile. */
async function forgetIfStill(instance: string, session: Session): Promise<void> {
  await inTurn(async () => { if (await isStill(instance, session)) await forget(sessionKey(instance)); });
}

async function isStill(instance: string, session: Session): Promise<boolean> {
  return (await sessionOf(instance))?.access === session.access;
}

function sessionOf(instance: string): Promise<Session | null> {
  return stored<Session | null>(sessionKey(instance), null);
}

function sessionKey(instance: string): string {
  return PREFIX + instance;
}

/** A request that may have arrived is tried again until its answer comes, and is noted then. */
function isUnreachable(result: Result<unknown>): boolean {
  return !result.ok && result.trouble.kind === 'unreachable';
}

function isSignedOut(result: Result<unknown>): boolean {
  return !result.ok && result.trouble.kind === 'signed_out';
}
