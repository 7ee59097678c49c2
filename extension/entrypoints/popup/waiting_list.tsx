import { h, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Waiting } from '../../messages/contract';
import { useQuestion, type Attract } from '../../ui/shared/attract';
import { jobLine } from '../../ui/shared/job_line';
import { troubleWords } from '../../ui/shared/trouble';
import { moment, t } from '../../ui/shared/words';

/** The exports that wait in this browser, each with what can be done. Nothing is shown when nothing waits. */
export function WaitingList({ attract: { ask, hear } }: { attract: Attract }): VNode | null {
  const { value, ask: askQueue, set } = useQuestion(() => ask('queue', {}));
  async function tryNow(key?: string): Promise<void> {
    const answer = await ask('try_now', key ? { key } : {});
    if (answer.ok) set(answer.value);
  }
  async function remove(key: string): Promise<void> {
    await ask('unqueue', { key });
    askQueue();
  }
  useEffect(() => {
    askQueue();
    return hear(askQueue);
  }, [hear, askQueue]);
  if (!value?.length) return null;
  return (
    <section class="stack" aria-label={t('waiting_exports')}>
      <div class="line">
        <h2 class="grow">{t('waiting_exports')}</h2>
        <button type="button" onClick={() => void tryNow()}>{t('try_now')}</button>
      </div>
      <ul class="stack">
        {value.map((entry) => (
          <WaitingEntry key={entry.key} entry={entry} onTry={() => void tryNow(entry.key)} onRemove={() => void remove(entry.key)} />
        ))}
      </ul>
    </section>
  );
}

function WaitingEntry({ entry, onTry, onRemove }: { entry: Waiting; onTry(): void; onRemove(): void }): VNode {
  const attention = entry.state === 'attention';
  return (
    <li class={attention ? 'note bad stack' : 'note stack'}>
      <p><b>{entry.person}</b> → <span dir="auto">{jobLine(entry.job)}</span></p>
      <p>{t(attention ? 'needs_attention' : 'waits_since', moment(entry.at))} {entry.cancelled && t('being_taken_back')} {entry.trouble && troubleWords(entry.trouble)}</p>
      <div class="line">
        {attention && <button type="button" onClick={onTry}>{t('try_again')}</button>}
        <button type="button" onClick={onRemove} aria-label={t('remove_waiting', entry.person)}>{t('remove')}</button>
      </div>
    </li>
  );
}
