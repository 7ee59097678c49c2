import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Asking, News, State } from '../../messages/contract';
import type { Result, Trouble } from '../../messages/trouble';

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
  /** Asks; what was there stays until the new answer comes. An answer to an older question is dropped. The same function in every draw. */
  ask(): void;
  set(value: T): void;
}

/** A question that draws the component again when its answer comes. It is not asked until `ask` is called, and then as `asking` stands in the latest draw. */
export function useQuestion<T>(asking: () => Promise<Result<T>>, known: T | null = null): Loaded<T> {
  const [answer, show] = useState<Pick<Loaded<T>, 'value' | 'trouble'>>({ value: known, trouble: null });
  const latest = useRef(asking);
  latest.current = asking;
  const turn = useRef(0);
  const set = useCallback((value: T) => {
    turn.current += 1;
    show({ value, trouble: null });
  }, []);
  const ask = useCallback(() => {
    const mine = (turn.current += 1);
    void latest.current().then((result) => {
      if (mine === turn.current) show({ value: result.ok ? result.value : null, trouble: result.ok ? null : result.trouble });
    });
  }, []);
  useEffect(() => () => { turn.current += 1; }, []);
  return { ...answer, ask, set };
}

/** A question that is asked when the component comes, and again when the state changed in another view. */
export function useFollowed<T>({ hear }: Attract, asking: () => Promise<Result<T>>, known: T | null = null): Loaded<T> {
  const loaded = useQuestion(asking, known);
  const { ask } = loaded;
  useEffect(() => {
    ask();
    return hear(({ news }) => { if (news === 'state_changed') ask(); });
  }, [hear, ask]);
  return loaded;
}

/** What every view shows first: who is connected to what. It follows changes made in other views. */
export function useAttractState(attract: Attract): Loaded<State> {
  return useFollowed(attract, () => attract.ask('state', {}), attract.known);
}
