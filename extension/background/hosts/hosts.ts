import type { HostMode, HostRule, Me } from '../../api/types';
import type { Result } from '../../messages/trouble';
import { builtInSettings, chosenInstance, nameInstance } from '../connection/instances';
import { companyPolicy } from '../connection/policy';
import { authorised, isConnected } from '../connection/session';
import { forget, store, stored } from '../store';

/** What an instance said about its user, and when (milliseconds since 1970). */
interface Profile { me: Me; at: number }

/** Ask again at most this often when a page asks, in milliseconds. */
const FRESH = 5 * 60_000;

/** Who is connected to the instance; null when nobody is, or when the session ended. */
export async function profileOf(instance: string): Promise<Me | null> {
  if (!(await isConnected(instance))) return null;
  return (await stored<Profile | null>(profileKey(instance), null))?.me ?? null;
}

/** Keeps what the instance said. Its word about hosts outlives the session: who signs out is not let in where an administrator said off. */
export async function keepProfile(instance: string, me: Me): Promise<void> {
  await store({ [profileKey(instance)]: { me, at: Date.now() } satisfies Profile, [hostsKey(instance)]: me.hosts });
  await nameInstance(instance, me.instance.name);
}

export async function forgetProfile(instance: string): Promise<void> {
  await forget(profileKey(instance));
}

/** For an instance that is removed. */
export async function forgetHosts(instance: string): Promise<void> {
  await forget(hostsKey(instance));
}

/** Asks the instance again when its answer is old. Answers whether anything changed that a view shows. */
export async function refreshProfile(instance: string, maxAge = FRESH): Promise<boolean> {
  const before = await stored<Profile | null>(profileKey(instance), null);
  if (!(await isConnected(instance)) || (before && Date.now() - before.at < maxAge)) return false;
  const answer: Result<Me> = await authorised<Me>(instance, '/api/v1/me');
  if (!answer.ok) return answer.trouble.kind === 'signed_out';
  await keepProfile(instance, answer.value);
  return JSON.stringify(before?.me) !== JSON.stringify(answer.value);
}

/** The rules that hold now, of the company's policy, the chosen instance as it said last, and the build; see {@link rulesOf}. */
export async function hostRules(): Promise<HostRule[]> {
  const chosen = await chosenInstance();
  const said = chosen ? await stored<HostRule[]>(hostsKey(chosen.url), []) : [];
  return rulesOf(said, (await builtInSettings()).injectHosts, (await companyPolicy()).injectHosts);
}

/**
 * One rule a host. Where an administrator of the instance said off, it is off. Else the company's policy goes before the
 * instance, and the instance before the build.
 */
export function rulesOf(said: HostRule[], builtIn: string[], byCompany: string[]): HostRule[] {
  const rules = [...said.filter(({ mode }) => mode === 'off'), ...byCompany.map(inject), ...said, ...builtIn.map(inject)];
  return [...new Map(rules.toReversed().map((rule) => [rule.host.toLowerCase(), rule])).values()].toReversed();
}

function inject(host: string): HostRule {
  return { host, mode: 'inject' };
}

/** The mode of one host (with port). A host nobody mentioned is read from the side panel only. */
export function modeOf(host: string, rules: HostRule[]): HostMode {
  return rules.find((rule) => rule.host.toLowerCase() === host.toLowerCase())?.mode ?? 'side_panel';
}

export async function currentMode(host: string): Promise<HostMode> {
  return modeOf(host, await hostRules());
}

function profileKey(instance: string): string {
  return `profile:${instance}`;
}

function hostsKey(instance: string): string {
  return `hosts:${instance}`;
}
