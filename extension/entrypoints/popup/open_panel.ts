import { browser } from 'wxt/browser';
import { openSidebar } from '../../background/pages/panel';

/** A function that opens the side panel for the page under the popup. It must be called right in the click, so the window is asked for before. */
export function panelOpener(): () => void {
  if (import.meta.env.FIREFOX) return openSidebar;
  let windowId: number | undefined;
  void browser.windows.getCurrent().then((current) => { windowId = current.id; });
  return () => { if (windowId !== undefined) void browser.sidePanel.open({ windowId }); };
}
