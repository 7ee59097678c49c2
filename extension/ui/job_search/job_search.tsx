import { h } from 'preact';
import type { Job, JobList } from '../../api/types';
import { question, type Attract, type Loaded } from '../shared/attract';
import { keyEffect, type ComboboxState } from './combobox';
import { jobLine } from '../shared/job_line';
import { JobOptions } from './job_options';
import { living, type Life } from '../shared/living';
import { TroubleNote } from '../shared/trouble';
import { WhyNotHere } from './why_not';
import { t } from '../shared/words';

/** Wait this long after a key before asking, in milliseconds. */
const PAUSE = 180;

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
export const JobSearch = living<Props>((first, life) => {
  let now = first;
  let state: ComboboxState = { open: false, active: -1 };
  const { list, search } = jobSearch(life, () => now);
  const { id } = life;

  function move(next: ComboboxState): void {
    if (next.open && !state.open) search(0);
    state = next;
    life.redraw();
  }
  function open(): void {
    if (!state.open) move({ open: true, active: -1 });
  }
  function close(): void {
    move({ open: false, active: -1 });
  }
  function type(text: string): void {
    now.onText(text);
    move({ open: true, active: -1 });
    search(text.trim() ? PAUSE : 0);
  }
  function choose(job: Job | undefined): void {
    if (job) now.onChoose(job);
    close();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const jobs = list.value?.jobs ?? [];
    const effect = event.isComposing ? null : keyEffect(event.key, state, jobs.length);
    if (!effect) return;
    event.preventDefault();
    if (effect.choose) return choose(jobs[Math.max(0, state.active)]);
    if (effect.clear) now.onText('');
    move(effect);
  }

  return (props) => {
    now = props;
    const { attract, job, text, onConnect } = props;
    const jobs = list.value?.jobs ?? [];
    const expanded = state.open && jobs.length > 0;
    return (
      <div class="stack">
        <label for={id}>{t('search_jobs')}</label>
        <input
          id={id} role="combobox" autocomplete="off" spellcheck={false} maxLength={200}
          aria-autocomplete="list" aria-expanded={expanded} aria-controls={`${id}-list`}
          aria-activedescendant={expanded && state.active >= 0 ? `${id}-${state.active}` : undefined}
          value={job ? jobLine(job) : text}
          onFocus={(event) => { event.currentTarget.select(); open(); }} onClick={open} onBlur={(event) => { if (!event.relatedTarget) close(); }}
          onInput={(event) => type(event.currentTarget.value)} onKeyDown={onKeyDown}
        />
        <JobOptions id={id} jobs={jobs} active={state.active} hidden={!expanded} onChoose={choose} />
        <p class="unseen" aria-live="polite">{expanded ? countWords(list.value!) : ''}</p>
        {state.open && list.value && !jobs.length && <p class="faint">{text ? t('no_job_found', text) : t('no_job_at_all')}</p>}
        <TroubleNote trouble={list.trouble} onConnect={onConnect} onRetry={list.ask} />
        {list.value && !job && <WhyNotHere key={text} attract={attract} text={text} />}
      </div>
    );
  };
});

/** The jobs for what is typed, asked after a pause in typing. While a job is chosen, the recent ones. */
function jobSearch(life: Life, props: () => Props): { list: Loaded<JobList>; search(pause: number): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const list = question(life, () => props().attract.ask('jobs', { q: props().job ? '' : props().text.trim() }));
  life.onGone(() => clearTimeout(timer));
  return {
    list,
    search(pause) {
      clearTimeout(timer);
      timer = setTimeout(list.ask, pause);
    },
  };
}

function countWords({ jobs, more }: JobList): string {
  if (jobs.length === 1) return t('one_job');
  return t(more ? 'first_jobs' : 'number_of_jobs', jobs.length);
}
