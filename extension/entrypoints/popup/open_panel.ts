import { browser } from 'wxt/browser';
import { openSidebar } from '../../background/pages/panel';

let windowId: number | undefined;
if (!import.meta.env.FIREFOX) void browser.windows.getCurrent().then((current) => { windowId = current.id; });

/** Opens the side panel for the page under the popup. It must be called right in the click, so the window is known beforehand. */
export function openPanelHere(): void {
  if (import.meta.env.FIREFOX) openSidebar();
  else if (windowId !== undefined) void browser.sidePanel.open({ windowId });
}
