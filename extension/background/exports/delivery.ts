import type { Exported } from '../../api/types';
import { tell } from '../../messages/channel';
import { fine, type Result, type TroubleKind } from '../../messages/trouble';
import { answerFor, entry, keepAnswer, remove, type Entry } from './queue';
import { authorised } from '../connection/session';

const sending = new Map<string, Promise<Result<Exported>>>();

/** One try at a time for each key; the answer is stored before the entry goes. */
export function deliver(value: Entry): Promise<Result<Exported>> {
  const running = sending.get(value.key) ?? send(value).finally(() => sending.delete(value.key));
  sending.set(value.key, running);
  return running;
}

/** The try that runs for a key, if one does. */
export function delivering(key: string): Promise<Result<Exported>> | undefined {
  return sending.get(key);
}

/** Asks for the undo of an export, in the name of one user or of whoever is connected. */
export function undoExport(instance: string, id: number, user?: number): Promise<Result<Exported>> {
  return authorised<Exported>(instance, `/api/v1/exports/${id}/undo`, { method: 'POST' }, user);
}

async function send(value: Entry): Promise<Result<Exported>> {
  const exported = await exportOnce(value);
  const answer = (await entry(value.key))?.cancelled ? await takeBack(value, exported) : exported;
  if (answer.ok) await remove(value.key);
  return answer;
}

async function exportOnce({ key, instance, user, request }: Entry): Promise<Result<Exported>> {
  const already = await answerFor(key);
  if (already) return fine(already);
  const answer = await authorised<Exported>(instance, '/api/v1/exports', { method: 'POST', body: request, headers: { 'Idempotency-Key': key } }, user);
  if (answer.ok) await keepAnswer(key, answer.value);
  return answer;
}

/** The server's word that an order never arrived under this key: it would have answered the order that did. */
const NEVER_ARRIVED: ReadonlySet<TroubleKind> = new Set(['job_unavailable', 'ambiguous_person', 'invalid']);

/**
 * Takes back an order of which nobody knows whether an earlier try arrived. Sending it again under its key answers the export
 * that exists, and that one is undone. What the server refuses was never there.
 */
async function takeBack({ key, instance, user }: Entry, exported: Result<Exported>): Promise<Result<Exported>> {
  if (!exported.ok) {
    if (!NEVER_ARRIVED.has(exported.trouble.kind)) return exported;
    await remove(key);
    await tell({ news: 'taken_back', key });
    return exported;
  }
  const { id, outcome, undone } = exported.value.export;
  return undone || outcome === 'already_on_job' ? exported : undoExport(instance, id, user);
}
