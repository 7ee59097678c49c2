import { browser } from 'wxt/browser';
import { call } from '../../api/client';
import type { InstanceInfo } from '../../api/types';
import type { Instance } from '../../messages/contract';
import { fine, trouble, type Result } from '../../messages/trouble';
import { store, stored } from '../store';
import { instanceOrigin } from './instance_origin';
import { companyPolicy } from './policy';

/** What the build or the download says; see instances.json. */
interface BuiltIn { instances: string[]; injectHosts: string[] }

const INSTANCE_LIMIT = 20;
let builtIn: Promise<BuiltIn> | undefined;

/** The instances and inject hosts of instances.json, which a server may have rewritten before it offered the download. */
export function builtInSettings(): Promise<BuiltIn> {
  builtIn ??= fetch(browser.runtime.getURL('/instances.json' as never)).then((response) => response.json());
  return builtIn;
}

/** All instances: those of the company's policy first, then the built-in ones, then the added ones; where it says so, its own alone. */
export async function instances(): Promise<Instance[]> {
  const policy = await companyPolicy();
  const names = await stored<Record<string, string>>('names', {});
  const onlyThose = !policy.othersAllowed && policy.instances.length > 0;
  const fixed = onlyThose ? policy.instances : [...policy.instances, ...(await builtInSettings()).instances];
  const urls = [...new Set([...fixed, ...(policy.othersAllowed ? await addedInstances() : [])])];
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
  if (!(await companyPolicy()).othersAllowed) return trouble('set_by_company');
  const origin = instanceOrigin(address);
  if (!origin) return trouble('not_attract');
  const info = await instanceInfo(origin);
  if (!info.ok) return info;
  const added = await addedInstances();
  if (added.length >= INSTANCE_LIMIT) return trouble('invalid');
  await store({ instances: [...new Set([...added, origin])], chosen: origin });
  await nameInstance(origin, info.value.name);
  return fine(null);
}

/** The origins that the user added, also while a policy keeps them from being used. */
export function addedInstances(): Promise<string[]> {
  return stored<string[]>('instances', []);
}

/** Removes an added instance. The caller ends its session first. */
export async function removeInstance(url: string): Promise<void> {
  const added = await addedInstances();
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

async function instanceInfo(origin: string): Promise<Result<InstanceInfo>> {
  const info = await call<InstanceInfo>(origin, '/api/v1/instance');
  if (!info.ok) return info.trouble.kind === 'unreachable' ? info : trouble('not_attract');
  return info.value?.product === 'attract' && info.value.name ? info : trouble('not_attract');
}
