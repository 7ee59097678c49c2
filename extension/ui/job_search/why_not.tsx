import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WhyNot } from '../../api/types';
import { useQuestion, type Attract } from '../shared/attract';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** "Why is my job not here?", answered job by job for what was typed. */
export function WhyNotHere({ attract, text }: { attract: Attract; text: string }): VNode {
  const [open, setOpen] = useState(false);
  const why = useQuestion(() => attract.ask('why_not', { q: text.trim() }));
  function turn(): void {
    if (!open) why.ask();
    setOpen(!open);
  }
  return (
    <div class="stack">
      <button class="quiet" aria-expanded={open} onClick={turn}>{t('why_not_here')}</button>
      {open && why.value && <Reasons why={why.value} />}
      {open && <TroubleNote trouble={why.trouble} onRetry={why.ask} />}
    </div>
  );
}

function Reasons({ why: { answers, text } }: { why: WhyNot }): VNode {
  return (
    <div class="note" role="group" aria-label={t('why_not_here')}>
      {text && <p>{text}</p>}
      {answers.map(({ job, available, reasons }) => (
        <p key={job.id}>
          <b>{job.title}</b> {available ? t('job_is_available') : reasons.map((reason) => reason.text).join(' ')}
        </p>
      ))}
      {!text && !answers.length && <p>{t('no_reason')}</p>}
    </div>
  );
}
