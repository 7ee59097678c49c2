import { readPage } from '../sites';

declare global {
  /** Set by the background just before: the page's own host, when an administrator made it an inject host. */
  var attractRecruiterHost: string | null | undefined;
}

/** Run once in the page the user is looking at, when asked; its answer goes to the panel. */
export default defineUnlistedScript(() => readPage(document, new URL(location.href), globalThis.attractRecruiterHost ?? undefined));
