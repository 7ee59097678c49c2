import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { fakeServer, INSTANCE, ME, ok, signedIn } from '../../testing/fake_server';
import { keepProfile } from './hosts';
import { INJECT_HOSTS, patternsOf, registerInjectHosts } from './inject_hosts';
import { stored } from '../store';

interface Script { id: string; matches: string[] }

/** The scripts the browser has registered, and the origins the user allowed. */
function browserWith(registered: Script[], granted: string[]): Script[] {
  Object.assign(fakeBrowser.permissions, { contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.includes(origin)) });
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => registered,
    registerContentScripts: async (scripts: Script[]) => { registered.push(...scripts); },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      registered.splice(0, registered.length, ...registered.filter(({ id }) => !ids.includes(id)));
    },
  });
  return registered;
}

async function hosts(...rules: typeof ME.hosts): Promise<void> {
  fakeServer(() => ok(ME));
  await signedIn();
  await keepProfile(INSTANCE, { ...ME, hosts: rules } as never);
}

describe('the content script', () => {
  it('is registered for an inject host that the user allowed, and only there', async () => {
    await hosts({ host: 'recruiter.example', mode: 'inject' }, { host: 'other.example', mode: 'inject' }, { host: 'panel.example', mode: 'side_panel' });
    const registered = browserWith([], ['https://recruiter.example/*', 'https://panel.example/*']);
    await registerInjectHosts();
    expect(registered).toMatchObject([{ id: 'inject recruiter.example', matches: ['https://recruiter.example/*'] }]);
  });

  it('is not registered again, nor where the manifest names the host', async () => {
    await hosts({ host: 'recruiter.example', mode: 'inject' });
    const registered = browserWith([{ id: 'inject recruiter.example', matches: [] }], ['https://recruiter.example/*', 'http://127.0.0.1/*']);
    await registerInjectHosts();
    expect(registered).toHaveLength(1);
  });

  it('is taken away from a host that is no inject host any more', async () => {
    await hosts({ host: 'recruiter.example', mode: 'off' });
    const registered = browserWith([{ id: 'inject recruiter.example', matches: [] }], ['https://recruiter.example/*']);
    await registerInjectHosts();
    expect(registered).toEqual([]);
  });

  it('leaves the inject hosts that are allowed where the shortcut finds them at once', async () => {
    await hosts({ host: 'recruiter.example', mode: 'inject' }, { host: 'not-allowed.example', mode: 'inject' });
    browserWith([], ['https://recruiter.example/*', 'http://127.0.0.1/*']);
    await registerInjectHosts();
    expect(await stored(INJECT_HOSTS, [])).toEqual(['recruiter.example', '127.0.0.1:8001']);
  });

  it('goes to secure addresses, and to plain ones on this machine only', () => {
    expect(patternsOf('recruiter.example:8443')).toEqual(['https://recruiter.example/*']);
    expect(patternsOf('127.0.0.1:8001')).toEqual(['http://127.0.0.1/*']);
  });
});
