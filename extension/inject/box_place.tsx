import { h, render, type ComponentChildren } from 'preact';
import { personKey, type PagePerson } from '../page/person';
import type { Attract } from '../ui/attract';
import { ExportBox } from '../ui/export_box';
import type { BoxMemory } from '../ui/export_form';
import { living } from '../ui/living';
import { shadowHost } from '../ui/shadow';
import { t } from '../ui/words';

/** The one export box of a page. */
export interface BoxPlace {
  /** Shows the box for a person in their contact card, or docked at the page's edge. A box that stands so already is left alone. */
  show(person: PagePerson, card: HTMLElement | null): void;
  remove(): void;
  /** Moves the focus to the job search, or to what the box offers instead. Answers false without a box. */
  focus(): boolean;
}

/** The name of the element that holds the box. */
export const BOX = 'attract-export-box';

/**
 * @param current reads who is on the page now, for the moment of the export
 * @param folded whether a docked box is folded away at first
 */
export function boxPlace(attract: Attract, current: () => PagePerson | null, folded: boolean): BoxPlace {
  const memory: BoxMemory = { job: null };
  let standing: { host: HTMLElement; root: ShadowRoot; key: string } | null = null;

  function fold(now: boolean): void {
    folded = now;
    void attract.ask('fold_dock', { folded });
  }
  function remove(): void {
    if (standing) render(null, standing.root);
    standing?.host.remove();
    standing = null;
  }
  return {
    show(person, card) {
      const parent = card ?? document.body;
      const key = personKey(person);
      const inPlace = standing?.host.parentElement === parent;
      if (inPlace && standing?.key === key) return;
      if (!inPlace) remove();
      standing ??= { ...shadowHost(BOX), key };
      standing.key = key;
      if (!inPlace) parent.append(standing.host);
      const box = <ExportBox key={key} attract={attract} person={person} memory={memory} current={current} />;
      render(card ? box : <Dock folded={folded} onFold={fold}>{box}</Dock>, standing.root);
    },
    remove,
    focus() {
      if (!standing) return false;
      const { root } = standing;
      root.querySelector<HTMLElement>('.dock > [aria-expanded=false]')?.click();
      setTimeout(() => (root.querySelector<HTMLElement>('[role=combobox], .main') ?? root.querySelector('button'))?.focus());
      return true;
    },
  };
}

const Dock = living<{ folded: boolean; onFold(folded: boolean): void; children: ComponentChildren }>(({ folded, onFold }, life) => {
  function turn(): void {
    folded = !folded;
    onFold(folded);
    life.redraw();
  }
  return ({ children }) => (
    <div class="dock">
      <button aria-expanded={!folded} onClick={turn}>{t(folded ? 'unfold_box' : 'fold_box')}</button>
      <div hidden={folded}>{children}</div>
    </div>
  );
});
