import { describe, expect, it } from 'vitest';
import { fakeServer, INSTANCE, ok, signedIn } from '../../testing/fake_server';
import { currentMode, keepProfile, modeOf, refreshProfile, rulesOf } from './hosts';
import { store } from '../store';

function me(hosts: object[]): never {
  return { user: { name: 'Rita' }, instance: { name: 'Attract' }, can: {}, hosts } as never;
}

describe('the mode of a host', () => {
  it('is the administrator’s word, also against the build', () => {
    const rules = rulesOf([{ host: 'a.example', mode: 'off' }], ['a.example', 'b.example:1'], []);
    expect(modeOf('a.example', rules)).toBe('off');
    expect(modeOf('b.example:1', rules)).toBe('inject');
  });

  it('is the company’s by its policy before the administrator’s, who may still say off', () => {
    const rules = rulesOf([{ host: 'a.example', mode: 'off' }, { host: 'B.example', mode: 'side_panel' }], ['a.example'], ['a.example', 'b.example', 'c.example']);
    expect(rules).toHaveLength(3);
    expect(['a.example', 'b.example', 'c.example'].map((host) => modeOf(host, rules))).toEqual(['off', 'inject', 'inject']);
  });

  it('goes by host and port, in any capitals', () => {
    const rules = rulesOf([{ host: 'A.example:8001', mode: 'inject' }], [], []);
    expect(modeOf('a.example:8001', rules)).toBe('inject');
    expect(modeOf('a.example', rules)).toBe('side_panel');
    expect(modeOf('x.a.example:8001', rules)).toBe('side_panel');
  });

  it('is side panel for a host nobody mentioned', () => {
    expect(modeOf('www.linkedin.com', [])).toBe('side_panel');
  });

  it('is the build’s before sign-in and the instance’s afterwards', async () => {
    fakeServer(() => ok({}));
    expect(await currentMode('127.0.0.1:8001')).toBe('inject');
    await signedIn();
    await keepProfile(INSTANCE, me([{ host: '127.0.0.1:8001', mode: 'off' }]));
    expect(await currentMode('127.0.0.1:8001')).toBe('off');
  });
});

describe('what an instance says of its user', () => {
  it('is asked again only after five minutes, and told when it changed', async () => {
    const server = fakeServer(() => ok(me([{ host: 'a.example', mode: 'inject' }])));
    await signedIn();
    await keepProfile(INSTANCE, me([]));
    expect(await refreshProfile(INSTANCE)).toBe(false);
    expect(server.asked).toEqual([]);
    await store({ [`profile:${INSTANCE}`]: { me: me([]), at: Date.now() - 301_000 } });
    expect(await refreshProfile(INSTANCE)).toBe(true);
    expect(await currentMode('a.example')).toBe('inject');
  });
});
