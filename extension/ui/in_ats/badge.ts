import type { Attract } from '../shared/attract';
import { hoverCard } from './hover_card';
import { shadowHost } from '../shared/shadow';
import { t } from '../shared/words';

/** A badge for a candidate whom In ATS shows. It is a real button; its card opens on hover, focus and click. */
export function badge(attract: Attract, candidate: number): HTMLElement {
  const { host, root } = shadowHost('attract-badge');
  const button = Object.assign(document.createElement('button'), {
    className: 'badge', textContent: t('in_ats'), ariaHasPopup: 'dialog', ariaExpanded: 'false',
  });
  root.append(button);
  hoverCard(root, button, attract, candidate);
  return host;
}
