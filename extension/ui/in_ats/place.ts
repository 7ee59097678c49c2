const GAP = 6;
const LEAST = 160;

/** Puts a fixed card under the button where there is room, else above it; always within the window. All in pixels. */
export function placeBeside(button: HTMLElement, card: HTMLElement): void {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const below = height - bottom >= Math.min(card.offsetHeight + GAP, top);
  const { style } = card;
  style.setProperty('--room', `${Math.max(LEAST, (below ? height - bottom : top) - 2 * GAP)}px`);
  style.left = `${Math.max(GAP, Math.min(left, width - card.offsetWidth - GAP))}px`;
  style.top = below ? `${bottom + GAP}px` : 'auto';
  style.bottom = below ? 'auto' : `${height - top + GAP}px`;
}
