import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { hear, type Sender } from './channel';
import type { News } from './contract';

it('hears the background, and no content script or other extension', () => {
  const listeners: ((message: unknown, sender: Sender) => void)[] = [];
  Object.assign(fakeBrowser.runtime.onMessage, { addListener: (listener: never) => listeners.push(listener) });
  const heard: News[] = [];
  hear((news) => heard.push(news));
  const id = fakeBrowser.runtime.id;
  for (const sender of [{ id }, { id, tab: { id: 1 } }, { id: 'another' }]) listeners[0]!({ news: 'state_changed' }, sender as Sender);
  expect(heard).toEqual([{ news: 'state_changed' }]);
});
