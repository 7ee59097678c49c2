import { h, type VNode } from 'preact';
import type { Card, CardFeedback, CardJob, CardNote } from '../api/types';
import { question, type Attract } from './attract';
import { Link } from './link';
import { living } from './living';
import { Tabs } from './tabs';
import { TroubleNote } from './trouble';
import { day, moment, t, wordOr } from './words';

/** What Attract knows about a person: jobs and statuses, submitted feedback, notes (attract.md 3.10). */
export const InAtsCard = living<{ attract: Attract; candidate: number }>(({ attract, candidate }, life) => {
  const card = question(life, () => attract.ask('card', { candidate }));
  card.ask();
  return () => (
    <div>
      <TroubleNote trouble={card.trouble} onRetry={card.ask} />
      {card.value ? <Known card={card.value} /> : !card.trouble && <div class="skeleton" role="progressbar" aria-label={t('loading')} />}
    </div>
  );
});

function Known({ card: { candidate, as_of: asOf, jobs, feedback, notes } }: { card: Card }): VNode {
  return (
    <div>
      <p class="line"><b class="grow">{candidate.name}</b>{candidate.url && <Link to={candidate.url}>{t('open_in_attract')}</Link>}</p>
      <Tabs
        label={t('in_ats')}
        tabs={[
          { label: t('jobs_and_statuses'), content: entries(jobs, t('no_jobs'), jobEntry) },
          { label: t('interview_feedback'), content: entries(feedback, t('no_feedback'), feedbackEntry) },
          { label: t('notes'), content: entries(notes, t('no_notes'), noteEntry) },
        ]}
      />
      <p class="faint">{t('as_of', moment(asOf))}</p>
    </div>
  );
}

function entries<T>(of: T[], none: string, show: (entry: T) => (VNode | null)[]): VNode {
  return of.length ? <ul class="plain">{of.map((entry, index) => <li key={index}>{show(entry)}</li>)}</ul> : <p class="faint">{none}</p>;
}

function jobEntry({ job, status_text: status, path, updated_at: at }: CardJob): VNode[] {
  return [
    <p class="line"><b class="grow"><Link to={job.url}>{job.title}</Link></b><span class="chip">{status}</span></p>,
    <p class="faint">{job.job_id} · {t('updated', day(at))}</p>,
    <ol class="path">{path.map((step, index) => <li key={index}>{step.stage} <span class="faint">{day(step.at)}</span></li>)}</ol>,
  ];
}

function feedbackEntry({ author, recommendation, job, submitted_at: at, strengths, weaknesses, comment }: CardFeedback): (VNode | null)[] {
  return [
    head(author, wordOr(`recommendation_${recommendation}`, recommendation)),
    about(job.title, at),
    said(strengths, t('strengths')),
    said(weaknesses, t('weaknesses')),
    said(comment),
  ];
}

function noteEntry({ mine, author, private: hidden, job, written_at: at, text }: CardNote): (VNode | null)[] {
  return [head(mine ? t('by_you') : author, hidden && t('private')), about(job?.title, at), said(text)];
}

function head(who: string, chip: string | false): VNode {
  return <p class="line"><b class="grow">{who}</b>{chip && <span class="chip">{chip}</span>}</p>;
}

function about(title: string | undefined, at: string): VNode {
  return <p class="faint">{title && <span>{title} · </span>}{day(at)}</p>;
}

function said(text: string | null, label?: string): VNode | null {
  return text ? <p class="said">{label && <b>{label} </b>}{text}</p> : null;
}
