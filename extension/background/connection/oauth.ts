import { browser } from 'wxt/browser';
import { call } from '../../api/client';
import type { TokenAnswer } from '../../api/types';
import { fine, trouble, type Result } from '../../messages/trouble';

// OAuth 2.1, authorization code with PKCE. The endpoints are fixed paths of the instance and not read from its metadata, so
// that a code can never be carried to another server.
const CLIENT = 'attract-extension';
const SCOPE = 'profile jobs export in_ats';

/** Signs in at an instance in a browser window, and answers its tokens. */
export async function signIn(instance: string): Promise<Result<TokenAnswer>> {
  const verifier = randomText();
  const state = randomText();
  const redirectUri = browser.identity.getRedirectURL();
  const code = await authorise(await authorizeAddress(instance, redirectUri, state, verifier), state, instance);
  if (!code) return trouble('sign_in_failed');
  return tokens(instance, {
    grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, device: deviceName(navigator.userAgent),
  });
}

/** New tokens for a refresh token, which is spent by it. */
export function refreshTokens(instance: string, refreshToken: string): Promise<Result<TokenAnswer>> {
  return tokens(instance, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Ends the session on the server. Answers whether the server said that it did. */
export async function revoke(instance: string, refreshToken: string): Promise<boolean> {
  const body = new URLSearchParams({ token: refreshToken, client_id: CLIENT });
  return (await call(instance, '/oauth/revoke', { method: 'POST', body })).ok;
}

/** The S256 challenge of a verifier (RFC 7636, section 4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** Such as "Chrome on Linux": what the user sees under Connections. */
export function deviceName(userAgent: string): string {
  const name = (table: [RegExp, string][]): string | undefined => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browserName = name([[/Firefox\//, 'Firefox'], [/Edg\//, 'Edge'], [/Chrome\//, 'Chrome']]) ?? 'Browser';
  const system = name([[/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Android/, 'Android'], [/Linux/, 'Linux']]);
  return system ? `${browserName} on ${system}` : browserName;
}

async function authorizeAddress(instance: string, redirectUri: string, state: string, verifier: string): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code', client_id: CLIENT, redirect_uri: redirectUri, scope: SCOPE, state,
    code_challenge: await challengeOf(verifier), code_challenge_method: 'S256',
  });
  return `${instance}/oauth/authorize?${query}`;
}

/**
 * The code that came back, or null: window closed, refused, or an answer to another question (`state`) or by another instance
 * (`iss`, RFC 9207): a code of one Attract never goes to another, however a page led there.
 */
async function authorise(url: string, state: string, instance: string): Promise<string | null> {
  const back = await browser.identity.launchWebAuthFlow({ url, interactive: true }).catch(() => undefined);
  const query = back ? new URL(back).searchParams : null;
  return query?.get('state') === state && query.get('iss') === instance ? query.get('code') : null;
}

async function tokens(instance: string, form: Record<string, string>): Promise<Result<TokenAnswer>> {
  const body = new URLSearchParams({ ...form, client_id: CLIENT });
  const answer = await call<TokenAnswer>(instance, '/oauth/token', { method: 'POST', body });
  if (!answer.ok) return answer.trouble.kind === 'unreachable' || answer.trouble.kind === 'too_many' ? answer : trouble('sign_in_failed');
  return answer.value?.access_token && answer.value.refresh_token ? fine(answer.value) : trouble('sign_in_failed');
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
