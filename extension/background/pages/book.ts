import type { BookEntry, PageRead } from '../../messages/contract';
import { forget, oneAtATime, store, stored, storedKeys } from '../store';

// The book stands in this browser alone: one stored list a day, so that noting something rewrites little.

const PREFIX = 'book:';
const DAY = 86_400_000;
const DAYS_KEPT = 90;
const DAY_LIMIT = 500;
const LIMIT = 2000;
/** The most characters of an address, and of a field. */
const LONGEST_ADDRESS = 500;
const LONGEST_FIELD = 200;
/** A page that is drawn anew is read again; the same once more within this time, in milliseconds, is no news. */
const SAME_WITHIN = 60_000;
const inTurn = oneAtATime();

/** Notes that a page was read. */
export function noteRead(read: Omit<PageRead, 'what' | 'at'>): Promise<void> {
  return note({ ...read, what: 'read', at: Date.now(), page: read.page.slice(0, LONGEST_ADDRESS) });
}

/** Notes what a request carried to an instance: the fields of its body, whatever they are. */
export function noteSent(instance: string, path: string, body: unknown): Promise<void> {
  const fields = Object.fromEntries(fieldsOf(body).map(([name, value]) => [name, value.length > LONGEST_FIELD ? `${value.slice(0, LONGEST_FIELD)}…` : value]));
  return note({ what: 'sent', at: Date.now(), instance, path, fields });
}

/** Everything noted in the last 90 days, newest first. */
export function book(): Promise<BookEntry[]> {
  return inTurn(async () => {
    const entries = await Promise.all((await days()).map((key) => stored<BookEntry[]>(key, [])));
    return entries.flat().filter(({ at }) => at > Date.now() - DAYS_KEPT * DAY).toReversed().slice(0, LIMIT);
  });
}

export function clearBook(): Promise<void> {
  return inTurn(async () => forget(...(await days())));
}

function note(entry: BookEntry): Promise<void> {
  return inTurn(async () => {
    const key = keyOf(entry.at);
    const today = await stored<BookEntry[]>(key, []);
    if (today.some((each) => entry.at - each.at < SAME_WITHIN && sameThing(each, entry))) return;
    if (!today.length) await dropOld(entry.at);
    await store({ [key]: [...today, entry].slice(-DAY_LIMIT) });
  });
}

/** Forgets days that are too old, and the oldest of those that are too many entries together. */
async function dropOld(now: number): Promise<void> {
  let room = LIMIT;
  const old: string[] = [];
  for (const key of (await days()).toReversed()) {
    room -= (await stored<BookEntry[]>(key, [])).length;
    if (room < 0 || key < keyOf(now - DAYS_KEPT * DAY)) old.push(key);
  }
  if (old.length) await forget(...old);
}

/** The keys of the days, oldest first. */
async function days(): Promise<string[]> {
  return (await storedKeys(PREFIX)).toSorted();
}

function keyOf(at: number): string {
  return PREFIX + new Date(at).toISOString().slice(0, 10);
}

function sameThing(one: BookEntry, other: BookEntry): boolean {
  return JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...other, at: 0 });
}

/** Names and values in a body, whatever they are nested in. Of a list: how many of its entries have each field. */
function fieldsOf(body: unknown): [string, string][] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return countsOf(value);
    return typeof value === 'object' ? fieldsOf(value) : [[name, String(value)]];
  });
}

function countsOf(list: unknown[]): [string, string][] {
  const names = list.flatMap((each) => fieldsOf(each).map(([name]) => name));
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, String(all.length)]);
}
