import { h, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useQuestion, type Attract } from '../../ui/shared/attract';
import { t } from '../../ui/shared/words';

/** Hosts the instance switched to inject, where the browser still has to let the extension in. */
export function AllowHosts({ attract: { ask } }: { attract: Attract }): VNode | null {
  const { value, ask: askHosts } = useQuestion(() => ask('hosts', {}));
  useEffect(() => askHosts(), [askHosts]);
  /** The browser asks the user; it does so only right in a click. */
  async function allow(origins: string[]): Promise<void> {
    const granted = await browser.permissions.request({ origins });
    if (granted) await ask('hosts_granted', {});
    askHosts();
  }
  const missing = (value ?? []).filter(({ mode, granted }) => mode === 'inject' && !granted);
  return missing.length > 0 ? (
    <div class="note stack">
      <p>{t('hosts_to_allow')}</p>
      {missing.map(({ host, origins }) => <button key={host} type="button" onClick={() => void allow(origins)}>{t('allow_on', host)}</button>)}
    </div>
  ) : null;
}
