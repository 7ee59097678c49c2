import { h, render, type ComponentChildren, type VNode } from 'preact';
import { personKey, type PagePerson } from '../page/person';
import type { Attract } from '../ui/shared/attract';
import { ExportBox } from '../ui/export_box/export_box';
import type { BoxMemory } from '../ui/export_box/box_props';
import { shadowHost } from '../ui/shared/shadow';
import { t } from '../ui/shared/words';

/** The one export box of a page. */
export interface BoxPlace {
  /** Shows the box for a person in their contact card, or docked at the page's edge. A box that stands so already is left alone. */
  show(person: PagePerson, card: HTMLElement | null): void;
  remove(): void;
  /** Moves the focus to the job search, or to what the box offers instead. Answers false without a box. */
  focus(): boolean;
}

/**
 * @param current reads who is on the page now, for the moment of the export
 * @param folded whether a docked box is folded away at first
 */
export function boxPlace(attract: Attract, current: () => PagePerson | null, folded: boolean): BoxPlace {
  const memory: BoxMemory = { job: null };
  let standing: { host: HTMLElement; root: ShadowRoot; key: string } | null = null;
  let draw: () => void;

  function fold(): void {
    folded = !folded;
    draw();
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
      standing ??= { ...shadowHost('attract-export-box'), key };
      standing.key = key;
      if (!inPlace) parent.append(standing.host);
      const box = <ExportBox key={key} attract={attract} person={person} memory={memory} current={current} />;
      const { root } = standing;
      draw = () => render(card ? box : <Dock folded={folded} onFold={fold}>{box}</Dock>, root);
      draw();
    },
    remove,
    focus() {
      if (!standing) return false;
      const { root } = standing;
      if (folded && standing.host.parentElement === document.body) fold();
      setTimeout(() => (root.querySelector<HTMLElement>('[role=combobox], .main') ?? root.querySelector('button'))?.focus());
      return true;
    },
  };
}

function Dock({ folded, onFold, children }: { folded: boolean; onFold(): void; children: ComponentChildren }): VNode {
  return (
    <div class="dock">
      <button aria-expanded={!folded} onClick={onFold}>{t(folded ? 'unfold_box' : 'fold_box')}</button>
      <div hidden={folded}>{children}</div>
    </div>
  );
}
