import { browser } from 'wxt/browser';
import type { HostFacts } from '../../messages/contract';
import { companyPolicy } from '../connection/policy';
import { hostRules } from './hosts';
import { store } from '../store';

const SCRIPT = 'recruiter.js';
const PREFIX = 'inject ';

/** Where the inject hosts stand for the one reader that must not wait for more than one look-up: the shortcut. */
export const INJECT_HOSTS = 'injectHosts';

/** The hosts with a rule, and whether the browser lets the extension in. */
export async function hostFacts(): Promise<HostFacts[]> {
  const rules = await hostRules();
  const { injectHosts } = await companyPolicy();
  return Promise.all(rules.map(async (rule) => ({
    ...rule,
    granted: await isGranted(rule.host),
    byCompany: rule.mode === 'inject' && injectHosts.includes(rule.host.toLowerCase()),
    origins: patternsOf(rule.host),
  })));
}

/**
 * Registers the content script for inject hosts that the user allowed and that the manifest does not name already, and takes it away
 * from hosts that are no inject hosts any more.
 */
export async function registerInjectHosts(): Promise<void> {
  const facts = await hostFacts();
  const hosts = facts.filter(({ mode, granted }) => mode === 'inject' && granted).map(({ host }) => host);
  await store({ [INJECT_HOSTS]: hosts });
  const wanted = new Set(hosts.filter((host) => !inManifest(host)));
  const registered = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const stale = registered.filter((id) => !wanted.has(id.slice(PREFIX.length)));
  if (stale.length) await browser.scripting.unregisterContentScripts({ ids: stale });
  const missing = [...wanted].filter((host) => !registered.includes(PREFIX + host));
  if (missing.length) await browser.scripting.registerContentScripts(missing.map((host) => ({
    id: PREFIX + host, matches: patternsOf(host), js: [SCRIPT], runAt: 'document_idle' as const, persistAcrossSessions: true,
  })));
}

/** Match patterns of a host. They leave the port out, because not every browser knows ports in patterns; the script checks it. */
export function patternsOf(host: string): string[] {
  const name = host.replace(/:\d+$/, '');
  const secureOnly = !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(name);
  return secureOnly ? [`https://${name}/*`] : [`http://${name}/*`];
}

function isGranted(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: patternsOf(host) });
}

function inManifest(host: string): boolean {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  return patternsOf(host).every((pattern) => scripts.some((script) => script.matches?.includes(pattern)));
}
