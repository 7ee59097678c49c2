import type { JobList, WhyNot } from '../api/types';
import type { Result } from '../messages/trouble';
import { authorised } from './connection/session';

/** The API takes at most this many characters of a search. */
const LONGEST_SEARCH = 200;

/** The jobs the user may export to; without words, the recent ones first. */
export function searchJobs(instance: string, q: string): Promise<Result<JobList>> {
  return authorised<JobList>(instance, `/api/v1/jobs?${new URLSearchParams({ q: q.slice(0, LONGEST_SEARCH), limit: '20' })}`);
}

/** Why a job is not in that list. */
export function whyNot(instance: string, q: string): Promise<Result<WhyNot>> {
  return authorised<WhyNot>(instance, `/api/v1/jobs/why?${new URLSearchParams({ q: q.slice(0, LONGEST_SEARCH) })}`);
}
