import { h, type VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Job, JobList } from '../../api/types';
import { useQuestion, type Attract, type Loaded } from '../shared/attract';
import { keyEffect, type ComboboxState } from './combobox';
import { jobLine } from '../shared/job_line';
import { JobOptions } from './job_options';
import { TroubleNote } from '../shared/trouble';
import { WhyNotHere } from './why_not';
import { t } from '../shared/words';

/** Wait this long after a key before asking, in milliseconds. */
const PAUSE = 180;

const CLOSED: ComboboxState = { open: false, active: -1 };

interface Props {
  attract: Attract;
  job: Job | null;
  /** What was typed; kept by the box so that nothing is lost. */
  text: string;
  onText(text: string): void;
  onChoose(job: Job): void;
  onConnect(): void;
}

/** The combobox: recent jobs while it is empty, results while typing, and the whole of it by keyboard. */
export function JobSearch(props: Props): VNode {
  const { attract, job, text, onText, onChoose, onConnect } = props;
  const id = useId();
  const [state, setState] = useState<ComboboxState>(CLOSED);
  const { list, search } = useJobs(props);
  const jobs = list.value?.jobs ?? [];
  const expanded = state.open && jobs.length > 0;

  function move(next: ComboboxState): void {
    if (next.open && !state.open) search(0);
    setState(next);
  }
  function open(): void {
    if (!state.open) move({ open: true, active: -1 });
  }
  function type(typed: string): void {
    onText(typed);
    setState({ open: true, active: -1 });
    search(typed.trim() ? PAUSE : 0);
  }
  function choose(chosen: Job | undefined): void {
    if (chosen) onChoose(chosen);
    setState(CLOSED);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const effect = event.isComposing ? null : keyEffect(event.key, state, jobs.length);
    if (!effect) return;
    event.preventDefault();
    if (effect.choose) return choose(jobs[Math.max(0, state.active)]);
    if (effect.clear) onText('');
    move({ open: effect.open, active: effect.active });
  }

  return (
    <div class="stack">
      <label for={id}>{t('search_jobs')}</label>
      <input
        id={id} role="combobox" autocomplete="off" spellcheck={false} maxLength={200}
        aria-autocomplete="list" aria-expanded={expanded} aria-controls={`${id}-list`}
        aria-activedescendant={expanded && state.active >= 0 ? `${id}-${state.active}` : undefined}
        value={job ? jobLine(job) : text}
        onFocus={(event) => { event.currentTarget.select(); open(); }} onClick={open} onBlur={(event) => { if (!event.relatedTarget) setState(CLOSED); }}
        onInput={(event) => type(event.currentTarget.value)} onKeyDown={onKeyDown}
      />
      <JobOptions id={id} jobs={jobs} active={state.active} hidden={!expanded} onChoose={choose} />
      <p class="unseen" aria-live="polite">{expanded ? countWords(list.value!) : ''}</p>
      {state.open && list.value && !jobs.length && <p class="faint">{text ? t('no_job_found', text) : t('no_job_at_all')}</p>}
      <TroubleNote trouble={list.trouble} onConnect={onConnect} onRetry={list.ask} />
      {list.value && !job && <WhyNotHere key={text} attract={attract} text={text} />}
    </div>
  );
}

/** The jobs for what is typed, asked after a pause in typing. While a job is chosen, the recent ones. */
function useJobs({ attract, job, text }: Props): { list: Loaded<JobList>; search(pause: number): void } {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useQuestion(() => attract.ask('jobs', { q: job ? '' : text.trim() }));
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    list,
    search(pause) {
      clearTimeout(timer.current);
      timer.current = setTimeout(list.ask, pause);
    },
  };
}

function countWords({ jobs, more }: JobList): string {
  if (jobs.length === 1) return t('one_job');
  return t(more ? 'first_jobs' : 'number_of_jobs', jobs.length);
}
