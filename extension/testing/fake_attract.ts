import type { Card, Exported, Job } from '../api/types';
import type { Answer, Ask, News, QuestionName, State } from '../messages/contract';
import { fine, trouble, type Result } from '../messages/trouble';
import { pagePerson, type PagePerson } from '../page/person';
import type { Attract } from '../ui/shared/attract';

type Answers = { [N in QuestionName]?: (ask: Ask<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>> };

export const INSTANCE = { url: 'http://127.0.0.1:8000', name: 'Attract', builtIn: true };
export const NORDIC = { url: 'http://127.0.0.1:8010', name: 'Attract Nordic', builtIn: true };

export const CONNECTED: State = {
  instance: INSTANCE, instances: [INSTANCE, NORDIC], mayAdd: true, user: { name: 'Rita Recruiter', email: 'recruiter@attract.example' },
  can: { export: true, in_ats: true }, dockFolded: false,
};
export const SIGNED_OUT: State = { ...CONNECTED, user: null, can: { export: false, in_ats: false } };

export const ENGINEER: Job = { id: 17, job_id: 'REQ-1042', title: 'Senior Data Engineer', location: 'Oslo', url: 'http://127.0.0.1:8000/jobs/17', recent: true };
export const NURSE: Job = { id: 18, job_id: 'REQ-1050', title: 'Nurse', location: '', url: 'http://127.0.0.1:8000/jobs/18', recent: false };

export function person(more: Partial<PagePerson> = {}): PagePerson {
  return { ...pagePerson({ memberId: 'AEMAA1', profileUrl: null, name: 'Kari Nordmann' }), ...more };
}

export function exported(more: Partial<Exported['export']> = {}): Exported {
  return {
    export: { id: 91, outcome: 'exported', can_undo: true, undo_until: '2026-12-22T09:30:00Z', undone: false, ...more },
    job: ENGINEER,
    candidate: { id: 5, name: 'Kari Nordmann', url: 'http://127.0.0.1:8000/candidates/5', created: true },
    application: { id: 9, stage: 'Prospect', stage_kind: 'prospect', status: 'active', url: 'http://127.0.0.1:8000/applications/9' },
  };
}

export function card(more: Partial<Card> = {}): Card {
  return { candidate: { id: 5, name: 'Kari Nordmann', url: null }, as_of: '2026-11-22T09:30:00Z', jobs: [], feedback: [], notes: [], ...more };
}

/** The background as a view sees it: answers from a table, a list of what was asked, and news on demand. */
export class FakeAttract implements Attract {
  readonly asked: { name: QuestionName; ask: Record<string, unknown> }[] = [];
  private readonly listeners = new Set<(news: News) => void>();

  constructor(private readonly answers: Answers = {}) {}

  ask: Attract['ask'] = async (name, ask) => {
    this.asked.push({ name, ask: ask as Record<string, unknown> });
    const answer = (this.answers[name] ?? DEFAULTS[name]) as ((ask: unknown) => Result<never>) | undefined;
    return answer ? answer(ask) : trouble('broken');
  };

  hear: Attract['hear'] = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  tell(news: News): void {
    for (const listener of this.listeners) listener(news);
  }

  /** What was asked under one name. */
  questions(name: QuestionName): Record<string, unknown>[] {
    return this.asked.filter((each) => each.name === name).map(({ ask }) => ask);
  }
}

const DEFAULTS: Answers = {
  state: () => fine(CONNECTED),
  name_instances: () => fine(CONNECTED),
  fold_dock: () => fine(CONNECTED),
  jobs: ({ q }) => fine({ jobs: [ENGINEER, NURSE].filter(({ title, job_id: id }) => `${title} ${id}`.toLowerCase().includes(q.toLowerCase())), more: false }),
  why_not: () => fine({ answers: [], text: null }),
  preview: () => fine({ candidate: null, applications: [] }),
  waiting_for: () => fine([]),
  export: () => fine({ state: 'exported', exported: exported() }),
  undo: () => fine(exported({ undone: true })),
  unqueue: () => fine({ cancelling: true }),
  open_options: () => fine(null),
  queue: () => fine([]),
  policy: () => fine(null),
  book: () => fine([]),
  page_seen: () => fine(null),
  look_up: ({ profiles }) => fine(profiles.map(() => 5)),
  card: () => fine(card()),
};
