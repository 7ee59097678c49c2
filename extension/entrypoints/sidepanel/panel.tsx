import { h, type VNode } from 'preact';
import type { Answer } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import { attractState, type Attract } from '../../ui/shared/attract';
import { living, type Life } from '../../ui/shared/living';
import { TroubleNote } from '../../ui/shared/trouble';
import { t } from '../../ui/shared/words';
import { People } from './people';
import { panelTab, watchMoves } from './tab';

/** What was read, when, and whether the user has gone elsewhere since. */
interface Reading {
  turn: number;
  read: Answer<'read_page'> | null;
  trouble: Trouble | null;
  moved: boolean;
}

/** The side panel: reads the one page the user is looking at, when it opens and when asked, and never by itself. */
export const Panel = living<{ attract: Attract }>(({ attract }, life) => {
  const page = pageReader(attract, life);
  return () => (
    <div class="view stack">
      <h1>{t('extension_name')}</h1>
      <WhereTo attract={attract} />
      {page.reading ? <Reading attract={attract} reading={page.reading} onRead={page.readNow} /> : <p role="status">{t('reading_page')}</p>}
    </div>
  );
});

/** Who is connected to what, before and while the page is read. */
const WhereTo = living<{ attract: Attract }>(({ attract }, life) => {
  const state = attractState(attract, life);
  return () => state.value?.user && state.value.instance && <p class="faint">{t('connected_as', state.value.user.name, state.value.instance.name)}</p>;
});

function Reading({ attract, reading: { turn, read, trouble, moved }, onRead }: { attract: Attract; reading: Reading; onRead(): void }): VNode {
  const again = <button type="button" onClick={onRead}>{t('read_this_page')}</button>;
  if (moved) return <div class="note stack"><p>{t('page_left')}</p>{again}</div>;
  if (trouble?.kind === 'host_off') return <p class="note">{t('trouble_host_off', trouble.text ?? '')}</p>;
  return (
    <div class="stack">
      <TroubleNote trouble={trouble} />
      {trouble && again}
      {(read || trouble?.kind === 'page_not_granted') && <People key={turn} attract={attract} read={read} />}
    </div>
  );
}

/** Reads once when the panel opens, and again only by the button or the shortcut. */
function pageReader({ ask, hear }: Attract, life: Life): { readonly reading: Reading | null; readNow(): void } {
  let reading: Reading | null = null;
  let turn = 0;
  let stopWatching: (() => void) | undefined;
  async function read(asked?: number): Promise<void> {
    const mine = (turn += 1);
    const tab = asked ?? (await panelTab());
    if (tab === null) return;
    const answer = await ask('read_page', { tab });
    if (mine !== turn) return;
    stopWatching?.();
    stopWatching = watchMoves(tab, onMoved);
    reading = { turn, moved: false, read: answer.ok ? answer.value : null, trouble: answer.ok ? null : answer.trouble };
    life.redraw();
  }
  function onMoved(): void {
    reading = { turn, read: null, trouble: null, moved: true };
    life.redraw();
  }
  life.onGone(() => stopWatching?.());
  life.onGone(hear((news) => { if (news.news === 'read_again') void read(news.tab); }));
  void read();
  return { get reading() { return reading; }, readNow: () => void read() };
}
