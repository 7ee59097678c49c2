/** Read the page this long after its last change, and at the latest after `LATEST`, in milliseconds. */
const PAUSE = 80;
const LATEST = 400;
/** A new address with the old content still standing is read after this time at the latest. */
const STALE = 1500;

/**
 * Calls `read` once now and again whenever the page changes: rows added on scroll, content replaced, address pushed. Many changes
 * make one call. After a new address it waits for the content to change too, so that the person who is still shown is not
 * taken for the one of the new address.
 * @param isOurs whether a node is Attract's own, so that its own changes wake nobody
 * @returns a function that stops it
 */
export function followPage(document: Document, isOurs: (node: Node) => boolean, read: () => void): () => void {
  const window = document.defaultView!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let href = '';

  function run(): void {
    since = 0;
    ({ href } = window.location);
    read();
  }
  function soon(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  }
  function onMoved(): void {
    if (window.location.href !== href) soon(STALE);
  }
  const observer = new MutationObserver((changes) => {
    if (changes.every((change) => isOwnChange(change, isOurs))) return;
    since ||= Date.now();
    soon(Math.max(0, Math.min(PAUSE, since + LATEST - Date.now())));
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ['href'] });
  // The Navigation API tells of pushState also to scripts that live beside the page's own.
  const ends = [[window, 'popstate'], [window.navigation, 'currententrychange']] as const;
  for (const [target, type] of ends) target.addEventListener(type, onMoved);
  run();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    for (const [target, type] of ends) target.removeEventListener(type, onMoved);
  };
}

function isOwnChange(change: MutationRecord, isOurs: (node: Node) => boolean): boolean {
  return change.type === 'childList' && [...change.addedNodes, ...change.removedNodes].every(isOurs);
}
