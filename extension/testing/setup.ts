import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import english from '../public/_locales/en/messages.json';

// Node 20 has no Map.groupBy yet; every browser the extension supports has it.
Map.groupBy ??= function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

// happy-dom does not reflect these properties as attributes yet.
for (const [property, attribute] of Object.entries({ ariaLabel: 'aria-label', ariaExpanded: 'aria-expanded', ariaHasPopup: 'aria-haspopup', role: 'role' })) {
  Object.defineProperty(Element.prototype, property, {
    get(this: Element) { return this.getAttribute(attribute); },
    set(this: Element, value: string) { this.setAttribute(attribute, value); },
  });
}

/** The events that a page's script made. happy-dom does not tell them from a person's, and takes every event for a person's here. */
export const forged = new WeakSet<Event>();
Object.defineProperty(Event.prototype, 'isTrusted', { get(this: Event) { return !forged.has(this); } });

beforeEach(() => {
  fakeBrowser.reset();
  document.body.replaceChildren();
  document.head.replaceChildren();
  Object.assign(fakeBrowser.i18n, { getMessage: englishWords, getUILanguage: () => 'en-GB' });
  Object.assign(fakeBrowser, {
    permissions: { contains: async () => true },
    scripting: { getRegisteredContentScripts: async () => [], registerContentScripts: async () => undefined },
  });
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ content_scripts: [{ matches: ['http://127.0.0.1/*'] }] }) });
  Object.assign(window, { navigation: new EventTarget() });
  vi.useRealTimers();
});

function englishWords(word: string, parts: string[] = []): string {
  const { message } = (english as Record<string, { message: string }>)[word] ?? { message: '' };
  return message.replace(/\$(\d)/g, (_, index: string) => parts[Number(index) - 1] ?? '');
}
