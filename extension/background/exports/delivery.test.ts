import { describe, expect, it } from 'vitest';
import type { ExportOrder } from '../../messages/contract';
import { pagePerson } from '../../page/person';
import { fakeServer, INSTANCE, ok, problem, signedIn, type Reply } from '../../testing/fake_server';
import { drain, exportPerson, unqueue } from './exports';
import { entries, needsAttention, put, entryOf } from './queue';

function exportOf(outcome: string): object {
  return { export: { id: 91, outcome, undone: false }, job: { id: 17 } };
}

function order(key: string): ExportOrder {
  const person = { ...pagePerson({ memberId: 'AEMAA1', profileUrl: null, name: 'Kari' }), name: 'Kari' };
  return { key, instance: INSTANCE, job: { id: 17, job_id: 'REQ-1042', title: 'Engineer' }, person, email: null, note: null, notePrivate: false, candidate: null };
}

/** An order whose answer was lost, and a server that answers from then on as told. */
async function lostAnswer(after: Reply): Promise<{ asked: () => string[]; come: (reply: Reply) => void }> {
  await signedIn();
  let reply: Reply = 'down';
  const { asked } = fakeServer(({ path }) => (path.endsWith('/undo') && reply !== 'down' ? ok({ export: { id: 91, outcome: 'exported', undone: true } }) : reply));
  await exportPerson(order('a'));
  asked.length = 0;
  reply = after;
  return { asked: () => asked.map(({ path, headers }) => [path, headers.get('Idempotency-Key')].filter(Boolean).join(' ')), come: (next) => { reply = next; } };
}

describe('an order that is taken back', () => {
  it('is sent again under its key and undone, because it may have arrived', async () => {
    const { asked } = await lostAnswer(ok(exportOf('exported')));
    expect(await unqueue('a')).toEqual({ ok: true, value: { cancelling: true } });
    await drain();
    expect(asked()).toEqual(['/api/v1/exports a', '/api/v1/exports/91/undo']);
    expect(await entries()).toEqual([]);
  });

  it('stays while the server is away, and is undone later', async () => {
    const { asked, come } = await lostAnswer('down');
    await unqueue('a');
    await drain();
    expect(await entries()).toMatchObject([{ key: 'a', cancelled: true, state: 'waiting' }]);
    come(ok(exportOf('exported'), 201));
    await drain({ now: true });
    expect(asked().at(-1)).toBe('/api/v1/exports/91/undo');
    expect(await entries()).toEqual([]);
  });

  it('undoes nothing when the person was on the job before', async () => {
    const { asked } = await lostAnswer(ok(exportOf('already_on_job')));
    await unqueue('a');
    await drain();
    expect(asked()).toEqual(['/api/v1/exports a']);
    expect(await entries()).toEqual([]);
  });

  it('is gone when the server refuses it, because then it never arrived', async () => {
    const { asked } = await lostAnswer(problem(409, 'job_closed'));
    await unqueue('a');
    await drain();
    expect(asked()).toEqual(['/api/v1/exports a']);
    expect(await entries()).toEqual([]);
  });

  it('is undone before the same person is exported again', async () => {
    const { asked, come } = await lostAnswer('down');
    await unqueue('a');
    await drain();
    come(ok(exportOf('exported')));
    await exportPerson(order('b'));
    expect(asked().slice(-3)).toEqual(['/api/v1/exports a', '/api/v1/exports/91/undo', '/api/v1/exports b']);
  });

  it('is dropped at once when it needs attention, because it cannot be sent', async () => {
    await signedIn();
    const { asked } = fakeServer(() => ok({}));
    await put(needsAttention(entryOf(order('a'), 1), { kind: 'other_user' }));
    expect(await unqueue('a')).toEqual({ ok: true, value: { cancelling: false } });
    expect([asked, await entries()]).toEqual([[], []]);
  });
});
