import { h, type VNode } from 'preact';
import type { Job } from '../../api/types';
import { t } from '../shared/words';

interface Props { id: string; jobs: Job[]; active: number; hidden: boolean; onChoose(job: Job): void }

/** The list of a job search. Its options are chosen by click here, and by keyboard from the field. */
export function JobOptions({ id, jobs, active, hidden, onChoose }: Props): VNode {
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={t('jobs')} hidden={hidden}>
      {jobs.map((job, index) => (
        <li
          key={job.id} id={`${id}-${index}`} role="option" aria-selected={index === active}
          ref={index === active ? intoView : null} onMouseDown={stayInField} onClick={() => onChoose(job)}
        >
          <span>{job.title}</span>{' '}
          <span class="faint">{[job.job_id, job.location, job.recent && t('recent')].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView?.({ block: 'nearest' });
}

function stayInField(event: Event): void {
  event.preventDefault();
}
