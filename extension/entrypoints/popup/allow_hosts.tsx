import { h } from 'preact';
import { browser } from 'wxt/browser';
import { question, type Attract } from '../../ui/shared/attract';
import { living } from '../../ui/shared/living';
import { t } from '../../ui/shared/words';

/** Hosts the instance switched to inject, where the browser still has to let the extension in. */
export const AllowHosts = living<{ attract: Attract }>(({ attract: { ask } }, life) => {
  const hosts = question(life, () => ask('hosts', {}));
  /** The browser asks the user; it does so only right in a click. */
  async function allow(origins: string[]): Promise<void> {
    const granted = await browser.permissions.request({ origins });
    if (granted) await ask('hosts_granted', {});
    hosts.ask();
  }
  hosts.ask();
  return () => {
    const missing = (hosts.value ?? []).filter(({ mode, granted }) => mode === 'inject' && !granted);
    return missing.length > 0 && (
      <div class="note stack">
        <p>{t('hosts_to_allow')}</p>
        {missing.map(({ host, origins }) => <button key={host} type="button" onClick={() => void allow(origins)}>{t('allow_on', host)}</button>)}
      </div>
    );
  };
});
