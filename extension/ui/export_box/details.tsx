import { h, type VNode } from 'preact';
import { Field } from '../shared/field';
import { t } from '../shared/words';

/** What the recruiter may add to an export. */
export interface Details { email: string; note: string; notePrivate: boolean }

/** E-mail address and note, folded away until wanted. What is typed goes into `details`. */
export function DetailsFields({ id, details }: { id: string; details: Details }): VNode {
  return (
    <details>
      <summary>{t('add_email_or_note')}</summary>
      <div class="stack">
        <Field id={`${id}-email`} label={t('email')} maxLength={320} value={details.email} onText={(text) => { details.email = text; }} />
        <label for={`${id}-note`}>{t('note')}</label>
        <textarea id={`${id}-note`} rows={3} maxLength={10000} value={details.note} onInput={(event) => { details.note = event.currentTarget.value; }} />
        <div class="line">
          <input id={`${id}-private`} type="checkbox" checked={details.notePrivate} onChange={(event) => { details.notePrivate = event.currentTarget.checked; }} />
          <label for={`${id}-private`}>{t('private_note')}</label>
        </div>
      </div>
    </details>
  );
}
