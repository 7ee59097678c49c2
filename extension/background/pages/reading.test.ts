import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { fakeServer, INSTANCE, ME, ok, signedIn } from '../../testing/fake_server';
import { keepProfile } from '../hosts/hosts';
import { readTab } from './reading';

interface Injection { target: { tabId: number }; files?: string[]; args?: unknown[] }

/** A tab at an address, in which scripts may run or not. Answers what was run in it. */
function tabAt(address: string | null): Injection[] {
  const run: Injection[] = [];
  Object.assign(fakeBrowser.scripting, {
    executeScript: async (injection: Injection) => {
      if (address === null) throw new Error('Cannot access contents of the page.');
      run.push(injection);
      return [{ result: injection.files ? { people: [], reasons: ['no_h_card'] } : address }];
    },
  });
  return run;
}

describe('reading the page of a tab', () => {
  it('answers what the adapters found, and where', async () => {
    fakeServer(() => ok(ME));
    const run = tabAt('https://blog.example/about');
    expect(await readTab(7)).toEqual({ ok: true, value: { people: [], reasons: ['no_h_card'], url: 'https://blog.example/about', mode: 'side_panel' } });
    expect(run.map(({ target, files, args }) => [target.tabId, files ?? args])).toEqual([[7, []], [7, [null]], [7, ['/read-page.js']]]);
  });

  it('takes Recruiter addresses on an inject host for profiles', async () => {
    fakeServer(() => ok(ME));
    const run = tabAt('http://127.0.0.1:8001/talent/profile/M1');
    await readTab(7);
    expect(run[1]!.args).toEqual(['127.0.0.1:8001']);
  });

  it('reads nothing on a host that is switched off, and says which', async () => {
    fakeServer(() => ok(ME));
    await signedIn();
    await keepProfile(INSTANCE, { ...ME, hosts: [{ host: 'blog.example', mode: 'off' }] });
    const run = tabAt('https://blog.example/about');
    expect(await readTab(7)).toEqual({ ok: false, trouble: { kind: 'host_off', text: 'blog.example' } });
    expect(run.some(({ files }) => files)).toBe(false);
  });

  it.each([['the browser does not let it', null], ['it is a page of the browser', 'chrome://settings/']])('says so when %s', async (_, address) => {
    fakeServer(() => ok(ME));
    tabAt(address);
    expect(await readTab(7)).toEqual({ ok: false, trouble: { kind: 'page_not_granted' } });
  });
});
