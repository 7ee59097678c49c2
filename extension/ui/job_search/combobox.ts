/** Where a combobox with a list stands (ARIA 1.2, editable combobox with list autocomplete). */
export interface ComboboxState {
  open: boolean;
  /** Index of the option that Enter would choose; -1 for none, and then Enter chooses an only option. */
  active: number;
}

/** What a key does: the new state, and whether it chooses the active option or clears the text. */
export interface KeyEffect extends ComboboxState {
  choose?: boolean;
  clear?: boolean;
}

const PAGE = 5;

/**
 * The effect of a key with `count` options, or null when the key belongs to the text field.
 * Home and End move in the list only once an option is active; before that they move the caret.
 */
export function keyEffect(key: string, { open, active }: ComboboxState, count: number): KeyEffect | null {
  const at = (index: number): KeyEffect => ({ open: true, active: count === 0 ? -1 : Math.max(0, Math.min(count - 1, index)) });
  switch (key) {
    case 'ArrowDown': return open ? at(active + 1 < count ? active + 1 : 0) : { open: true, active: -1 };
    case 'ArrowUp': return open ? at(active > 0 ? active - 1 : count - 1) : { open: true, active: count - 1 };
    case 'PageDown': return open ? at(active + PAGE) : null;
    case 'PageUp': return open ? at(active - PAGE) : null;
    case 'Home': return open && active >= 0 ? at(0) : null;
    case 'End': return open && active >= 0 ? at(count - 1) : null;
    case 'Enter': return open && (active >= 0 || count === 1) ? { open: false, active: -1, choose: true } : null;
    case 'Escape': return open ? { open: false, active: -1 } : { open: false, active: -1, clear: true };
    default: return null;
  }
}
