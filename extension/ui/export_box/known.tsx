import { h, type VNode } from 'preact';
import type { Preview } from '../../api/types';
import { jobLine } from '../shared/job_line';
import { t } from '../shared/words';

type Known = Preview['applications'][number];

/**
 * What is already known about the person, before anything is clicked. Being a prospect is said here only, and not in In ATS.
 * The job that is chosen is said apart, until the outcome says the same (`said`).
 */
export function KnownOn({ applications, job, said }: { applications: Known[]; job: number | undefined; said: boolean }): VNode {
  const already = applications.find((each) => each.job.id === job);
  return (
    <div class="stack">
      {applications.filter((each) => each !== already).map((each) => <p key={each.job.id} class="faint">{knownWords(each)}</p>)}
      {already && !said && <p class="note">{knownWords(already)}</p>}
    </div>
  );
}

function knownWords({ job, stage, stage_kind: kind }: Known): string {
  return kind === 'prospect' ? t('already_prospect', jobLine(job)) : t('already_applicant', jobLine(job), stage);
}
