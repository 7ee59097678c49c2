import { h, type VNode } from 'preact';
import type { State } from '../messages/contract';
import type { Attract } from './attract';
import { Connect } from './connect';
import { t } from './words';

/** "Connected as … on …" with Sign out, or the way to connect. */
export function Connection({ attract, state: { user, instance } }: { attract: Attract; state: State }): VNode {
  if (!user || !instance) return <Connect key={instance?.url} attract={attract} instance={instance?.name} />;
  return (
    <div class="note line">
      <p class="grow">{t('connected_as', user.name, instance.name)}</p>
      <button onClick={() => void attract.ask('sign_out', {})}>{t('sign_out')}</button>
    </div>
  );
}
