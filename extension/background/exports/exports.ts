import { tell } from '../../messages/channel';
import type { ExportAnswer, ExportOrder, TakenBack } from '../../messages/contract';
import { fine, trouble, type Result, type Trouble } from '../../messages/trouble';
import { deliver, delivering } from './delivery';
import { change, entries, entriesFor, entry, entryOf, needsAttention, postponed, put, remove, type Entry } from './queue';
import { userOf } from '../connection/session';

let draining: Promise<void> = Promise.resolve();

/**
 * Exports a person. The order is stored before it is sent, so that it survives the end of the worker, and its key is the
 * same for every try, so that nobody arrives twice. What cannot reach the server stays stored and is sent later.
 */
export async function exportPerson(order: ExportOrder): Promise<Result<ExportAnswer>> {
  const user = await userOf(order.instance);
  if (user === null) return trouble('signed_out');
  // An order that is being taken back goes first, or its undo would hit this one.
  for (const { key, cancelled } of await entriesFor(order.person)) if (cancelled) await drain({ key });
  const known = await entry(order.key) ?? entryOf(order, user);
  await put(known);
  const answer = await deliver(known);
  if (answer.ok) return fine({ state: 'exported', exported: answer.value });
  if (answer.trouble.kind === 'unreachable') {
    await postpone(known, answer.trouble);
    return fine({ state: 'queued', key: order.key });
  }
  await remove(order.key);
  return answer;
}

/**
 * Takes back an order that waits. An earlier try may have arrived although its answer was lost, so the order stays until the server
 * was asked. One that needs attention cannot be sent; it is dropped.
 */
export async function unqueue(key: string): Promise<Result<TakenBack>> {
  await delivering(key);
  const found = await entry(key);
  const cancelling = found?.state === 'waiting' && !found.cancelled;
  if (cancelling) await change(key, (now) => ({ ...now, cancelled: true }));
  else await remove(key);
  await tell({ news: 'queue_changed' });
  if (cancelling) void drain({ key });
  return fine({ cancelling });
}

/** What to send besides what is due by now. */
interface Occasion {
  /** Also what is to wait longer. */
  now?: boolean;
  /** Only this one, also when it needs attention. */
  key?: string;
  /** Also what waits only because this instance could not be reached. */
  reached?: string;
}

/** Sends what waits, oldest first, one pass at a time. */
export function drain(occasion: Occasion = {}): Promise<void> {
  draining = draining.catch(() => undefined).then(() => drainOnce(occasion));
  return draining;
}

async function drainOnce(occasion: Occasion): Promise<void> {
  const due = (await entries()).filter((each) => isDue(each, occasion));
  const unreachable = new Set<string>();
  for (const each of due) {
    if (unreachable.has(each.instance)) continue;
    if (!(await deliverLater(each))) unreachable.add(each.instance);
  }
}

function isDue({ key, state, nextAt, instance, trouble: reason }: Entry, occasion: Occasion): boolean {
  if (occasion.key) return key === occasion.key;
  const reachable = instance === occasion.reached && reason?.kind === 'unreachable';
  return state === 'waiting' && (Boolean(occasion.now) || reachable || nextAt <= Date.now());
}

/** Sends one stored entry. Answers false when its instance cannot be asked now, so that the rest need not try. */
async function deliverLater(value: Entry): Promise<boolean> {
  if (!(await entry(value.key)) || delivering(value.key)) return true;
  const answer = await deliver(value);
  if (answer.ok) {
    await tell({ news: 'delivered', key: value.key, exported: answer.value });
    return true;
  }
  return mayPass(answer.trouble) ? postpone(value, answer.trouble) : refuse(value, answer.trouble);
}

async function postpone({ key }: Entry, reason: Trouble): Promise<false> {
  await change(key, (now) => postponed(now, reason));
  await tell({ news: 'queue_changed' });
  return false;
}

async function refuse({ key }: Entry, reason: Trouble): Promise<true> {
  if (await change(key, (now) => needsAttention(now, reason))) await tell({ news: 'refused', key, trouble: reason });
  return true;
}

/** Trouble that may pass by itself; the rest needs a person, if only to connect again. */
function mayPass({ kind }: Trouble): boolean {
  return kind === 'unreachable' || kind === 'too_many';
}
