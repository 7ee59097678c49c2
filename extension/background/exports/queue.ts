import type { Exported, ExportRequest, Person } from '../../api/types';
import type { ExportOrder, Waiting } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import { sameProfile, type ProfileIdentity } from '../../page/profile_address';
import { forget, oneAtATime, store, stored, storedUnder } from '../store';

/** An export on its way, stored before it is sent, under its idempotency key. */
export interface Entry extends Waiting {
  request: ExportRequest;
  identity: ProfileIdentity;
  /** The number of the user who ordered it; it goes out in no other name. */
  user: number;
  /** Not before this time by itself, in milliseconds since 1970. */
  nextAt: number;
}

const PREFIX = 'queue:';
const LONGEST_PAUSE = 15 * 60_000;
const inTurn = oneAtATime();

export function entryOf(order: ExportOrder, user: number): Entry {
  const { name, memberId, profileUrl } = order.person;
  return {
    key: order.key,
    user,
    instance: order.instance,
    person: name,
    job: order.job,
    at: Date.now(),
    attempts: 0,
    cancelled: false,
    state: 'waiting',
    trouble: null,
    nextAt: Date.now(),
    identity: { memberId, profileUrl },
    request: {
      job: order.job.id,
      person: personBody(order.person),
      email: order.email,
      note: order.note,
      note_private: order.notePrivate,
      candidate: order.candidate,
    },
  };
}

/** A person of a page as the API takes them. */
export function personBody({ name, memberId, profileUrl, email, headline, company, location }: ExportOrder['person']): Person {
  return { name, member_id: memberId, profile_url: profileUrl, email, headline, company, location, name_only: !memberId && !profileUrl };
}

/** All entries, oldest first. */
export async function entries(): Promise<Entry[]> {
  return (await storedUnder<Entry>(PREFIX)).toSorted((one, other) => one.at - other.at);
}

export async function entry(key: string): Promise<Entry | null> {
  return stored<Entry | null>(PREFIX + key, null);
}

export async function put(value: Entry): Promise<void> {
  await store({ [PREFIX + value.key]: value });
}

/** Stores what `how` makes of the entry as it stands by then. One that is gone stays gone; the answer says whether it was there. */
export function change(key: string, how: (value: Entry) => Entry): Promise<boolean> {
  return inTurn(async () => {
    const now = await entry(key);
    if (now) await put(how(now));
    return now !== null;
  });
}

export async function remove(key: string): Promise<void> {
  await forget(PREFIX + key);
}

export async function entriesAt(instance: string): Promise<Entry[]> {
  return (await entries()).filter((each) => each.instance === instance);
}

export async function entriesFor(person: ProfileIdentity): Promise<Entry[]> {
  return (await entries()).filter(({ identity }) => sameProfile(identity, person));
}

/** The entry after a try that reached nobody: again later, with pauses that double from 15 seconds to 15 minutes. */
export function postponed(value: Entry, reason: Trouble, now = Date.now()): Entry {
  const pause = Math.max(Math.min(15_000 * 2 ** value.attempts, LONGEST_PAUSE), (reason.retryAfter ?? 0) * 1000);
  return { ...value, attempts: value.attempts + 1, nextAt: now + pause, state: 'waiting', trouble: reason };
}

/** The entry after the server refused it: a person has to look at it. */
export function needsAttention(value: Entry, reason: Trouble): Entry {
  return { ...value, attempts: value.attempts + 1, state: 'attention', trouble: reason };
}

/** The entry after its user connected: due again when nothing but the connection was missing. */
export function wakened(value: Entry): Entry {
  const missed = value.trouble?.kind === 'signed_out' || value.trouble?.kind === 'other_user';
  return missed ? { ...value, state: 'waiting', trouble: null } : value;
}

/** What a view may see of an entry. */
export function waitingOf({ key, instance, person, job, at, attempts, cancelled, state, trouble }: Entry): Waiting {
  return { key, instance, person, job, at, attempts, cancelled, state, trouble };
}

const ANSWERS = 'answers';
const ANSWERS_KEPT = 50;

/** The stored answer of a delivered export, for a worker that stopped between the answer and the removal. */
export async function answerFor(key: string): Promise<Exported | null> {
  return (await stored<[string, Exported][]>(ANSWERS, [])).find(([each]) => each === key)?.[1] ?? null;
}

export async function forgetAnswers(): Promise<void> {
  await forget(ANSWERS);
}

export async function keepAnswer(key: string, exported: Exported): Promise<void> {
  const kept = await stored<[string, Exported][]>(ANSWERS, []);
  await store({ [ANSWERS]: [[key, exported], ...kept].slice(0, ANSWERS_KEPT) });
}
