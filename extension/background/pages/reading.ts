import { browser } from 'wxt/browser';
import type { HostMode } from '../../api/types';
import { fine, trouble, type Result } from '../../messages/trouble';
import type { PageReading } from '../../sites/contract';
import { noteRead } from './book';
import { currentMode } from '../hosts/hosts';

type Read = PageReading & { url: string; mode: HostMode };

/**
 * Reads the page in a tab, because the user asked for it. The browser allows it for the tab on which the user pressed the
 * shortcut or the toolbar button, and for hosts the user allowed. Reading writes nothing into the page.
 */
export async function readTab(tab: number): Promise<Result<Read>> {
  if (!Number.isSafeInteger(tab)) return trouble('invalid');
  try {
    const address = new URL(await inTab(tab, () => location.href));
    if (!/^https?:$/.test(address.protocol)) return trouble('page_not_granted');
    const mode = await currentMode(address.host);
    if (mode === 'off') return trouble('host_off', { text: address.host });
    await inTab(tab, setRecruiterHost, mode === 'inject' ? address.host : null);
    const [result] = await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/read-page.js'] });
    const reading = result?.result as PageReading | undefined;
    if (!reading) return trouble('page_not_granted');
    void noteRead({ page: address.href, kind: 'panel', people: reading.people.length });
    return fine({ ...reading, url: address.href, mode });
  } catch {
    return trouble('page_not_granted');
  }
}

async function inTab<A extends unknown[], R>(tab: number, func: (...args: A) => R, ...args: A): Promise<R> {
  const [result] = await browser.scripting.executeScript({ target: { tabId: tab }, func, args });
  return result?.result as R;
}

/** Runs in the page's isolated world: tells the reader whether this host serves Recruiter pages. */
function setRecruiterHost(host: string | null): void {
  (globalThis as { attractRecruiterHost?: string | null }).attractRecruiterHost = host;
}
