import { browser } from 'wxt/browser';
import type { SeenPage } from '../../messages/contract';
import { fine, trouble, type Result } from '../../messages/trouble';
import { chosenInstance } from '../connection/instances';
import { authorised } from '../connection/session';
import { profileOf } from '../hosts/hosts';
import { forget, oneAtATime, store, stored, storedKeys } from '../store';

// Profile pages are counted by host and kind, so that an administrator sees when a site has changed and its pages give no names any
// more. Nothing of a person and no address is counted.

const ALARM = 'seen';
const PREFIX = 'seen:';
const MINUTES = 15;
const PLACES = 100;
const FACTS = ['name', 'headline', 'company', 'location'] as const;
const inTurn = oneAtATime();

/** How many pages of one kind on one host were read, and how many lacked what; as POST /api/v1/pages-seen takes it. */
export interface Count { host: string; kind: string; read: number; no_name: number; no_headline: number; no_company: number; no_location: number }

/** What was counted at an instance. */
interface Seen {
  /** When the first of them was counted, in milliseconds since 1970. */
  since: number;
  counts: Count[];
  /** What is on its way under one key, the same for every try, so that nothing is counted twice. */
  sending: { key: string; since: string; pages: Count[] } | null;
}

/** Counts a profile page, for the chosen instance. */
export async function countPage({ host, kind, missing }: SeenPage): Promise<Result<null>> {
  if (!/^[a-z0-9.:[\]-]{1,255}$/i.test(host) || !/^[a-z_]{1,40}$/.test(kind) || !Array.isArray(missing)) return trouble('invalid');
  const instance = await chosenInstance();
  if (!instance) return fine(null);
  await change(instance.url, (seen) => ({ ...seen, counts: counted(seen.counts, { host: host.toLowerCase(), kind, missing }) }));
  if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: MINUTES });
  return fine(null);
}

/** Sends what was counted to those instances that take it; the others are asked again when their user's rights are read anew. */
export async function sendSeen(): Promise<void> {
  for (const key of await storedKeys(PREFIX)) await sendTo(key.slice(PREFIX.length));
}

export function isSeenAlarm(alarm: { name: string }): boolean {
  return alarm.name === ALARM;
}

/** For an instance that is removed. */
export async function forgetSeen(instance: string): Promise<void> {
  await forget(PREFIX + instance);
}

async function sendTo(instance: string): Promise<void> {
  if (!(await takesCounts(instance))) return;
  const { sending } = await change(instance, batched);
  if (!sending) return;
  const { key, ...body } = sending;
  const answer = await authorised<null>(instance, '/api/v1/pages-seen', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  // What the server does not understand it will not understand later either.
  if (answer.ok || answer.trouble.kind === 'invalid') await change(instance, (seen) => ({ ...seen, sending: null }));
}

/** An instance says so among its user's rights; one of an older version knows nothing of it. */
async function takesCounts(instance: string): Promise<boolean> {
  const can: Record<string, boolean> = { ...(await profileOf(instance))?.can };
  return can.pages_seen === true;
}

function batched(seen: Seen): Seen {
  if (seen.sending || !seen.counts.length) return seen;
  return { since: Date.now(), counts: [], sending: { key: crypto.randomUUID(), since: new Date(seen.since).toISOString(), pages: seen.counts } };
}

function change(instance: string, how: (seen: Seen) => Seen): Promise<Seen> {
  return inTurn(async () => {
    const seen = how(await stored<Seen>(PREFIX + instance, { since: Date.now(), counts: [], sending: null }));
    await store({ [PREFIX + instance]: seen });
    return seen;
  });
}

function counted(counts: Count[], page: SeenPage): Count[] {
  const known = counts.find(({ host, kind }) => host === page.host && kind === page.kind);
  if (!known && counts.length >= PLACES) return counts;
  const { host, kind } = page;
  const count = { ...(known ?? { host, kind, read: 0, no_name: 0, no_headline: 0, no_company: 0, no_location: 0 }) };
  if (!page.missing.includes('name')) count.read += 1;
  for (const fact of FACTS) if (page.missing.includes(fact)) count[`no_${fact}`] += 1;
  return [...counts.filter((each) => each !== known), count];
}
