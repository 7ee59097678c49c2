// Made by `make types` from the document that the server serves at /api/v1/openapi.json. Not for editing.

/**
 * Whether an application is still in the running.
 */
export type ApplicationStatus = 'active' | 'rejected' | 'withdrawn';
/**
 * Whether to go on with the applicant.
 */
export type Recommendation = 'strong_hire' | 'hire' | 'undecided' | 'no_hire';
/**
 * What a stage is for; the name people read is free.
 */
export type StageKind = 'prospect' | 'application' | 'interview' | 'offer';
/**
 * ``inject``: box and badges in the page; ``side_panel``: beside the page, on request only; ``off``: not at all.
 */
export type HostMode = 'inject' | 'side_panel' | 'off';
/**
 * Application roles; an interviewer has none, only a place on a hiring team.
 */
export type Role = 'administrator' | 'recruiter' | 'hiring_manager' | 'read_only';

/**
 * Which parts of the extension are for the user.
 */
export interface Abilities {
  export: boolean;
  in_ats: boolean;
}
/**
 * The three tabs of the card.
 */
export interface CardAnswer {
  candidate: CardCandidate;
  as_of: string;
  jobs: JobStatus[];
  feedback: SubmittedFeedback[];
  notes: CardNote[];
}
/**
 * The person; ``url`` is null where the reader may not open their page.
 */
export interface CardCandidate {
  id: number;
  name: string;
  url: string | null;
}
/**
 * A job the person is on past Prospect, and the way there.
 */
export interface JobStatus {
  job: JobReference;
  stage: string;
  status: ApplicationStatus;
  status_text: string;
  updated_at: string;
  path: Step[];
}
/**
 * A job; ``url`` is null where the reader may not open it.
 */
export interface JobReference {
  id: number;
  /**
   * What people call it, such as REQ-1042
   */
  job_id: string;
  title: string;
  location: string;
  url: string | null;
}
/**
 * A stage the person came to.
 */
export interface Step {
  stage: string;
  at: string;
}
/**
 * Interview feedback that was submitted.
 */
export interface SubmittedFeedback {
  job: JobReference;
  author: string;
  recommendation: Recommendation;
  strengths: string;
  weaknesses: string;
  comment: string;
  submitted_at: string;
}
/**
 * A note; a private one is the reader's own. ``job`` is null for a note about the person in general.
 */
export interface CardNote {
  job: JobReference | null;
  author: string;
  text: string;
  private: boolean;
  mine: boolean;
  written_at: string;
}
/**
 * An export, its job, its candidate and their application.
 */
export interface ExportAnswer {
  export: ExportOutcome;
  job: JobReference;
  candidate: ExportedCandidate;
  application: ExportedApplication;
}
/**
 * What the export did, and until when it can be undone.
 */
export interface ExportOutcome {
  id: number;
  outcome: 'exported' | 'already_on_job';
  can_undo: boolean;
  undo_until: string;
  undone: boolean;
}
/**
 * The candidate; ``created`` when the export made them.
 */
export interface ExportedCandidate {
  id: number;
  name: string;
  url: string;
  created: boolean;
}
/**
 * The candidate's place on the job; ``url`` is the list they stand on.
 */
export interface ExportedApplication {
  id: number;
  stage: string;
  stage_kind: StageKind;
  status: ApplicationStatus;
  url: string;
}
/**
 * Whom to export where.
 */
export interface ExportAsked {
  job: number;
  person: Person;
  /**
   * Typed by the recruiter; wins over the page's
   */
  email?: string | null;
  note?: string | null;
  note_private?: boolean;
  /**
   * The choice after ambiguous_person: an id from its list, or new when it is none of them
   */
  candidate?: number | 'new' | null;
}
/**
 * Somebody on a page; at least one of profile_url, member_id and email must be there, or name_only true.
 */
export interface Person {
  name: string;
  profile_url?: string | null;
  member_id?: string | null;
  email?: string | null;
  headline?: string | null;
  company?: string | null;
  location?: string | null;
  /**
   * Nothing but the name is known: an export asks about all of that name
   */
  name_only?: boolean;
}
/**
 * A job the user may export to; ``recent`` when they did so before.
 */
