import { h, render } from 'preact';
import type { Attract } from '../shared/attract';
import { InAtsCard } from './in_ats_card';
import { placeBeside } from './place';
import { t } from '../shared/words';

/** Wait this long with the pointer over the badge before the card opens, and after it left, in milliseconds. */
const INTENT = 150;

/** Closes the card that is open; one is open at a time. */
let closeOpen: (() => void) | null = null;

/**
 * Gives a badge its card: it opens on hover (after a moment), on focus and on click; it closes when pointer and focus are
 * gone, and on Escape, which gives the focus back. It stands in the badge's own shadow root, so that Tab goes from the
 * badge into it.
 */
export function hoverCard(root: ShadowRoot, button: HTMLButtonElement, attract: Attract, candidate: number): void {
  const host = root.host as HTMLElement;
  const dialog = cardElement();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refocusing = false;

  function open(): void {
    clearTimeout(timer);
    if (closeOpen === close) return;
    closeOpen?.();
    closeOpen = close;
    root.append(dialog);
    render(<InAtsCard attract={attract} candidate={candidate} />, dialog);
    button.ariaExpanded = 'true';
    dialog.showPopover?.();
    place();
    watch('addEventListener');
  }
  function close(): void {
    clearTimeout(timer);
    if (closeOpen !== close) return;
    closeOpen = null;
    button.ariaExpanded = 'false';
    watch('removeEventListener');
    render(null, dialog);
    dialog.remove();
  }
  function place(): void {
    placeBeside(button, dialog);
  }
  function onOutside(event: Event): void {
    if (!event.composedPath().includes(host)) close();
  }
  function watch(how: 'addEventListener' | 'removeEventListener'): void {
    window[how]('scroll', place, true);
    window[how]('resize', place);
    document[how]('pointerdown', onOutside, true);
  }
  function later(what: () => void): (event: Event) => void {
    return (event) => {
      clearTimeout(timer);
      if ((event as PointerEvent).pointerType !== 'touch') timer = setTimeout(what, INTENT);
    };
  }
  function closeUnlessUsed(): void {
    if (!root.activeElement && !host.matches(':hover')) close();
  }
  host.addEventListener('pointerenter', later(open));
  host.addEventListener('pointerleave', later(closeUnlessUsed));
  host.addEventListener('focusin', () => { if (!refocusing) open(); });
  host.addEventListener('focusout', later(closeUnlessUsed));
  button.addEventListener('click', () => {
    open();
    (dialog.querySelector<HTMLElement>('[aria-selected=true]') ?? dialog).focus();
  });
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || closeOpen !== close) return;
    event.preventDefault();
    close();
    refocusing = true;
    button.focus();
    refocusing = false;
  });
}

function cardElement(): HTMLElement {
  return Object.assign(document.createElement('div'), {
    className: 'card', role: 'dialog', ariaLabel: t('in_ats'), popover: 'manual', tabIndex: -1,
  });
}
