import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import type { Question } from '../messages/contract';
import type { Sender } from '../messages/channel';
import { fakeServer, INSTANCE, ME, ok, signedIn } from '../testing/fake_server';
import { answerQuestion } from './answers';

const PAGE = { id: fakeBrowser.runtime.id, url: 'http://127.0.0.1:8001/talent/search', tab: { id: 1 }, frameId: 0 } as Sender;
const OTHER_PAGE = { ...PAGE, url: 'http://127.0.0.1:9999/' } as Sender;

describe('the background', () => {
  it('answers a page of a built-in inject host, and no word of the answer is a token', async () => {
    fakeServer(() => ok(ME));
    await signedIn();
    const answer = await answerQuestion({ name: 'state' }, PAGE);
    expect(answer).toMatchObject({ ok: true, value: { instance: { url: INSTANCE } } });
    expect(JSON.stringify(answer)).not.toMatch(/access-1|refresh-1/);
  });

  it('refuses a page of any other host, and a question that does not exist', async () => {
    fakeServer(() => ok(ME));
    expect(await answerQuestion({ name: 'state' }, OTHER_PAGE)).toMatchObject({ ok: false, trouble: { kind: 'refused' } });
    expect(await answerQuestion({ name: 'constructor' } as unknown as Question, PAGE)).toMatchObject({ trouble: { kind: 'refused' } });
  });

  it('builds no address from anything but numbers', async () => {
    const server = fakeServer(() => ok(ME));
    await signedIn();
    const traversal = '../../me' as unknown as number;
    expect(await answerQuestion({ name: 'card', candidate: traversal }, PAGE)).toMatchObject({ trouble: { kind: 'invalid' } });
    expect(await answerQuestion({ name: 'undo', id: traversal, instance: INSTANCE }, PAGE)).toMatchObject({ trouble: { kind: 'invalid' } });
    expect(server.asked.filter(({ path }) => /cards|undo/.test(path))).toEqual([]);
  });

  it('sends nothing to an address that is no instance of this browser', async () => {
    const server = fakeServer(() => ok(ME));
    await signedIn();
    expect(await answerQuestion({ name: 'undo', id: 1, instance: 'https://evil.example' }, PAGE)).toMatchObject({ trouble: { kind: 'not_found' } });
    expect(server.asked.filter(({ path }) => path.includes('undo'))).toEqual([]);
  });

  it('looks up 250 profiles in three requests and keeps their order', async () => {
    const server = fakeServer(({ path, body }) => {
      if (!path.endsWith('lookup')) return ok(ME);
      const { profiles } = body as { profiles: { ref: string; member_id: string }[] };
      return ok({ people: profiles.toReversed().map(({ ref, member_id: id }) => ({ ref, in_ats: id !== 'M7', candidate: Number(id.slice(1)) })) });
    });
    await signedIn();
    const profiles = Array.from({ length: 250 }, (_, index) => ({ memberId: `M${index}`, profileUrl: null }));
    const answer = await answerQuestion({ name: 'look_up', profiles }, PAGE);
    expect(answer).toEqual({ ok: true, value: profiles.map((_, index) => (index === 7 ? null : index)) });
    expect(server.asked.filter(({ path }) => path.endsWith('lookup'))).toHaveLength(3);
  });
});
