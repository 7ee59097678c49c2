import type { Exported, PossiblePerson } from '../api/types';
import type { ExportOrder, Waiting } from '../messages/contract';
import type { Trouble } from '../messages/trouble';
import type { Attract } from './attract';
import type { Life } from './living';

/** Where an export stands. */
export type ExportState =
  | { at: 'ready' }
  | { at: 'sending' }
  | { at: 'who'; people: PossiblePerson[] }
  | { at: 'exported'; exported: Exported }
  | { at: 'queued'; key: string; person: string; job: Waiting['job'] }
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
    if (state.at !== 'queued' || !('key' in news) || news.key !== state.key) return;
    go(news.news === 'delivered' ? { at: 'exported', exported: news.exported } : { at: 'trouble', trouble: news.trouble });
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
        return answer.ok ? { at: 'ready' } : troubled(answer.trouble);
      }
      if (state.at !== 'exported') return state;
      const answer = await ask('undo', { id: state.exported.export.id, instance });
      return answer.ok ? { at: 'exported', exported: answer.value } : troubled(answer.trouble);
    }),
    reset: () => go({ at: 'ready' }),
    resume: ({ key, person, job }) => { if (state.at === 'ready') go({ at: 'queued', key, person, job }); },
  };
}

function troubled(trouble: Trouble): ExportState {
  return trouble.candidates?.length ? { at: 'who', people: trouble.candidates } : { at: 'trouble', trouble };
}
