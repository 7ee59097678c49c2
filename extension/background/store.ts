import { browser } from 'wxt/browser';

// storage.local holds everything that must survive the end of the worker. Content scripts cannot read it (see keepFromPages).

/** Reads one value, or `otherwise` when it was never stored. */
export async function stored<T>(key: string, otherwise: T): Promise<T> {
  const found = await browser.storage.local.get(key);
  return (found[key] as T | undefined) ?? otherwise;
}

/** Every stored value whose key begins with `prefix`. */
export async function storedUnder<T>(prefix: string): Promise<T[]> {
  const all = await browser.storage.local.get(null);
  return Object.keys(all).filter((key) => key.startsWith(prefix)).map((key) => all[key] as T);
}

/** The keys that begin with `prefix`. */
export async function storedKeys(prefix: string): Promise<string[]> {
  return Object.keys(await browser.storage.local.get(null)).filter((key) => key.startsWith(prefix));
}

export async function store(values: Record<string, unknown>): Promise<void> {
  await browser.storage.local.set(values);
}

/** A queue for changes that read a value and store what they made of it: each begins when the one before has ended. */
export function oneAtATime(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(change: () => Promise<T>): Promise<T> => {
    const result = last.then(change, change);
    last = result;
    return result;
  };
}

export async function forget(...keys: string[]): Promise<void> {
  await browser.storage.local.remove(keys);
}

export async function forgetEverything(): Promise<void> {
  await browser.storage.local.clear();
}

/** Tokens stand in storage.local, so content scripts are kept out of it. Firefox has no such switch yet (bug 1724754). */
export function keepFromPages(): void {
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
