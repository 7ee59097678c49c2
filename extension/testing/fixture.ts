import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';

/** A page of a fixture, at an address. */
export function fixturePage(folder: string, name: string, address: string): { document: Document; url: URL } {
  return page(readFileSync(join(import.meta.dirname, '../sites', folder, 'fixtures', name), 'utf8'), address);
}

/** A page from its HTML, in a window of its own, so that relative links count from the address. Its scripts do not run. */
export function page(html: string, address: string): { document: Document; url: URL } {
  const window = new Window({ url: address });
  window.document.write(html);
  return { document: window.document as unknown as Document, url: new URL(address) };
}
