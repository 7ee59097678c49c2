import type { Exported, PossiblePerson } from '../../api/types';
import type { ExportOrder, Waiting } from '../../messages/contract';
import type { Trouble } from '../../messages/trouble';
import type { Attract } from '../shared/attract';
import type { Life } from '../shared/living';

/** Where an export stands. */
export type ExportState =
  | { at: 'ready' }
  | { at: 'sending' }
  | { at: 'who'; people: PossiblePerson[]; notNew: boolean | undefined }
  | { at: 'exported'; exported: Exported }
  | { at: 'queued' | 'cancelling'; key: string; person: string; job: Waiting['job'] }
  | { at: 'trouble'; trouble: Trouble };

export interface Exporting {
  readonly state: ExportState;
  /** Sends an order under a new key; while one runs, further calls do nothing. */
  send(order: Omit<ExportOrder, 'key' | 'instance'>): Promise<void>;
  undo(): Promise<void>;
  reset(): void;
  /** Shows an order that waits since an earlier visit. */
  resume(waiting: Waiting): void;
}

/** One export at a time, from the click to the answer, the undo, or the wait for the server. */
export function exporting({ ask, hear }: Attract, instance: string, life: Life, onChanged: () => void): Exporting {
  let state: ExportState = { at: 'ready' };
  let busy = false;
  function go(next: ExportState): void {
    state = next;
    life.redraw();
  }
  async function alone(work: () => Promise<ExportState>): Promise<void> {
    if (busy) return;
    busy = true;
    go(await work());
    busy = false;
    onChanged();
  }
  life.onGone(hear((news) => {
    if (!('key' in state && 'key' in news) || news.key !== state.key) return;
    if (news.news === 'delivered') go({ at: 'exported', exported: news.exported });
    else go(news.news === 'refused' ? { at: 'trouble', trouble: news.trouble } : { at: 'ready' });
  }));
  return {
    get state() { return state; },
    send: (order) => alone(async () => {
      go({ at: 'sending' });
      const answer = await ask('export', { order: { ...order, instance, key: crypto.randomUUID() } });
      if (!answer.ok) return troubled(answer.trouble);
      if (answer.value.state === 'exported') return { at: 'exported', exported: answer.value.exported };
      return { at: 'queued', key: answer.value.key, person: order.person.name, job: order.job };
    }),
    undo: () => alone(async () => {
      if (state.at === 'queued') {
        const answer = await ask('unqueue', { key: state.key });
        if (!answer.ok) return troubled(answer.trouble);
        // The server's word may have come before this answer.
        if (state.at !== 'queued') return state;
        return answer.value.cancelling ? { ...state, at: 'cancelling' } : { at: 'ready' };
      }
      if (state.at !== 'exported') return state;
      const answer = await ask('undo', { id: state.exported.export.id, instance });
      return answer.ok ? { at: 'exported', exported: answer.value } : troubled(answer.trouble);
    }),
    reset: () => go({ at: 'ready' }),
    resume: ({ key, person, job, cancelled }) => { if (state.at === 'ready') go({ at: cancelled ? 'cancelling' : 'queued', key, person, job }); },
  };
}

function troubled(trouble: Trouble): ExportState {
  return trouble.candidates?.length ? { at: 'who', people: trouble.candidates, notNew: trouble.notNew } : { at: 'trouble', trouble };
}
