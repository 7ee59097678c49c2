import { h, type VNode } from 'preact';
import type { WhyNot } from '../../api/types';
import { question, type Attract } from '../shared/attract';
import { living } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { t } from '../shared/words';

/** "Why is my job not here?", answered job by job for what was typed. */
export const WhyNotHere = living<{ attract: Attract; text: string }>(({ attract, text }, life) => {
  let open = false;
  const why = question(life, () => attract.ask('why_not', { q: text.trim() }));
  function turn(): void {
    open = !open;
    if (open) why.ask();
    life.redraw();
  }
  return () => (
    <div class="stack">
      <button class="quiet" aria-expanded={open} onClick={turn}>{t('why_not_here')}</button>
      {open && why.value && <Reasons why={why.value} />}
      {open && <TroubleNote trouble={why.trouble} onRetry={why.ask} />}
    </div>
  );
});

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
