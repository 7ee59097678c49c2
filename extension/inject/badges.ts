import type { Trouble } from '../messages/trouble';
import { identityKey, type ProfileIdentity } from '../page/profile_address';
import type { Attract } from '../ui/shared/attract';
import { badge } from '../ui/in_ats/badge';

/** A place where a person is named: a heading (the badge goes inside) or a link (it goes after). */
export interface NamePlace { at: HTMLElement; identity: ProfileIdentity; inside: boolean }

export interface Badges {
  /** Makes the page's badges fit its people; called after every change of the page. Answers why somebody is not known, if so. */
  follow(places: NamePlace[]): Promise<Trouble | null>;
  /** Takes every badge away and forgets every answer: another user or instance may answer otherwise. */
  forget(): void;
}

/** An answer is asked for again after this time, in milliseconds. */
const KEEP = 5 * 60_000;
/** After a look-up that failed nothing is asked for this long, in milliseconds. */
const PAUSE = 15_000;

/**
 * The In ATS badges of one page. One look-up serves all people that are not known yet; answers are kept for a while, so that going
 * back and forth asks nothing, and nobody is asked for twice at a time. No answer means no badge: never a wrong one.
 */
export function pageBadges(attract: Attract): Badges {
  const known = new Map<string, { candidate: number | null; until: number }>();
  const asking = new Set<string>();
  const shown = new Map<HTMLElement, { element: HTMLElement; key: string }>();
  let latest: NamePlace[] = [];
  let trouble: Trouble | null = null;
  let quietUntil = 0;
  let era = 0;

  function candidateOf(key: string): number | null {
    return known.get(key)?.candidate ?? null;
  }
  /** Writes to the page once, after everything was decided, and only what changed. */
  function draw(): void {
    const wanted = new Map(latest.map(({ at, identity }) => [at, identityKey(identity)]));
    for (const [at, { element, key }] of shown) {
      if (wanted.get(at) === key && element.isConnected && candidateOf(key) !== null) continue;
      element.remove();
      shown.delete(at);
    }
    for (const place of latest) show(place);
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
  async function follow(places: NamePlace[]): Promise<Trouble | null> {
    latest = places;
    draw();
    const now = Date.now();
    const unknown = peopleOf(places).filter(([key]) => !asking.has(key) && (known.get(key)?.until ?? 0) <= now);
    if (!unknown.length || quietUntil > now) return trouble;
    for (const [key] of unknown) asking.add(key);
    const mine = era;
    const answer = await attract.ask('look_up', { profiles: unknown.map(([, identity]) => identity) });
    if (mine !== era) return null;
    trouble = answer.ok ? null : answer.trouble;
    if (trouble) quietUntil = Date.now() + PAUSE;
    const found = answer.ok ? answer.value : [];
    unknown.forEach(([key], index) => {
      asking.delete(key);
      if (index < found.length) known.set(key, { candidate: found[index]!, until: now + KEEP });
    });
    draw();
    // What was too many for one look-up is asked for now.
    return found.length && found.length < unknown.length ? follow(latest) : trouble;
  }
  return {
    follow,
    forget() {
      era += 1;
      quietUntil = 0;
      trouble = null;
      latest = [];
      known.clear();
      asking.clear();
      draw();
    },
  };
}

/** Each person once, under their key. */
function peopleOf(places: NamePlace[]): [string, ProfileIdentity][] {
  return [...new Map(places.map(({ identity }) => [identityKey(identity), identity]))];
}