export interface ExportableJob {
  id: number;
  job_id: string;
  title: string;
  location: string;
  url: string;
  recent: boolean;
}
/**
 * What is wrong with one field.
 */
export interface FieldError {
  /**
   * Path of the field, such as person.name; empty for the body as a whole
   */
  field: string;
  message: string;
}
/**
 * How the extension works on one host.
 */
export interface Host {
  host: string;
  mode: HostMode;
}
/**
 * An installation of Attract.
 */
export interface Instance {
  /**
   * Always attract: the extension knows an instance by it
   */
  product: string;
  name: string;
  url: string;
  version: string;
}
/**
 * A job that was asked about; without reasons it is available.
 */
export interface JobAnswer {
  job: JobReference;
  available: boolean;
  reasons: Reason[];
}
/**
 * Why a job takes no export from this user.
 */
export interface Reason {
  code: 'not_active' | 'closed' | 'prospects_off' | 'not_on_team' | 'interviewer_only' | 'role_missing' | 'hiring_managers_off';
  /**
   * A sentence for the user
   */
  text: string;
}
/**
 * The user's recent jobs first; ``more`` when there are more than were asked for.
 */
export interface JobList {
  jobs: ExportableJob[];
  more: boolean;
}
/**
 * A job of the user's that the person is on.
 */
export interface KnownApplication {
  job: JobReference;
  stage: string;
  stage_kind: StageKind;
  status: ApplicationStatus;
  since: string;
}
/**
 * A candidate the user may open.
 */
export interface KnownCandidate {
  id: number;
  name: string;
  url: string;
}
/**
 * The user, the installation, and where the extension works.
 */
export interface Me {
  user: User;
  roles: Role[];
  instance: Instance;
  can: Abilities;
  hosts: Host[];
}
/**
 * The user who is connected.
 */
export interface User {
  id: number;
  name: string;
  email: string;
}
/**
 * Which jobs to explain.
 */
export interface Missed {
  /**
   * Words of the title, or the Job ID; each word as a beginning
   */
  q?: string;
}
/**
 * The profiles of a page.
 */
export interface PageAsked {
  /**
   * @minItems 1
   * @maxItems 100
   */
  profiles: ProfileAsked[];
}
/**
 * One profile of the page; an address that is none is answered as such and spoils nothing else.
 */
export interface ProfileAsked {
  /**
   * The asker's own name for it
   */
  ref: string;
  profile_url?: string | null;
  member_id?: string | null;
}
/**
 * The people in the order of the question.
 */
export interface PageFound {
  people: PersonFound[];
}
/**
 * Whether somebody is past Prospect on any job; only then there is a card.
 */
export interface PersonFound {
  ref: string;
  in_ats: boolean;
  candidate: number | null;
  problem?: 'not_a_profile';
}
/**
 * Somebody who could be meant, with what speaks for and against it.
 */
export interface PossiblePerson {
  id: number;
  name: string;
  headline: string | null;
  evidence: string[];
}
/**
 * What is known of a person; ``candidate`` is null when Attract, or this user, does not know them.
 */
export interface Preview {
  candidate: KnownCandidate | null;
  applications: KnownApplication[];
}
/**
 * Whom to look at.
 */
export interface PreviewAsked {
  person: Person;
}
/**
 * RFC 9457. ``code`` is for programs, ``detail`` a sentence for the user.
 */
export interface Problem {
  type: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  /**
   * Names the request in Attract's log
   */
  instance: string;
  /**
   * With code invalid
   */
  errors?: FieldError[];
  /**
   * With code ambiguous_person, best first
   */
  candidates?: PossiblePerson[];
  /**
   * With code ambiguous_person: whether it may be none of them
   */
  new?: boolean;
}
/**
 * Which jobs to list.
 */
export interface Wanted {
  /**
   * Words of the title, or the Job ID; each word as a beginning
   */
  q?: string;
  limit?: number;
}
/**
 * The jobs that were asked about; ``text`` is a sentence for the case that there are none.
 */
export interface WhyAnswer {
  answers: JobAnswer[];
  text: string | null;
}
