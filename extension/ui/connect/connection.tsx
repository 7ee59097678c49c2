import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { State } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';
import { Connect } from './connect';

/** "Connected as … on …" with Sign out, or the way to connect. Who has exports waiting says first what becomes of them. */
export function Connection({ attract, state: { user, instance } }: { attract: Attract; state: State }): VNode {
  const { ask } = attract;
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  async function signOut(drop: boolean): Promise<void> {
    const answer = await ask('sign_out', { drop });
    setTrouble(answer.ok ? null : answer.trouble);
    setAsking(false);
  }
  async function begin(url: string): Promise<void> {
    const waiting = await ask('queue', {});
    if (waiting.ok && waiting.value.some((each) => each.instance === url)) setAsking(true);
    else await signOut(false);
  }
  return (
    <div class="stack">
      {user && instance
        ? (
          <div class="note line">
            <p class="grow">{t('connected_as', user.name, instance.name)}</p>
            <button onClick={() => void begin(instance.url)}>{t('sign_out')}</button>
          </div>
        )
        : <Connect key={instance?.url} attract={attract} instance={instance?.name} />}
      {user && asking && (
        <div class="note stack" role="alert">
          <p>{t('sign_out_while_waiting')}</p>
          <div class="line">
            <button onClick={() => void signOut(false)}>{t('sign_out_and_keep')}</button>
            <button onClick={() => void signOut(true)}>{t('sign_out_and_remove')}</button>
            <button class="quiet" onClick={() => setAsking(false)}>{t('cancel')}</button>
          </div>
        </div>
      )}
      <TroubleNote trouble={trouble} />
    </div>
  );
}
