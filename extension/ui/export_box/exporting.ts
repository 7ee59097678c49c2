import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exported, PossiblePerson } from '../../api/types';
import type { ExportOrder, Waiting } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';

/** Where an export stands. */
export type ExportState =
  | { at: 'ready' }
  | { at: 'sending' }
  | { at: 'who'; people: PossiblePerson[]; notNew: boolean | undefined }
  | { at: 'exported'; exported: Exported }
  | { at: 'queued' | 'cancelling'; key: string; person: string; job: Waiting['job'] }
  | { at: 'trouble'; trouble: Trouble };

export interface Exporting {
  state: ExportState;
  /** Sends an order under a new key; while one runs, further calls do nothing. */
  send(order: Omit<ExportOrder, 'key' | 'instance'>): Promise<void>;
  undo(): Promise<void>;
  reset(): void;
  /** Shows an order that waits since an earlier visit. */
  resume(waiting: Waiting): void;
}

/** One export at a time, from the click to the answer, the undo, or the wait for the server. `onChanged` is called after each. */
export function useExporting({ ask, hear }: Attract, instance: string, onChanged: () => void): Exporting {
  const [state, draw] = useState<ExportState>({ at: 'ready' });
  // What stands now, for what comes between two draws: a second click, the server's word before an answer.
  const now = useRef(state);
  const busy = useRef(false);
  function go(next: ExportState): void {
    now.current = next;
    draw(next);
  }
  async function alone(work: () => Promise<ExportState>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    go(await work());
    busy.current = false;
    onChanged();
  }
  useEffect(() => hear((news) => {
    if (!('key' in now.current && 'key' in news) || news.key !== now.current.key) return;
    if (news.news === 'delivered') go({ at: 'exported', exported: news.exported });
    else go(news.news === 'refused' ? { at: 'trouble', trouble: news.trouble } : { at: 'ready' });
  }), [hear]);
  return {
    state,
    send: (order) => alone(async () => {
      go({ at: 'sending' });
      const answer = await ask('export', { order: { ...order, instance, key: crypto.randomUUID() } });
      if (!answer.ok) return troubled(answer.trouble);
      if (answer.value.state === 'exported') return { at: 'exported', exported: answer.value.exported };
      return { at: 'queued', key: answer.value.key, person: order.person.name, job: order.job };
    }),
    undo: () => alone(() => undone(now.current)),
    reset: () => go({ at: 'ready' }),
    resume: ({ key, person, job, cancelled }) => { if (now.current.at === 'ready') go({ at: cancelled ? 'cancelling' : 'queued', key, person, job }); },
  };

  async function undone(before: ExportState): Promise<ExportState> {
    if (before.at === 'queued') {
      const answer = await ask('unqueue', { key: before.key });
      if (!answer.ok) return troubled(answer.trouble);
      // The server's word may have come before this answer.
      if (now.current.at !== 'queued') return now.current;
      return answer.value.cancelling ? { ...before, at: 'cancelling' } : { at: 'ready' };
    }
    if (before.at !== 'exported') return before;
    const answer = await ask('undo', { id: before.exported.export.id, instance });
    return answer.ok ? { at: 'exported', exported: answer.value } : troubled(answer.trouble);
  }
}

function troubled(trouble: Trouble): ExportState {
  return trouble.candidates?.length ? { at: 'who', people: trouble.candidates, notNew: trouble.notNew } : { at: 'trouble', trouble };
}
