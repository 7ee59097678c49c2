import type { State } from '../messages/contract';
import { store, stored } from './store';

const SHOWN = 'shown';

/** Keeps the state for views that open before the background is awake. */
export async function rememberState(state: State): Promise<void> {
  if (JSON.stringify(await rememberedState()) !== JSON.stringify(state)) await store({ [SHOWN]: state });
}

/** The state as it was shown last, right from the storage: this needs no background, which takes its time to wake up. */
export function rememberedState(): Promise<State | null> {
  return stored<State | null>(SHOWN, null);
}
