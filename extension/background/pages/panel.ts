import { browser, type Browser } from 'wxt/browser';
import { tell, tellTab } from '../../messages/channel';
import { profileIdentity } from '../../page/profile_address';
import { INJECT_HOSTS } from '../hosts/inject_hosts';

type Tab = Browser.tabs.Tab;

/** Firefox's side panel, which Chrome's types leave out. It opens only right in a click or key press. */
export function openSidebar(): void {
  void (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction.open();
}

/**
 * The shortcut: the export box where the page has one, which is on profiles of inject hosts; on any other page the side panel.
 *
 * A browser opens its side panel only as part of the key press. Chrome carries the key press into the callback of a
 * call (not through a promise), so the hosts can be looked up first; Firefox does not, and opens the sidebar always.
 */
export function onShortcut(command: string, tab?: Tab): void {
  if (command !== 'open-export-box' || tab?.id === undefined) return;
  if (import.meta.env.FIREFOX) {
    openSidebar();
    void tellTab(tab.id, { news: 'open_box' });
    return;
  }
  browser.storage.local.get(INJECT_HOSTS, (found) => openFor(tab, (found[INJECT_HOSTS] as string[] | undefined) ?? []));
}

function openFor(tab: Tab, injectHosts: string[]): void {
  const host = tab.url ? new URL(tab.url).host : '';
  if (injectHosts.includes(host) && profileIdentity(tab.url!, host)) void openBox(tab);
  else openPanel(tab);
}

/**
 * A page that was loaded before the extension came or was updated has no box. By then the key press is over and the panel
 * would stay shut, so the popup opens: its "Read this page" is the way to the panel.
 */
async function openBox(tab: Tab): Promise<void> {
  if (!(await tellTab(tab.id, { news: 'open_box' }))) await browser.action.openPopup().catch(() => undefined);
}

function openPanel(tab: Tab): void {
  void browser.sidePanel.open({ tabId: tab.id! });
  // A panel that stood open already does not load again: it is told to read this page.
  void tell({ news: 'read_again', tab: tab.id! });
}
