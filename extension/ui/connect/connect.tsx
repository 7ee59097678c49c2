import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** The sign-in window, opened once at a time. */
export interface Connecting { busy: boolean; trouble: Trouble | null; connect(): void }

export function useConnecting({ ask }: Attract): Connecting {
  const [{ busy, trouble }, show] = useState<Omit<Connecting, 'connect'>>({ busy: false, trouble: null });
  function connect(): void {
    if (busy) return;
    show({ busy: true, trouble: null });
    void ask('connect', {}).then((answer) => show({ busy: false, trouble: answer.ok ? null : answer.trouble }));
  }
  return { busy, trouble, connect };
}

/** Signed out: one sentence and the way on. Without an instance: how to name one. */
export function Connect({ attract, instance }: { attract: Attract; instance: string | undefined }): VNode {
  const { busy, trouble, connect } = useConnecting(attract);
  return (
    <div class="note stack">
      <p>{t(instance ? 'trouble_signed_out' : 'no_instance')}</p>
      {instance && <button class="main" disabled={busy} onClick={connect}>{t(busy ? 'connecting' : 'connect')}</button>}
      <TroubleNote trouble={trouble} />
    </div>
  );
}
