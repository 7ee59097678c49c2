import type { Asking, News, State } from '../../messages/contract';
import type { Result, Trouble } from '../../messages/trouble';
import type { Life } from './living';

/** How a view reaches the rest of the extension. */
export interface Attract {
  ask: Asking;
  /** Hears news until the function that it answers is called. */
  hear(listener: (news: News) => void): () => void;
  /** The state as it was shown last, for a view that opens before the background is awake. */
  known?: State | null;
}

/** An answer: not there yet (`value` and `trouble` null), there, or in trouble. */
export interface Loaded<T> {
  value: T | null;
  trouble: Trouble | null;
  /** Asks; what was there stays until the new answer comes. An answer to an older question is dropped. */
  ask(): void;
  set(value: T): void;
}

/** A question that draws the component again when its answer comes. It is not asked until `ask` is called. */
export function question<T>(life: Life, asking: () => Promise<Result<T>>): Loaded<T> {
  let turn = 0;
  function take(value: T | null, trouble: Trouble | null): void {
    turn += 1;
    Object.assign(loaded, { value, trouble });
    life.redraw();
  }
  const loaded: Loaded<T> = {
    value: null,
    trouble: null,
    ask() {
      const mine = (turn += 1);
      void asking().then((result) => {
        if (mine === turn) take(result.ok ? result.value : null, result.ok ? null : result.trouble);
      });
    },
    set: (value) => take(value, null),
  };
  return loaded;
}

/** What every view shows first: who is connected to what. It follows changes made in other views. */
export function attractState({ ask, hear, known }: Attract, life: Life): Loaded<State> {
  const state = question(life, () => ask('state', {}));
  state.value = known ?? null;
  life.onGone(hear(({ news }) => { if (news === 'state_changed') state.ask(); }));
  state.ask();
  return state;
}
