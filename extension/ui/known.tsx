import { h, type VNode } from 'preact';
import type { Preview } from '../api/types';
import { jobLine } from './job_line';
import { t } from './words';

type Known = Preview['applications'][number];

/**
 * What is already known about the person, before anything is clicked. Being a prospect is said here only, and not in In ATS.
 * The job that is chosen is said apart, beside the button.
 */
export function KnownOn({ applications, job }: { applications: Known[]; job: number | null }): VNode | null {
  const already = applications.find((each) => each.job.id === job);
  return (
    <div class="stack">
      {applications.filter((each) => each !== already).map((each) => <p key={each.job.id} class="faint">{knownWords(each)}</p>)}
      {already && <p class="note">{knownWords(already)}</p>}
    </div>
  );
}

function knownWords({ job, stage, stage_kind: kind }: Known): string {
  return kind === 'prospect' ? t('already_prospect', jobLine(job)) : t('already_applicant', jobLine(job), stage);
}
