import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { INJECT_HOSTS } from '../hosts/inject_hosts';
import { onShortcut } from './panel';
import { store } from '../store';

type Tab = Parameters<typeof onShortcut>[1];

const opened: object[] = [];
const told: [number, object][] = [];

function tabAt(url: string): Tab {
  return { id: 7, url } as Tab;
}

beforeEach(async () => {
  opened.length = 0;
  told.length = 0;
  // The fake knows promises only; Chrome calls back as well.
  const { get } = fakeBrowser.storage.local;
  Object.assign(fakeBrowser.storage.local, {
    get: (keys: string, back?: (found: object) => void) => (back ? void get(keys).then(back) : get(keys)),
  });
  Object.assign(fakeBrowser, { sidePanel: { open: async (options: object) => opened.push(options) } });
  Object.assign(fakeBrowser.tabs, { sendMessage: async (tab: number, news: object) => told.push([tab, news]), query: async () => [] });
  await store({ [INJECT_HOSTS]: ['127.0.0.1:8001'] });
});

/** Lets what was set going by the shortcut come to its end. */
async function done(): Promise<void> {
  await new Promise((resolve) => { setTimeout(resolve); });
}

describe('the shortcut', () => {
  it('opens the box where the page has one', async () => {
    onShortcut('open-export-box', tabAt('http://127.0.0.1:8001/talent/profile/M1'));
    await done();
    expect([told, opened]).toEqual([[[7, { news: 'open_box' }]], []]);
  });

  it('opens the side panel for any other page', async () => {
    onShortcut('open-export-box', tabAt('http://127.0.0.1:8002/talent/profile/M1'));
    await done();
    expect([told, opened]).toEqual([[], [{ tabId: 7 }]]);
  });

  it('opens the side panel on a page of an inject host that has no box', async () => {
    onShortcut('open-export-box', tabAt('http://127.0.0.1:8001/talent/search'));
    await done();
    expect([told, opened]).toEqual([[], [{ tabId: 7 }]]);
  });

  it('opens the popup, the way to the panel, where no script hears it', async () => {
    let popups = 0;
    Object.assign(fakeBrowser.tabs, { sendMessage: async () => { throw new Error('nobody there'); } });
    Object.assign(fakeBrowser.action, { openPopup: async () => { popups += 1; } });
    onShortcut('open-export-box', tabAt('http://127.0.0.1:8001/talent/profile/M1'));
    await done();
    expect([popups, opened]).toEqual([1, []]);
  });

  it('is not another command', async () => {
    onShortcut('something-else', tabAt('https://blog.example/'));
    await done();
    expect([told, opened]).toEqual([[], []]);
  });
});
