import { browser } from 'wxt/browser';
import type { CompanyPolicy, PolicyProblem } from '../../messages/contract';
import { instanceOrigin } from './instance_origin';

/** At most so many are taken from a list; a user cannot choose among more, and every one costs each look-up of a host. */
const INSTANCE_LIMIT = 20;
const HOST_LIMIT = 100;
/** A policy can be wrong a thousand times; the options page names the first few. */
const PROBLEM_LIMIT = 10;
const PARTS = new Set(['instances', 'allowOtherInstances', 'injectHosts']);

/** What the company decided by a policy of the browser; see public/managed_schema.json. Nothing is decided where there is none. */
export async function companyPolicy(): Promise<CompanyPolicy> {
  // Firefox refuses where no policy names the extension.
  return policyOf(await browser.storage.managed.get(null).catch(() => ({})));
}

/**
 * Reads a policy part by part: what makes no sense is left out and named. Chrome drops values of a wrong type by itself, Firefox passes
 * on whatever the file says.
 */
export function policyOf(values: Record<string, unknown>): CompanyPolicy {
  const problems: PolicyProblem[] = [];
  const listed = (part: string, limit: number, entryOf: (text: string) => string | null): string[] => {
    const { taken, wrong } = entriesOf(part, values[part], limit, entryOf);
    problems.push(...wrong);
    return taken;
  };
  const instances = listed('instances', INSTANCE_LIMIT, instanceOrigin);
  const injectHosts = listed('injectHosts', HOST_LIMIT, hostOf);
  const others = values.allowOtherInstances ?? true;
  if (typeof others !== 'boolean') problems.push({ why: 'not_yes_or_no', part: 'allowOtherInstances' });
  problems.push(...Object.keys(values).filter((part) => !PARTS.has(part)).map((part) => ({ why: 'unknown' as const, part: shown(part) })));
  return { instances, injectHosts, othersAllowed: others !== false, problems: problems.slice(0, PROBLEM_LIMIT) };
}

/** Whether there is a policy at all, be it one that makes no sense. */
export function saysAnything({ instances, injectHosts, othersAllowed, problems }: CompanyPolicy): boolean {
  return instances.length + injectHosts.length + problems.length > 0 || !othersAllowed;
}

function entriesOf(part: string, value: unknown, limit: number, entryOf: (text: string) => string | null): { taken: string[]; wrong: PolicyProblem[] } {
  if (value === undefined) return { taken: [], wrong: [] };
  if (!Array.isArray(value)) return { taken: [], wrong: [{ why: 'not_a_list', part }] };
  const read = value.slice(0, limit).map((entry: unknown) => ({ entry, said: typeof entry === 'string' ? entryOf(entry) : null }));
  const wrong = read.filter(({ said }) => !said).map(({ entry }): PolicyProblem => ({ why: 'no_entry', part, entry: shown(entry) }));
  if (value.length > limit) wrong.push({ why: 'too_many', part, entry: String(limit) });
  return { taken: [...new Set(read.flatMap(({ said }) => said ?? []))], wrong };
}

/** A host with or without a port, and nothing that could mean several. */
function hostOf(text: string): string | null {
  const host = text.trim().toLowerCase();
  return /^(?=.{1,255}$)[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(host) ? host : null;
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value) ?? String(value)).slice(0, 80);
}
