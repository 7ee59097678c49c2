import { h, type VNode } from 'preact';
import { Field } from '../shared/field';
import { t } from '../shared/words';

/** What the recruiter may add to an export. */
export interface Details { email: string; note: string; notePrivate: boolean }

export const NO_DETAILS: Details = { email: '', note: '', notePrivate: false };

interface Props { id: string; details: Details; onDetails(details: Details): void }

/** E-mail address and note, folded away until wanted. */
export function DetailsFields({ id, details, onDetails }: Props): VNode {
  const change = (part: Partial<Details>): void => onDetails({ ...details, ...part });
  return (
    <details>
      <summary>{t('add_email_or_note')}</summary>
      <div class="stack">
        <Field id={`${id}-email`} label={t('email')} maxLength={320} value={details.email} onText={(email) => change({ email })} />
        <label for={`${id}-note`}>{t('note')}</label>
        <textarea id={`${id}-note`} rows={3} maxLength={10000} value={details.note} onInput={(event) => change({ note: event.currentTarget.value })} />
        <div class="line">
          <input id={`${id}-private`} type="checkbox" checked={details.notePrivate} onChange={(event) => change({ notePrivate: event.currentTarget.checked })} />
          <label for={`${id}-private`}>{t('private_note')}</label>
        </div>
      </div>
    </details>
  );
}
