import { h, type VNode } from 'preact';
import type { Choice, PossiblePerson } from '../../api/types';
import { t } from '../shared/words';

interface Props { people: PossiblePerson[]; notNew: boolean | undefined; onChoose(choice: Choice): void; onCancel(): void }

/** Several candidates could be this person: the recruiter says who it is, and the export goes on. */
export function PossiblePeople({ people, notNew, onChoose, onCancel }: Props): VNode {
  return (
    <div class="note stack" role="group" aria-label={t('who_is_it')}>
      <p role="alert">{t('trouble_ambiguous_person')}</p>
      {people.map(({ id, name, headline, evidence }) => (
        <button key={id} class="choice" onClick={() => onChoose(id)}>
          <b>{name}</b>
          <span>{headline}</span>
          <span class="faint">{evidence.join('; ')}</span>
        </button>
      ))}
      {!notNew && <button onClick={() => onChoose('new')}>{t('none_of_these')}</button>}
      <button class="quiet" onClick={onCancel}>{t('cancel')}</button>
    </div>
  );
}
