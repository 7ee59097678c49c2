import { describe, expect, it, vi } from 'vitest';
import { fakeServer, INSTANCE, ok, signedIn } from '../../testing/fake_server';
import { authorised } from '../connection/session';
import { store, storedKeys } from '../store';
import { book, clearBook, noteRead, noteSent } from './book';

const PAGE = 'https://www.linkedin.com/talent/profile/M1';
const PERSON = { name: 'Kari Nordmann', member_id: 'AEMAA1', profile_url: null, email: null };

function at(day: string, use: () => Promise<unknown>): Promise<unknown> {
  vi.useFakeTimers({ now: new Date(day), toFake: ['Date'] });
  return use();
}

describe('the book', () => {
  it('has every field that a request carried, whatever it is nested in, and of a list how many had it', async () => {
    fakeServer(() => ok({}));
    await signedIn();
    await authorised(INSTANCE, '/api/v1/exports', { method: 'POST', body: { job: 17, person: PERSON, note: 'Hello', note_private: false, email: null } });
    await authorised(INSTANCE, '/api/v1/in-ats/lookup', { method: 'POST', body: { profiles: [{ ref: '0', member_id: 'A' }, { ref: '1', member_id: 'B', profile_url: 'x' }] } });
    expect(await book()).toMatchObject([
      { what: 'sent', instance: INSTANCE, path: '/api/v1/in-ats/lookup', fields: { ref: '2', member_id: '2', profile_url: '1' } },
      { what: 'sent', path: '/api/v1/exports', fields: { job: '17', name: 'Kari Nordmann', member_id: 'AEMAA1', note: 'Hello', note_private: 'false' } },
    ]);
  });

  it('has nothing of a request that never left or may not have arrived', async () => {
    fakeServer(() => 'down');
    await authorised(INSTANCE, '/api/v1/exports', { method: 'POST', body: PERSON });
    await signedIn();
    await authorised(INSTANCE, '/api/v1/exports', { method: 'POST', body: PERSON });
    expect(await book()).toEqual([]);
  });

  it('has nothing of a question without fields, and never a token', async () => {
    fakeServer(() => ok({ access_token: 'secret-1', refresh_token: 'secret-2', expires_in: 60 }));
    await signedIn({ ended: true });
    await authorised(INSTANCE, '/api/v1/me');
    expect(await book()).toEqual([]);
  });

  it('names a page once that is drawn again and again, and again after a minute', async () => {
    for (const second of ['00', '20', '59']) await at(`2026-12-01T10:00:${second}Z`, () => noteRead({ page: PAGE, kind: 'profile', people: 1 }));
    await at('2026-12-01T10:01:30Z', () => noteRead({ page: PAGE, kind: 'profile', people: 1 }));
    expect((await book()).map((entry) => new Date(entry.at).toISOString())).toEqual(['2026-12-01T10:01:30.000Z', '2026-12-01T10:00:00.000Z']);
  });

  it('cuts what a page makes too long', async () => {
    await noteRead({ page: `https://example.com/${'a'.repeat(10_000)}`, kind: 'panel', people: 0 });
    await noteSent(INSTANCE, '/api/v1/exports', { note: 'a'.repeat(10_000) });
    expect(JSON.stringify(await book()).length).toBeLessThan(1200);
  });

  it('keeps 90 days, 500 entries a day, and 2000 together', async () => {
    const entries = Array.from({ length: 500 }, (_, index) => ({ what: 'read', at: Date.parse('2026-11-01T10:00:00Z') + index, page: PAGE, kind: 'panel', people: index }));
    await store({ 'book:2026-08-01': entries, 'book:2026-10-28': entries, 'book:2026-10-29': entries, 'book:2026-10-30': entries, 'book:2026-10-31': entries, 'book:2026-11-01': entries });
    await at('2026-11-01T11:00:00Z', () => noteRead({ page: PAGE, kind: 'panel', people: 1 }));
    expect((await book()).slice(0, 2)).toMatchObject([{ people: 1 }, { people: 499 }]);
    expect(await book()).toHaveLength(2000);
    await at('2026-11-02T11:00:00Z', () => noteRead({ page: PAGE, kind: 'panel', people: 1 }));
    expect((await storedKeys('book:')).toSorted()).toEqual(['book:2026-10-29', 'book:2026-10-30', 'book:2026-10-31', 'book:2026-11-01', 'book:2026-11-02']);
    await at('2027-02-15T11:00:00Z', async () => expect(await book()).toHaveLength(0));
  });

  it('is empty after it was cleared', async () => {
    await noteRead({ page: PAGE, kind: 'list', people: 25 });
    await clearBook();
    expect(await book()).toEqual([]);
    expect(await storedKeys('book:')).toEqual([]);
  });
});
