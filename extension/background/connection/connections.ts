import { fine, trouble, type Result } from '../../messages/trouble';
import { drain } from '../exports/exports';
import { forgetHosts, forgetProfile, keepProfile } from '../hosts/hosts';
import { addedInstances, instances, removeInstance } from './instances';
import { forgetSeen } from '../pages/seen';
import { change, entriesAt, forgetAnswers, needsAttention, remove, wakened } from '../exports/queue';
import { connect, connectedInstances, disconnect } from './session';
import { forgetEverything } from '../store';

/** Signs in at an instance. What waits there for this user goes out now; what waits for another user stays. */
export async function startConnection(instance: string): Promise<Result<null>> {
  const me = await connect(instance);
  if (!me.ok) return me;
  await keepProfile(instance, me.value);
  for (const { key, user } of await entriesAt(instance)) if (user === me.value.user.id) await change(key, wakened);
  void drain({ now: true });
  return fine(null);
}

/**
 * Signs out. What waits there is dropped, or stays until the same user is connected again; it is not tried meanwhile.
 * Answers `not_revoked` when everything is forgotten here, but the server could not be told.
 */
export async function endConnection(instance: string, drop = false): Promise<Result<null>> {
  const ended = await disconnect(instance);
  await forgetProfile(instance);
  await forgetAnswers();
  for (const each of await entriesAt(instance)) {
    if (drop) await remove(each.key);
    else if (each.state === 'waiting') await change(each.key, (now) => needsAttention(now, { kind: 'signed_out' }));
  }
  return ended;
}

/** Removes an added instance with its connection and its host rules. */
export async function removeConnection(instance: string): Promise<Result<null>> {
  const ended = await endConnection(instance);
  await removeInstance(instance);
  await forgetHosts(instance);
  await forgetSeen(instance);
  return ended;
}

/** Ends the connections to instances that a policy of the company does not allow (any more). What waits there needs attention then. */
export async function endForbiddenConnections(): Promise<void> {
  const allowed = new Set((await instances()).map(({ url }) => url));
  const known = new Set([...(await addedInstances()), ...(await connectedInstances())]);
  for (const url of known) if (!allowed.has(url)) await removeConnection(url);
}

/** Ends every connection and forgets all there is. */
export async function removeEverything(): Promise<Result<null>> {
  const ended = await Promise.all((await instances()).map(({ url }) => disconnect(url)));
  await forgetEverything();
  return ended.every(({ ok }) => ok) ? fine(null) : trouble('not_revoked');
}
