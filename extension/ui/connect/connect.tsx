import { h } from 'preact';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { living, type Life } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** The sign-in window, opened once at a time. */
export interface Connecting { busy: boolean; trouble: Trouble | null; connect(): void }

export function connecting({ ask }: Attract, life: Life): Connecting {
  const state: Connecting = {
    busy: false,
    trouble: null,
    connect() {
      if (state.busy) return;
      show(true, null);
      void ask('connect', {}).then((answer) => show(false, answer.ok ? null : answer.trouble));
    },
  };
  function show(busy: boolean, trouble: Trouble | null): void {
    Object.assign(state, { busy, trouble });
    life.redraw();
  }
  return state;
}

/** Signed out: one sentence and the way on. Without an instance: how to name one. */
export const Connect = living<{ attract: Attract; instance: string | undefined }>(({ attract }, life) => {
  const sign = connecting(attract, life);
  return ({ instance }) => (
    <div class="note stack">
      <p>{t(instance ? 'trouble_signed_out' : 'no_instance')}</p>
      {instance && <button class="main" disabled={sign.busy} onClick={sign.connect}>{t(sign.busy ? 'connecting' : 'connect')}</button>}
      <TroubleNote trouble={sign.trouble} />
    </div>
  );
});
