import { h, render } from 'preact';
import type { Trouble } from '../messages/trouble';
import type { Attract } from '../ui/shared/attract';
import { shadowHost } from '../ui/shared/shadow';
import { TroubleNote } from '../ui/shared/trouble';
import { t } from '../ui/shared/words';

/**
 * The one line at the edge of a page that has no box, which says why its people have no badges. Answers a function that shows it, or
 * takes it away for null. Once the user hid it, it does not come back while the page stands.
 */
export function troubleLine({ ask }: Attract, onRetry: () => void): (trouble: Trouble | null) => void {
  let line: ReturnType<typeof shadowHost> | null = null;
  let hidden = false;
  function hide(): void {
    hidden = true;
    show(null);
  }
  function connect(): void {
    void ask('connect', {}).then((answer) => answer.ok || show(answer.trouble));
  }
  function show(trouble: Trouble | null): void {
    if (!trouble || hidden) {
      line?.host.remove();
      line = null;
      return;
    }
    if (!line) document.body.append((line = shadowHost('attract-trouble')).host);
    const note = <TroubleNote trouble={trouble} onConnect={connect} onRetry={onRetry} />;
    render(<div class="dock"><button onClick={hide}>{t('fold_box')}</button>{note}</div>, line.root);
  }
  return show;
}
