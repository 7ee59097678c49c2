import { h, type VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { pagePerson, type PagePerson } from '../../page/person';
import { pastedIdentity } from '../../page/profile_address';
import type { NothingReason } from '../../sites/contract';
import { Field } from '../../ui/shared/field';
import { t } from '../../ui/shared/words';

/** Why nobody was found on the page, and a field for a profile address instead. */
export function NobodyFound({ reasons, onPerson }: { reasons: NothingReason[]; onPerson(person: PagePerson): void }): VNode {
  const id = useId();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  function take(event: Event): void {
    event.preventDefault();
    const identity = pastedIdentity(address);
    setWrong(!identity);
    if (identity) onPerson(pagePerson(identity));
  }
  return (
    <div class="stack">
      {reasons.length > 0 && (
        <div class="note">
          <p>{t('nobody_found')}</p>
          <ul>{reasons.map((reason) => <li key={reason}>{t(`nothing_${reason}`)}</li>)}</ul>
        </div>
      )}
      <form onSubmit={take}>
        <div class="line end">
          <Field
            id={id} label={t('profile_address')} inputMode="url" maxLength={2000} placeholder="linkedin.com/in/" value={address}
            aria-invalid={wrong} aria-describedby={`${id}-wrong`} onText={setAddress}
          />
          <button type="submit">{t('use_address')}</button>
        </div>
        <p id={`${id}-wrong`} role="alert">{wrong && t('no_profile_address')}</p>
      </form>
    </div>
  );
}
