import { identityKey, type ProfileIdentity } from '../page/profile_address';
import type { Attract } from '../ui/attract';
import { badge } from '../ui/badge';

/** A place where a person is named: a heading (the badge goes inside) or a link (it goes after). */
export interface NamePlace { at: HTMLElement; identity: ProfileIdentity; inside: boolean }

export interface Badges {
  /** Makes the page's badges fit its people; called after every change of the page. */
  follow(places: NamePlace[]): Promise<void>;
  /** Takes every badge away and forgets every answer: another user or instance may answer otherwise. */
  forget(): void;
}

/** An answer is asked for again after this time, in milliseconds. */
const KEEP = 5 * 60_000;

/**
 * The In ATS badges of one page. One look-up serves all people that are not known yet; answers are kept for a while, so that going
 * back and forth asks nothing. No answer means no badge: never a wrong one.
 */
export function pageBadges(attract: Attract): Badges {
  const known = new Map<string, { candidate: number | null; until: number }>();
  const shown = new Map<HTMLElement, { element: HTMLElement; key: string }>();
  let turn = 0;

  function candidateOf(key: string): number | null {
    return known.get(key)?.candidate ?? null;
  }
  /** Writes to the page once, after everything was decided, and only what changed. */
  function draw(places: NamePlace[]): void {
    const wanted = new Map(places.map(({ at, identity }) => [at, identityKey(identity)]));
    for (const [at, { element, key }] of shown) {
      if (wanted.get(at) === key && element.isConnected && candidateOf(key) !== null) continue;
      element.remove();
      shown.delete(at);
    }
    for (const place of places) show(place);
  }
  function show({ at, identity, inside }: NamePlace): void {
    const key = identityKey(identity);
    const candidate = candidateOf(key);
    if (candidate === null || shown.has(at)) return;
    const element = badge(attract, candidate);
    if (inside) at.append(element);
    else at.after(element);
    shown.set(at, { element, key });
  }
  return {
    async follow(places) {
      const mine = (turn += 1);
      draw(places);
      const unknown = unknownAmong(places, (key) => (known.get(key)?.until ?? 0) > Date.now());
      const answer = unknown.length ? await attract.ask('look_up', { profiles: unknown }) : null;
      if (!answer?.ok) return;
      unknown.forEach((identity, index) => known.set(identityKey(identity), { candidate: answer.value[index] ?? null, until: Date.now() + KEEP }));
      if (mine === turn) draw(places);
    },
    forget() {
      turn += 1;
      known.clear();
      draw([]);
    },
  };
}

/** Each person once, without those who are known. */
function unknownAmong(places: NamePlace[], isKnown: (key: string) => boolean): ProfileIdentity[] {
  const people = new Map(places.map(({ identity }) => [identityKey(identity), identity]));
  return [...people].filter(([key]) => !isKnown(key)).map(([, identity]) => identity);
}
