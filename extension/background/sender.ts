import type { HostMode } from '../api/types';
import { CONTENT_MAY_ASK, type QuestionName } from '../messages/contract';
import type { Sender } from '../messages/channel';

/** Where a message came from. */
export type Origin = { from: 'own_page' } | { from: 'content'; host: string } | { from: 'stranger' };

/**
 * Classifies a sender by what the browser vouches for: the extension's id, and the address of the frame.
 * @param id the extension's own id
 * @param own the extension's own origin, such as `chrome-extension://<id>`
 */
export function originOf(sender: Sender, id: string, own: string): Origin {
  if (sender.id !== id || !sender.url) return { from: 'stranger' };
  const url = new URL(sender.url);
  if (`${url.protocol}//${url.host}` === own) return { from: 'own_page' };
  const inTab = sender.tab !== undefined && sender.frameId === 0 && /^https?:$/.test(url.protocol);
  return inTab ? { from: 'content', host: url.host } : { from: 'stranger' };
}

/** Whether a sender may ask a question: own pages everything, pages of an inject host a few things, nobody else anything. */
export async function mayAsk(origin: Origin, name: QuestionName, modeOf: (host: string) => Promise<HostMode>): Promise<boolean> {
  if (origin.from === 'own_page') return true;
  if (origin.from === 'stranger' || !CONTENT_MAY_ASK.has(name)) return false;
  return (await modeOf(origin.host)) === 'inject';
}
