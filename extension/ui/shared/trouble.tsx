import { h, type VNode } from 'preact';
import type { Trouble } from '../../messages/trouble';
import { t } from './words';

/** The words of a trouble: the server's own sentence where it has one, else the extension's. */
export function troubleWords({ kind, text }: Trouble): string {
  return text ?? t(`trouble_${kind}`);
}

interface Ways {
  onConnect?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
  onChangeAts?: (() => void) | undefined;
}

/** Trouble with its words and the way on that fits it; nothing without trouble. */
export function TroubleNote({ trouble, ...ways }: { trouble: Trouble | null } & Ways): VNode | null {
  return trouble && (
    <div class="note bad" role="alert">
      <p>{troubleWords(trouble)}</p>
      {trouble.reference && <p class="faint">{t('reference', trouble.reference)}</p>}
      <WayOn kind={trouble.kind} {...ways} />
    </div>
  );
}

function WayOn({ kind, onConnect, onRetry, onChangeAts }: { kind: Trouble['kind'] } & Ways): VNode | null {
  if (kind.startsWith('sign')) return button(t('connect'), onConnect);
  if (/^not_(permitted|attract)$/.test(kind)) return button(t('change_ats'), onChangeAts);
  return /^(unreachable|too_many|broken|not_found|not_in_ats)$/.test(kind) ? button(t('try_again'), onRetry) : null;
}

function button(words: string, onClick: (() => void) | undefined): VNode | null {
  return onClick ? <button onClick={onClick}>{words}</button> : null;
}
