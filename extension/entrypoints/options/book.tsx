import { h, type VNode } from 'preact';
import type { BookEntry } from '../../messages/contract';
import { useFollowed, type Attract } from '../../ui/shared/attract';
import { moment, t } from '../../ui/shared/words';
import { csvOf } from './book_file';

/** So many entries are shown; the file has all. */
const SHOWN = 20;

/** The book: which pages were read and what was sent to whom. It stands in this browser, can be saved and can be cleared. */
export function Book({ attract }: { attract: Attract }): VNode | null {
  const entries = useFollowed(attract, () => attract.ask('book', {}));
  async function clear(): Promise<void> {
    const answer = await attract.ask('clear_book', {});
    if (answer.ok) entries.set(answer.value);
  }
  return entries.value && (
    <section class="box stack">
      <h2>{t('book')}</h2>
      <p>{t('book_explained')}</p>
      {entries.value.length > 0
        ? (
          <div class="stack">
            <ul class="stack">{entries.value.slice(0, SHOWN).map((entry) => <Line key={JSON.stringify(entry)} entry={entry} />)}</ul>
            {entries.value.length > SHOWN && <p class="faint">{t('book_more', entries.value.length - SHOWN)}</p>}
            <div class="line">
              <button type="button" onClick={() => save(entries.value!)}>{t('book_save')}</button>
              <button type="button" onClick={() => void clear()}>{t('book_clear')}</button>
            </div>
          </div>
        )
        : <p class="faint" role="status">{t('book_empty')}</p>}
    </section>
  );
}

function Line({ entry }: { entry: BookEntry }): VNode {
  const what = entry.what === 'read' ? t(`book_read_${entry.kind}`, entry.people) : t('book_sent', new URL(entry.instance).host);
  const details = entry.what === 'read' ? entry.page : Object.entries(entry.fields).map(([name, value]) => `${name}: ${value}`).join(' · ');
  return <li><p>{moment(entry.at)} · {what}</p><p class="faint" dir="auto">{details}</p></li>;
}

function save(entries: BookEntry[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(entries)], { type: 'text/csv' }));
  link.download = `attract-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The browser reads it after the click; how long that takes it does not say.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
