import { describe, expect, it } from 'vitest';
import { CONTENT_MAY_ASK, type QuestionName } from '../messages/contract';
import type { Sender } from '../messages/channel';
import { mayAsk, originOf } from './sender';

const ID = 'abcdefghijklmnop';
const OWN = `chrome-extension://${ID}`;
const TAB = { id: 1 } as NonNullable<Sender['tab']>;

function sender(more: Partial<Sender>): Sender {
  return { id: ID, ...more } as Sender;
}

describe('a sender', () => {
  it.each<[string, Partial<Sender>, object]>([
    ['the popup', { url: `${OWN}/popup.html` }, { from: 'own_page' }],
    ['the side panel opened as a tab', { url: `${OWN}/sidepanel.html?tab=1`, tab: TAB, frameId: 0 }, { from: 'own_page' }],
    ['a content script', { url: 'http://127.0.0.1:8001/talent/search', tab: TAB, frameId: 0 }, { from: 'content', host: '127.0.0.1:8001' }],
    ['a frame inside a page', { url: 'http://127.0.0.1:8001/ad', tab: TAB, frameId: 7 }, { from: 'stranger' }],
    ['a script without a tab', { url: 'http://127.0.0.1:8001/' }, { from: 'stranger' }],
    ['another extension', { id: 'ponmlkjihgfedcba', url: `${OWN}/popup.html` }, { from: 'stranger' }],
    ['an extension whose id begins the same', { url: `${OWN}x/popup.html` }, { from: 'stranger' }],
    ['a file', { url: 'file:///home/x.html', tab: TAB, frameId: 0 }, { from: 'stranger' }],
    ['nobody with an address', {}, { from: 'stranger' }],
  ])('is told apart: %s', (_, more, origin) => {
    expect(originOf(sender(more), ID, OWN)).toEqual(origin);
  });
});

describe('a question', () => {
  const content = { from: 'content', host: 'recruiter.example' } as const;
  const own: QuestionName[] = ['add_instance', 'remove_instance', 'sign_out', 'queue', 'try_now', 'hosts', 'hosts_granted', 'read_page', 'remove_everything'];

  it.each([...CONTENT_MAY_ASK])('of the box is answered in a page of an inject host: %s', async (name) => {
    expect(await mayAsk(content, name, async () => 'inject')).toBe(true);
  });

  it.each(own)("of the extension's own pages is refused to a page: %s", async (name) => {
    expect(await mayAsk(content, name, async () => 'inject')).toBe(false);
    expect(await mayAsk({ from: 'own_page' }, name, async () => 'off')).toBe(true);
  });

  it.each(['side_panel', 'off'] as const)('is refused to a page of a host in mode %s', async (mode) => {
    expect(await mayAsk(content, 'state', async () => mode)).toBe(false);
  });

  it('is refused to strangers', async () => {
    expect(await mayAsk({ from: 'stranger' }, 'state', async () => 'inject')).toBe(false);
  });
});
