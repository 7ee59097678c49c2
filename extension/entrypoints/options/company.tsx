import { h, type VNode } from 'preact';
import type { CompanyPolicy, PolicyProblem } from '../../messages/contract';
import { useFollowed, type Attract } from '../../ui/shared/attract';
import { t } from '../../ui/shared/words';

/** What the company decided by a policy of the browser, and what of it makes no sense. Nothing is shown where there is none. */
export function Company({ attract }: { attract: Attract }): VNode | null {
  const policy = useFollowed(attract, () => attract.ask('policy', {}));
  return policy.value && <Decided policy={policy.value} />;
}

function Decided({ policy: { instances, othersAllowed, injectHosts, problems } }: { policy: CompanyPolicy }): VNode {
  return (
    <section class="box stack">
      <h2>{t('set_by_company')}</h2>
      {instances.length > 0 && <p>{t('company_instances')} {instances.join(', ')}</p>}
      <p>{t(othersAllowed ? 'company_allows_others' : 'trouble_set_by_company')}</p>
      {injectHosts.length > 0 && <p>{t('company_hosts')} {injectHosts.join(', ')}</p>}
      {problems.length > 0 && <Problems problems={problems} />}
    </section>
  );
}

function Problems({ problems }: { problems: PolicyProblem[] }): VNode {
  return (
    <div class="note bad">
      <p>{t('policy_problems')}</p>
      <ul>{problems.map(({ why, part, entry }) => <li key={part + entry}>{t(`policy_${why}`, part, entry ?? '')}</li>)}</ul>
    </div>
  );
}
