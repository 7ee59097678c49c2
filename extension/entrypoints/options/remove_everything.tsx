import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { State } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../../ui/shared/attract';
import { TroubleNote } from '../../ui/shared/trouble';
import { t } from '../../ui/shared/words';

/** Removes everything from this browser, in two clicks, because what waits to be sent goes too. */
export function RemoveEverything({ attract, onState }: { attract: Attract; onState(state: State): void }): VNode {
  const [step, go] = useState<'closed' | 'sure' | 'done'>('closed');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  async function remove(): Promise<void> {
    const answer = await attract.ask('remove_everything', {});
    setTrouble(answer.ok ? null : answer.trouble);
    go(answer.ok || answer.trouble.kind === 'not_revoked' ? 'done' : 'closed');
    if (answer.ok) onState(answer.value);
  }
  return (
    <section class="box stack">
      <h2>{t('data')}</h2>
      <p>{t(step === 'sure' ? 'remove_everything_sure' : 'data_explained')}</p>
      {step === 'sure'
        ? (
          <div class="line">
            <button type="button" onClick={() => void remove()}>{t('yes_remove_everything')}</button>
            <button type="button" onClick={() => go('closed')}>{t('cancel')}</button>
          </div>
        )
        : <button type="button" onClick={() => go('sure')}>{t('remove_everything')}</button>}
      <p role="status">{step === 'done' && t('everything_removed')}</p>
      <TroubleNote trouble={trouble} />
    </section>
  );
}
