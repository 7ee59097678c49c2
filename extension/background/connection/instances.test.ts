import { describe, expect, it } from 'vitest';
import { fakeServer, INSTANCE, ok, problem } from '../../testing/fake_server';
import { instanceOrigin } from './instance_origin';
import { addInstance, chooseInstance, chosenInstance, instances, removeInstance } from './instances';

const NORDIC = 'https://nordic.example';
const INFO = ok({ product: 'attract', name: 'Attract Nordic', url: NORDIC, version: '0.1.0' });

describe('an instance', () => {
  it('is added by its address when an Attract answers there, and is chosen then', async () => {
    fakeServer(() => INFO);
    expect(await addInstance('nordic.example/jobs')).toMatchObject({ ok: true });
    expect(await chosenInstance()).toEqual({ url: NORDIC, name: 'Attract Nordic', builtIn: false });
  });

  it.each([['something else answers', ok({ product: 'other', name: 'Other' })], ['nothing is there', problem(404, 'not_found')]])('is not added when %s', async (_, reply) => {
    fakeServer(() => reply);
    expect(await addInstance(NORDIC)).toMatchObject({ trouble: { kind: 'not_attract' } });
    expect(await instances()).toHaveLength(1);
  });

  it('that cannot be reached is not added, and says so', async () => {
    fakeServer(() => 'down');
    expect(await addInstance(NORDIC)).toMatchObject({ trouble: { kind: 'unreachable' } });
  });

  it('can be removed when it was added, and the built-in one stands in', async () => {
    fakeServer(() => INFO);
    await addInstance(NORDIC);
    await removeInstance(NORDIC);
    await removeInstance(INSTANCE);
    expect((await instances()).map(({ url }) => url)).toEqual([INSTANCE]);
    expect((await chosenInstance())?.url).toBe(INSTANCE);
  });

  it('cannot be chosen before it was added', async () => {
    fakeServer(() => INFO);
    expect(await chooseInstance('https://evil.example')).toMatchObject({ trouble: { kind: 'not_found' } });
  });

  it.each([
    ['attract.example', 'https://attract.example'], ['https://attract.example:8443/x?y', 'https://attract.example:8443'], ['http://127.0.0.1:8010', 'http://127.0.0.1:8010'],
    ['http://attract.example', null], ['ftp://attract.example', null], ['https://user:secret@attract.example', null], ['javascript:alert(1)', null], ['', null],
  ])('has an origin to which tokens may go: %s', (address, origin) => {
    expect(instanceOrigin(address)).toBe(origin);
  });
});
