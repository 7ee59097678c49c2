import { browser } from 'wxt/browser';
import { call } from '../../api/client';
import type { InstanceInfo } from '../../api/types';
import type { Instance } from '../../messages/contract';
import { fine, trouble, type Result } from '../../messages/trouble';
import { webAddress } from '../../page/profile_address';
import { store, stored } from '../store';

/** What the build or the download says; see instances.json. */
interface BuiltIn { instances: string[]; injectHosts: string[] }

const INSTANCE_LIMIT = 20;
let builtIn: Promise<BuiltIn> | undefined;

/** The instances and inject hosts of instances.json, which a server may have rewritten before it offered the download. */
export function builtInSettings(): Promise<BuiltIn> {
  builtIn ??= fetch(browser.runtime.getURL('/instances.json' as never)).then((response) => response.json());
  return builtIn;
}

/** All instances, built-in ones first. */
export async function instances(): Promise<Instance[]> {
  const added = await stored<string[]>('instances', []);
  const names = await stored<Record<string, string>>('names', {});
  const fixed = (await builtInSettings()).instances;
  const urls = [...new Set([...fixed, ...added])];
  return urls.map((url) => ({ url, name: names[url] ?? new URL(url).host, builtIn: fixed.includes(url) }));
}

/** The instance that questions go to: the one chosen last, else the first. */
export async function chosenInstance(): Promise<Instance | null> {
  const all = await instances();
  const chosen = await stored<string | null>('chosen', null);
  return all.find((instance) => instance.url === chosen) ?? all[0] ?? null;
}

export async function chooseInstance(url: string): Promise<Result<null>> {
  if (!(await instances()).some((instance) => instance.url === url)) return trouble('not_found');
  await store({ chosen: url });
  return fine(null);
}

/** Adds the instance at an address after asking whether an Attract answers there, and chooses it. */
export async function addInstance(address: string): Promise<Result<null>> {
  const origin = instanceOrigin(address);
  if (!origin) return trouble('not_attract');
  const info = await instanceInfo(origin);
  if (!info.ok) return info;
  const added = await stored<string[]>('instances', []);
  if (added.length >= INSTANCE_LIMIT) return trouble('invalid');
  await store({ instances: [...new Set([...added, origin])], chosen: origin });
  await nameInstance(origin, info.value.name);
  return fine(null);
}

/** Removes an added instance. The caller ends its session first. */
export async function removeInstance(url: string): Promise<void> {
  const added = await stored<string[]>('instances', []);
  await store({ instances: added.filter((each) => each !== url) });
}

/** Asks every instance that has no name yet what it calls itself. One that does not answer keeps its host as its name. */
export async function nameInstances(): Promise<void> {
  const names = await stored<Record<string, string>>('names', {});
  const unnamed = (await instances()).filter(({ url }) => !names[url]);
  const infos = await Promise.all(unnamed.map(({ url }) => instanceInfo(url)));
  for (const [index, info] of infos.entries()) if (info.ok) await nameInstance(unnamed[index]!.url, info.value.name);
}

export async function nameInstance(url: string, name: string): Promise<void> {
  const names = await stored<Record<string, string>>('names', {});
  await store({ names: { ...names, [url]: String(name).slice(0, 80) } });
}

/**
 * The origin at which an instance is asked for. Plain http is for this machine only, because tokens travel with every request.
 */
export function instanceOrigin(address: string): string | null {
  const text = address.trim();
  const url = webAddress(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) ? url.origin : null;
}

async function instanceInfo(origin: string): Promise<Result<InstanceInfo>> {
  const info = await call<InstanceInfo>(origin, '/api/v1/instance');
  if (!info.ok) return info.trouble.kind === 'unreachable' ? info : trouble('not_attract');
  return info.value?.product === 'attract' && info.value.name ? info : trouble('not_attract');
}
