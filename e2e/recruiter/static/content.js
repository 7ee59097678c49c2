// Fetching a page or a part of it, and telling the other scripts that content has come.

export const settings = new URLSearchParams(document.querySelector("meta[name=settings]").content);

/** The element whose content the navigation within the page replaces. */
export const outlet = () => document.querySelector(`.${settings.get("outlet")}`);

/** The page at an address, or a part of it, as a document of its own; shadow roots that the server wrote are in it. */
export async function fetchPart(address, part, signal) {
  const answer = await fetch(address, { headers: { "X-Part": part }, signal });
  return Document.parseHTMLUnsafe(await answer.text());
}

/** The nodes of what a small address answers. */
export async function fetchNodes(address, signal) {
  const answer = await fetch(address, { signal });
  return answer.ok ? [...new DOMParser().parseFromString(await answer.text(), "text/html").body.children] : [];
}

/** Resolves after some milliseconds; rejects as an aborted fetch does when the signal says so. */
export function pause(milliseconds, signal) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); });
  });
}

const listeners = [];
let shown = null;

/** Calls ``listener`` with every root whose content has come, also the last one before, and with a signal that ends when it goes. */
export function whenContentComes(listener) {
  listeners.push(listener);
  if (shown) listener(shown.root, shown.ends.signal);
}

/** Says that the content of ``root`` has come for the address in the bar. */
export function contentCame(root) {
  shown?.ends.abort();
  shown = { root, ends: new AbortController() };
  for (const listener of listeners) listener(root, shown.ends.signal);
}
