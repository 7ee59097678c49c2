import type { Exported } from '../api/types';
import { tell } from '../messages/channel';
import type { ExportAnswer, ExportOrder } from '../messages/contract';
import { fine, trouble, type Result, type Trouble } from '../messages/trouble';
import { answerFor, entries, entry, entryOf, keepAnswer, needsAttention, postponed, put, remove, type Entry } from './queue';
import { authorised } from './session';

const sending = new Map<string, Promise<Result<Exported>>>();
let draining: Promise<void> = Promise.resolve();

/**
 * Exports a person. The order is stored before it is sent, so that it survives the end of the worker, and its key is the
 * same for every try, so that nobody arrives twice. What cannot reach the server stays stored and is sent later.
 */
export async function exportPerson(order: ExportOrder): Promise<Result<ExportAnswer>> {
  const known = await entry(order.key) ?? entryOf(order);
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

/** Takes an order back that was not sent yet. */
export async function unqueue(key: string): Promise<Result<null>> {
  if (sending.has(key)) return trouble('cannot_undo');
  await remove(key);
  await tell({ news: 'queue_changed' });
  return fine(null);
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
  if (!(await entry(value.key)) || sending.has(value.key)) return true;
  const answer = await deliver(value);
  if (answer.ok) {
    await tell({ news: 'delivered', key: value.key, exported: answer.value });
    return true;
  }
  return mayPass(answer.trouble) ? postpone(value, answer.trouble) : refuse(value, answer.trouble);
}

async function postpone(value: Entry, reason: Trouble): Promise<false> {
  if (await entry(value.key)) await put(postponed(value, reason));
  await tell({ news: 'queue_changed' });
  return false;
}

async function refuse(value: Entry, reason: Trouble): Promise<true> {
  await put(needsAttention(value, reason));
  await tell({ news: 'refused', key: value.key, trouble: reason });
  return true;
}

/** Trouble that may pass by itself or by signing in; the rest needs a person. */
function mayPass({ kind }: Trouble): boolean {
  return kind === 'unreachable' || kind === 'signed_out' || kind === 'too_many';
}

/** One try at a time for each key; the answer is stored before the entry goes. */
function deliver(value: Entry): Promise<Result<Exported>> {
  const running = sending.get(value.key) ?? send(value).finally(() => sending.delete(value.key));
  sending.set(value.key, running);
  return running;
}

async function send(value: Entry): Promise<Result<Exported>> {
  const already = await answerFor(value.key);
  const answer = already ? fine(already) : await authorised<Exported>(value.instance, '/api/v1/exports', {
    method: 'POST', body: value.request, headers: { 'Idempotency-Key': value.key },
  });
  if (answer.ok) {
    if (!already) await keepAnswer(value.key, answer.value);
    await remove(value.key);
  }
  return answer;
}
