import { vi } from 'vitest';
import type { Me } from '../api/types';
import { store } from '../background/store';

/** One request that reached the server. */
export interface Asked {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  /** The parsed body: JSON, or the fields of a form. */
  body: unknown;
}

/** What the server answers: a status with JSON, or `down` for a connection that fails. */
export type Reply = { status: number; json: unknown } | 'down';

export const INSTANCE = 'http://127.0.0.1:8000';

/** Stands in for `fetch`. `answer` says what each request gets; instances.json is answered by itself. */
export function fakeServer(answer: (asked: Asked) => Reply | Promise<Reply>): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, INSTANCE);
    if (url.pathname === '/instances.json') return Response.json({ instances: [INSTANCE], injectHosts: ['127.0.0.1:8001'] });
    const request: Asked = { method: init.method ?? 'GET', path: url.pathname + url.search, headers: new Headers(init.headers), body: parsed(init.body) };
    asked.push(request);
    const reply = await answer(request);
    if (reply === 'down') throw new TypeError('connection refused');
    return Response.json(reply.json, { status: reply.status });
  });
  return { asked };
}

/** GET /me, as a recruiter. */
export const ME: Me = {
  user: { id: 1, name: 'Rita Recruiter', email: 'recruiter@attract.example' }, roles: ['recruiter'], can: { export: true, in_ats: true },
  instance: { product: 'attract', name: 'Attract', url: INSTANCE, version: '0.1.0' }, hosts: [{ host: '127.0.0.1:8001', mode: 'inject' }],
};

export function ok(json: unknown, status = 200): Reply {
  return { status, json };
}

export function problem(status: number, code: string, more: object = {}): Reply {
  return { status, json: { status, code, detail: `The server says ${code}.`, ...more } };
}

/** A session that holds for an hour, or that ended. */
export async function signedIn({ access = 'access-1', ended = false, user = 1 }: { access?: string; ended?: boolean; user?: number } = {}): Promise<void> {
  await store({ [`session:${INSTANCE}`]: { user, access, refresh: 'refresh-1', expiresAt: Date.now() + (ended ? -1 : 3_600_000) } });
}

function parsed(body: RequestInit['body'] | undefined): unknown {
  if (body instanceof URLSearchParams) return Object.fromEntries(body);
  return typeof body === 'string' ? JSON.parse(body) : null;
}
