import { h, type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import { useAttractState, type Attract } from '../../ui/shared/attract';
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
export function Panel({ attract }: { attract: Attract }): VNode {
  const { reading, readNow } = usePageReader(attract);
  return (
    <div class="view stack">
      <h1>{t('extension_name')}</h1>
      <WhereTo attract={attract} />
      {reading ? <Reading attract={attract} reading={reading} onRead={readNow} /> : <p role="status">{t('reading_page')}</p>}
    </div>
  );
}

/** Who is connected to what, before and while the page is read. */
function WhereTo({ attract }: { attract: Attract }): VNode | null {
  const { user, instance } = useAttractState(attract).value ?? {};
  return user && instance ? <p class="faint">{t('connected_as', user.name, instance.name)}</p> : null;
}

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
function usePageReader({ ask, hear }: Attract): { reading: Reading | null; readNow(): void } {
  const [reading, show] = useState<Reading | null>(null);
  const latest = useRef(0);
  const stopWatching = useRef<() => void>(() => undefined);
  async function read(asked?: number): Promise<void> {
    const turn = (latest.current += 1);
    const tab = asked ?? (await panelTab());
    if (tab === null) return;
    const answer = await ask('read_page', { tab });
    if (turn !== latest.current) return;
    stopWatching.current();
    stopWatching.current = watchMoves(tab, () => show({ turn, read: null, trouble: null, moved: true }));
    show({ turn, moved: false, read: answer.ok ? answer.value : null, trouble: answer.ok ? null : answer.trouble });
  }
  useEffect(() => {
    void read();
    const stopHearing = hear((news) => { if (news.news === 'read_again') void read(news.tab); });
    return () => {
      latest.current += 1;
      stopHearing();
      stopWatching.current();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `read` touches nothing of a single draw
  }, [hear]);
  return { reading, readNow: () => void read() };
}
