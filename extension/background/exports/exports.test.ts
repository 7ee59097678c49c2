import { describe, expect, it } from 'vitest';
import type { ExportOrder } from '../../messages/contract';
import { pagePerson } from '../../page/person';
import { fakeServer, INSTANCE, ok, problem, signedIn, type Reply } from '../../testing/fake_server';
import { drain, exportPerson } from './exports';
import { answerFor, entries, keepAnswer, postponed, put, entryOf } from './queue';

const EXPORTED = { export: { id: 91, outcome: 'exported' }, job: { id: 17 } };

function order(key: string): ExportOrder {
  const person = { ...pagePerson({ memberId: `AEMAA${key}`, profileUrl: null, name: 'Kari' }), name: 'Kari' };
  return { key, instance: INSTANCE, job: { id: 17, job_id: 'REQ-1042', title: 'Engineer' }, person, email: null, note: 'Hi', notePrivate: true, candidate: null };
}

/** A server that answers exports one after the other, the last answer for ever. */
async function server(...replies: Reply[]): Promise<{ keys: () => (string | null)[] }> {
  await signedIn();
  let turn = 0;
  const { asked } = fakeServer(() => {
    turn += 1;
    return replies[Math.min(turn, replies.length) - 1]!;
  });
  return { keys: () => asked.filter(({ path }) => path === '/api/v1/exports').map(({ headers }) => headers.get('Idempotency-Key')) };
}

describe('an export', () => {
  it('that arrives leaves nothing waiting', async () => {
    await server(ok(EXPORTED, 201));
    expect(await exportPerson(order('a'))).toEqual({ ok: true, value: { state: 'exported', exported: EXPORTED } });
    expect(await entries()).toEqual([]);
  });

  it.each<[string, Reply]>([['no connection', 'down'], ['502', problem(502, '')], ['503', problem(503, 'unavailable')], ['504', problem(504, '')]])('waits here after %s', async (_, reply) => {
    await server(reply);
    expect(await exportPerson(order('a'))).toEqual({ ok: true, value: { state: 'queued', key: 'a' } });
    expect(await entries()).toMatchObject([{ key: 'a', state: 'waiting', attempts: 1, request: { job: 17, note: 'Hi', note_private: true } }]);
  });

  it.each(['job_not_active', 'not_permitted', 'ambiguous_person', 'signed_out'])('that is refused (%s) does not wait', async (code) => {
    await server(problem(code === 'not_permitted' ? 403 : 409, code));
    expect((await exportPerson(order('a'))).ok).toBe(false);
    expect(await entries()).toEqual([]);
  });

  it('of somebody whom the server knows for certain is refused with that word', async () => {
    await server(problem(409, 'ambiguous_person', { candidates: [], new: false }));
    expect(await exportPerson(order('a'))).toMatchObject({ trouble: { kind: 'ambiguous_person', notNew: true } });
  });

  it('is stored before it is sent', async () => {
    await signedIn();
    const stored: string[][] = [];
    fakeServer(async () => {
      stored.push((await entries()).map(({ key }) => key));
      return ok(EXPORTED, 201);
    });
    await exportPerson(order('a'));
    expect(stored).toEqual([['a']]);
  });

  it('sent twice at once under one key makes one request', async () => {
    const { keys } = await server(ok(EXPORTED, 201));
    await Promise.all([exportPerson(order('a')), exportPerson(order('a'))]);
    expect(keys()).toEqual(['a']);
  });
});

describe('what waits', () => {
  it('is sent later under the key of the click', async () => {
    const { keys } = await server('down', ok(EXPORTED, 201));
    await exportPerson(order('a'));
    await drain({ now: true });
    expect(keys()).toEqual(['a', 'a']);
    expect(await entries()).toEqual([]);
    expect(await answerFor('a')).toEqual(EXPORTED);
  });

  it('waits its pause, unless asked for now', async () => {
    const { keys } = await server('down');
    await exportPerson(order('a'));
    await drain();
    expect(keys()).toHaveLength(1);
    await drain({ now: true });
    expect(keys()).toHaveLength(2);
  });

  it('goes as soon as its instance was reached, and not when another was', async () => {
    const { keys } = await server('down', ok(EXPORTED));
    await exportPerson(order('a'));
    await drain({ reached: 'https://nordic.example' });
    expect(keys()).toEqual(['a']);
    await drain({ reached: INSTANCE });
    expect(keys()).toEqual(['a', 'a']);
    expect(await entries()).toEqual([]);
  });

  it('that was answered before the worker stopped is removed and not sent again', async () => {
    const { keys } = await server(ok(EXPORTED));
    await put(entryOf(order('a'), 1));
    await keepAnswer('a', EXPORTED as never);
    await drain();
    expect(keys()).toEqual([]);
    expect(await entries()).toEqual([]);
  });

  it('that was sent when the worker stopped is sent again under the same key', async () => {
    const { keys } = await server(ok(EXPORTED));
    await put(entryOf(order('a'), 1));
    await drain();
    expect(keys()).toEqual(['a']);
    expect(await entries()).toEqual([]);
  });

  it('that the server refuses stays with its words and is left alone until a person tries again', async () => {
    const { keys } = await server(problem(409, 'job_closed'));
    await put(entryOf(order('a'), 1));
    await drain({ now: true });
    await drain({ now: true });
    expect(await entries()).toMatchObject([{ state: 'attention', trouble: { kind: 'job_unavailable', text: 'The server says job_closed.' } }]);
    expect(keys()).toEqual(['a']);
    await drain({ key: 'a' });
    expect(keys()).toEqual(['a', 'a']);
  });

  it.each([['too_many', 'waiting'], ['signed_out', 'attention']])('is kept when the server answers %s', async (code, state) => {
    await server(problem(code === 'too_many' ? 429 : 401, code));
    await put(entryOf(order('a'), 1));
    await drain();
    expect(await entries()).toMatchObject([{ state, trouble: { kind: code } }]);
  });

  it('never goes out in the name of another user, also when a person tries', async () => {
    const { keys } = await server('down', ok(EXPORTED));
    await exportPerson(order('a'));
    await signedIn({ access: 'access-of-another', user: 2 });
    await drain({ now: true });
    await drain({ key: 'a' });
    expect(keys()).toEqual(['a']);
    expect(await entries()).toMatchObject([{ user: 1, state: 'attention', trouble: { kind: 'other_user' } }]);
  });

  it('is tried one at a time, and not at all after the first that reaches nobody', async () => {
    const { keys } = await server('down');
    await put({ ...entryOf(order('a'), 1), at: 1 });
    await put({ ...entryOf(order('b'), 1), at: 2 });
    await drain();
    expect(keys()).toEqual(['a']);
    expect(await entries()).toHaveLength(2);
  });

  it('is sent once by drains that run at the same time', async () => {
    const { keys } = await server(ok(EXPORTED));
    await put(entryOf(order('a'), 1));
    await Promise.all([drain(), drain({ now: true }), drain()]);
    expect(keys()).toEqual(['a']);
  });

  it('pauses twice as long after every try, at most 15 minutes, and as long as the server asks', () => {
    const first = entryOf(order('a'), 1);
    const pauses = [0, 1, 2, 20].map((attempts) => postponed({ ...first, attempts }, { kind: 'unreachable' }, 0).nextAt / 1000);
    expect(pauses).toEqual([15, 30, 60, 900]);
    expect(postponed(first, { kind: 'too_many', retryAfter: 120 }, 0).nextAt).toBe(120_000);
  });
});
