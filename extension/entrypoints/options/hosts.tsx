import { h, type VNode } from 'preact';
import { useFollowed, type Attract } from '../../ui/shared/attract';
import { t } from '../../ui/shared/words';

/** The hosts and their modes, as the administrators of the instance set them. */
export function Hosts({ attract }: { attract: Attract }): VNode {
  const hosts = useFollowed(attract, () => attract.ask('hosts', {}));
  return (
    <section class="box stack">
      <h2>{t('hosts')}</h2>
      <p class="faint">{t('hosts_set_by_administrator')}</p>
      {Boolean(hosts.value?.length) && (
        <table>
          <thead><tr><th scope="col">{t('host')}</th><th scope="col">{t('mode')}</th></tr></thead>
          <tbody>
            {hosts.value!.map(({ host, mode, granted, byCompany }) => (
              <tr key={host}>
                <td>{host}</td>
                <td>{t(`mode_${mode}`)}{byCompany && ` · ${t('set_by_company')}`}{mode === 'inject' && !granted && ` (${t('not_allowed_yet')})`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
