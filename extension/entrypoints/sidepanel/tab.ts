import { browser } from 'wxt/browser';

/** The tab the panel is about: `?tab=<id>` in its own address, else the active tab of its window. */
export async function panelTab(): Promise<number | null> {
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  if (asked > 0) return asked;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Calls `moved` when the user goes to another tab or page. Nothing is read then; the panel only says so. */
export function watchMoves(tab: number, moved: () => void): () => void {
  const onActivated = (info: { tabId: number }): void => { if (info.tabId !== tab) moved(); };
  const onUpdated = (id: number, change: { status?: string }): void => { if (id === tab && change.status === 'loading') moved(); };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}
