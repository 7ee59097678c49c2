import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { fakeServer, INSTANCE, ME, ok, signedIn } from '../../testing/fake_server';
import { keepProfile } from '../hosts/hosts';
import { hostFacts } from '../hosts/inject_hosts';
import { store, stored } from '../store';
import { endForbiddenConnections } from './connections';
import { addInstance, chosenInstance, instances } from './instances';
import { companyPolicy, policyOf, saysAnything } from './policy';

const OWN = 'https://attract.company.example';
const ADDED = 'https://added.example';

async function decided(values: Record<string, unknown>): Promise<void> {
  await fakeBrowser.storage.managed.set(values);
}

describe('the policy of a company', () => {
  it('decides nothing where there is none, also in a browser that refuses the question', async () => {
    expect(saysAnything(await companyPolicy())).toBe(false);
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    expect(saysAnything(await companyPolicy())).toBe(false);
  });

  it('names its Attracts, whether others may be used, and its inject hosts', () => {
    expect(policyOf({ instances: [`${OWN}/jobs`, OWN, ADDED], allowOtherInstances: false, injectHosts: [' Recruiter.Example:8443 '] })).toEqual({
      instances: [OWN, ADDED], othersAllowed: false, injectHosts: ['recruiter.example:8443'], problems: [],
    });
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['a list that is none', { instances: OWN, injectHosts: ['good.example'] }, { why: 'not_a_list', part: 'instances' }],
    ['nothing instead of a list', { injectHosts: null }, { why: 'not_a_list', part: 'injectHosts' }],
    ['an address over the open network', { instances: ['http://attract.example', ADDED] }, { why: 'no_entry', part: 'instances', entry: 'http://attract.example' }],
    ['an address with a password', { instances: [ADDED, 'https://a:b@attract.example'] }, { why: 'no_entry', part: 'instances', entry: 'https://a:b@attract.example' }],
    ['a number among addresses', { instances: [7, ADDED] }, { why: 'no_entry', part: 'instances', entry: '7' }],
    ['every host', { injectHosts: ['*', 'good.example'] }, { why: 'no_entry', part: 'injectHosts', entry: '*' }],
    ['hosts under a host', { injectHosts: ['*.example', 'good.example'] }, { why: 'no_entry', part: 'injectHosts', entry: '*.example' }],
    ['an address instead of a host', { injectHosts: ['https://a.example/', 'good.example'] }, { why: 'no_entry', part: 'injectHosts', entry: 'https://a.example/' }],
    ['a very long host', { injectHosts: ['a'.repeat(300), 'good.example'] }, { why: 'no_entry', part: 'injectHosts', entry: 'a'.repeat(80) }],
    ['words instead of yes or no', { allowOtherInstances: 'no', instances: [ADDED] }, { why: 'not_yes_or_no', part: 'allowOtherInstances' }],
    ['a setting that does not exist', { instance: [OWN], injectHosts: ['good.example'] }, { why: 'unknown', part: 'instance' }],
  ])('leaves out %s, says so, and keeps the rest', (_, values, problem) => {
    const keeps = (part: string, entry: string): string[] => (Array.isArray(values[part]) ? [entry] : []);
    expect(policyOf(values)).toEqual({
      instances: keeps('instances', ADDED), injectHosts: keeps('injectHosts', 'good.example'), othersAllowed: true, problems: [problem],
    });
  });

  it('of thousands of entries is taken as far as anybody can use it', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `host-${at}.example`);
    const policy = policyOf({ instances: many, injectHosts: many });
    expect([policy.instances.length, policy.injectHosts.length]).toEqual([20, 100]);
    expect(policy.problems).toEqual([{ why: 'too_many', part: 'instances', entry: '20' }, { why: 'too_many', part: 'injectHosts', entry: '100' }]);
    expect(policyOf({ instances: Array(5000).fill(1), injectHosts: Array(5000).fill(null) }).problems).toHaveLength(10);
  });
});

describe('the Attracts of a policy', () => {
  it('come first and cannot be removed', async () => {
    fakeServer(() => ok({ product: 'attract', name: 'Added' }));
    await addInstance(ADDED);
    await decided({ instances: [OWN] });
    expect((await instances()).map(({ url, builtIn }) => [url, builtIn])).toEqual([[OWN, true], [INSTANCE, true], [ADDED, false]]);
  });

  it('are the only ones where it says so, and nobody adds another', async () => {
    fakeServer(() => ok({ product: 'attract', name: 'Added' }));
    await addInstance(ADDED);
    await decided({ instances: [OWN], allowOtherInstances: false });
    expect((await instances()).map(({ url }) => url)).toEqual([OWN]);
    expect((await chosenInstance())?.url).toBe(OWN);
    expect(await addInstance('https://another.example')).toMatchObject({ trouble: { kind: 'set_by_company' } });
  });

  it('end the connections to all others, on the server too', async () => {
    const server = fakeServer(() => ok({}));
    await signedIn();
    await store({ instances: [ADDED] });
    await decided({ instances: [OWN], allowOtherInstances: false });
    await endForbiddenConnections();
    expect(server.asked.map(({ path }) => path)).toEqual(['/oauth/revoke']);
    expect(await stored('instances', null)).toEqual([]);
    expect(await stored(`session:${INSTANCE}`, null)).toBeNull();
  });
});

it('an inject host of a policy is one, unless an administrator switched it off', async () => {
  fakeServer(() => ok(ME));
  await signedIn();
  await keepProfile(INSTANCE, { ...ME, hosts: [{ host: 'off.example', mode: 'off' }, { host: 'panel.example', mode: 'side_panel' }] });
  await decided({ injectHosts: ['off.example', 'panel.example'] });
  const facts = (await hostFacts()).map(({ host, mode, byCompany }) => [host, mode, byCompany]);
  expect(facts).toEqual([['off.example', 'off', false], ['panel.example', 'inject', true], ['127.0.0.1:8001', 'inject', false]]);
});
