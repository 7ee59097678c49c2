import { h } from 'preact';
import type { State } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { Connect } from './connect';
import { living } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** "Connected as … on …" with Sign out, or the way to connect. Who has exports waiting says first what becomes of them. */
export const Connection = living<{ attract: Attract; state: State }>(({ attract: { ask } }, life) => {
  let asking = false;
  let trouble: Trouble | null = null;
  function show(next: boolean): void {
    asking = next;
    life.redraw();
  }
  async function signOut(drop: boolean): Promise<void> {
    const answer = await ask('sign_out', { drop });
    trouble = answer.ok ? null : answer.trouble;
    show(false);
  }
  async function begin(instance: string): Promise<void> {
    const waiting = await ask('queue', {});
    if (waiting.ok && waiting.value.some((each) => each.instance === instance)) show(true);
    else await signOut(false);
  }
  return ({ attract, state: { user, instance } }) => (
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
            <button class="quiet" onClick={() => show(false)}>{t('cancel')}</button>
          </div>
        </div>
      )}
      <TroubleNote trouble={trouble} />
    </div>
  );
});
