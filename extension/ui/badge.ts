import type { Attract } from './attract';
import { hoverCard } from './hover_card';
import { shadowHost } from './shadow';
import { t } from './words';

/** The name of the element that holds a badge. */
export const BADGE = 'attract-badge';

/** A badge for a candidate whom In ATS shows. It is a real button; its card opens on hover, focus and click. */
export function badge(attract: Attract, candidate: number): HTMLElement {
  const { host, root } = shadowHost(BADGE);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'badge';
  button.textContent = t('in_ats');
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  root.append(button);
  hoverCard(root, button, attract, candidate);
  return host;
}
