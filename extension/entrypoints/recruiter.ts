import { standIn } from '../inject/page';
import { ask, hear } from '../messages/channel';

/**
 * The content script: runs in pages of hosts that an administrator switched to inject. The manifest names hosts without their port,
 * so the background is asked first; where it refuses, nothing happens. It is built as a plain script, because the framework's
 * wrapper for content scripts announces itself to the page with a message, and a page need not know.
 */
export default defineUnlistedScript(async () => {
  const state = await ask('state', {});
  if (state.ok) standIn(document, { ask, hear }, state.value);
});
