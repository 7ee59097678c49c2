import { browser } from 'wxt/browser';

let windowId: number | undefined;
void browser.windows?.getCurrent().then((current) => { windowId = current.id; });

/** Opens the side panel for the page under the popup. It must be called right in the click, so the window is known beforehand. */
export function openPanelHere(): void {
  const sidebar = (browser as unknown as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
  if (sidebar) void sidebar.open();
  else if (windowId !== undefined) void browser.sidePanel.open({ windowId });
}
