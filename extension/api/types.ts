// The shapes of Attract's JSON API, /api/v1, as far as the extension uses them. They stand in one file so that they can be
// checked against /api/v1/openapi.json. Times are ISO 8601 in UTC.

export interface InstanceInfo { product: string; name: string; url: string; version: string }

export type HostMode = 'inject' | 'side_panel' | 'off';
export interface HostRule { host: string; mode: HostMode }

/** GET /me */
export interface Me {
  user: { id: number; name: string; email: string };
  roles: string[];
  instance: InstanceInfo;
  can: { export: boolean; in_ats: boolean };
  hosts: HostRule[];
}

export interface JobRef { id: number; job_id: string; title: string; location?: string | null; url?: string | null }

/** GET /jobs?q=&limit= */
export interface Job extends JobRef { recent: boolean }
export interface JobList { jobs: Job[]; more: boolean }

/** GET /jobs/why?q= */
export interface WhyNot {
  answers: { job: JobRef; available: boolean; reasons: { code: string; text: string }[] }[];
  text: string | null;
}

export interface Person {
  name: string;
  profile_url: string | null;
  member_id: string | null;
  email: string | null;
  headline: string | null;
  company: string | null;
  location: string | null;
}

/** POST /exports/preview */
export interface Preview {
  candidate: { id: number; name: string; url: string | null } | null;
  applications: { job: JobRef; stage: string; stage_kind: string; status: string; since: string }[];
}

/** POST /exports */
export interface ExportRequest {
  job: number;
  person: Person;
  email: string | null;
  note: string | null;
  note_private: boolean;
  candidate: Choice | null;
}

/** Who of several possible candidates it is; `new` when it is none of them. */
export type Choice = number | 'new';

export interface Exported {
  export: { id: number; outcome: 'exported' | 'already_on_job'; can_undo: boolean; undo_until: string | null; undone: boolean };
  job: JobRef;
  candidate: { id: number; name: string; url: string | null; created: boolean };
  application: { id: number; stage: string; stage_kind: string; status: string; url: string | null };
}

export interface PossiblePerson { id: number; name: string; headline?: string | null; evidence: string[] }

/** POST /in-ats/lookup, at most 100 profiles. */
export interface LookUpProfile { ref: string; profile_url: string | null; member_id: string | null }
export interface LookUp { people: { ref: string; in_ats: boolean; candidate: number | null; problem?: string }[] }

/** GET /in-ats/cards/{candidate} */
export interface Card {
  candidate: { id: number; name: string; url: string | null };
  as_of: string;
  jobs: CardJob[];
  feedback: CardFeedback[];
  notes: CardNote[];
}
export interface CardJob {
  job: JobRef;
  stage: string;
  status: string;
  status_text: string;
  updated_at: string;
  path: { stage: string; at: string }[];
}
export interface CardFeedback {
  job: JobRef;
  author: string;
  recommendation: string;
  strengths: string | null;
  weaknesses: string | null;
  comment: string | null;
  submitted_at: string;
}
export interface CardNote { job: JobRef | null; author: string; text: string; private: boolean; mine: boolean; written_at: string }

/** RFC 9457, application/problem+json */
export interface Problem {
  type?: string;
  code?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  errors?: { field: string; message: string }[];
  candidates?: PossiblePerson[];
  /** With `ambiguous_person`: false when it cannot be a new person, because one of the candidates is this very profile. */
  new?: boolean;
}

/** POST /oauth/token */
export interface TokenAnswer { access_token: string; token_type: string; expires_in: number; refresh_token: string; scope: string }
