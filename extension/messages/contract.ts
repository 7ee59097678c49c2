import type { Card, Choice, Exported, HostMode, HostRule, Job, JobList, Preview, WhyNot } from '../api/types';
import type { PagePerson } from '../page/person';
import type { ProfileIdentity } from '../page/profile_address';
import type { PageReading } from '../sites/contract';
import type { Result, Trouble } from './trouble';

/** One Attract installation. */
export interface Instance {
  /** Origin without a trailing slash; it is the instance's identity. */
  url: string;
  /** As the instance calls itself; its host until it was asked once. */
  name: string;
  /** Built in, or named by the company's policy, so that it cannot be removed. */
  builtIn: boolean;
}

/** What every view needs to know before it shows anything. */
export interface State {
  instance: Instance | null;
  instances: Instance[];
  /** Whether the user may add an instance; a policy of the company can forbid it. */
  mayAdd: boolean;
  /** Who is connected to the chosen instance; null when signed out. */
  user: { name: string; email: string } | null;
  can: { export: boolean; in_ats: boolean };
  /** Whether the box that docks at the page's edge is folded away. */
  dockFolded: boolean;
}

export interface ExportOrder {
  /** The idempotency key: made once for each click, the same for every retry. */
  key: string;
  /** The instance the job was found in, which need not be the chosen one any more. */
  instance: string;
  job: Pick<Job, 'id' | 'job_id' | 'title'>;
  person: PagePerson & { name: string };
  email: string | null;
  note: string | null;
  notePrivate: boolean;
  /** The choice among the people of an `ambiguous_person` answer. */
  candidate: Choice | null;
}

export type ExportAnswer = { state: 'exported'; exported: Exported } | { state: 'queued'; key: string };

/** Whether a taken-back order waits for the server's word; else it is gone. */
export interface TakenBack { cancelling: boolean }

/** An export that waits in this browser. */
export interface Waiting {
  key: string;
  instance: string;
  person: string;
  job: Pick<Job, 'id' | 'job_id' | 'title'>;
  /** Milliseconds since 1970. */
  at: number;
  attempts: number;
  /** Taken back; it stays until the server said whether an earlier try arrived, and undid it. */
  cancelled: boolean;
  /** `attention`: the server refused it; it is not tried again by itself. */
  state: 'waiting' | 'attention';
  trouble: Trouble | null;
}

/** What the company decided by a policy of the browser. */
export interface CompanyPolicy {
  /** Origins, the first chosen until the user chooses another. */
  instances: string[];
  /** Whether other instances may be used than those; without a policy they may. */
  othersAllowed: boolean;
  /** Hosts with their port that are inject hosts, unless an administrator of the chosen instance switched them off. */
  injectHosts: string[];
  /** What was left out because it makes no sense. */
  problems: PolicyProblem[];
}

/** A part of a policy that makes no sense; each kind has its own words (`policy_<why>`). */
export interface PolicyProblem {
  why: 'unknown' | 'not_a_list' | 'not_yes_or_no' | 'no_entry' | 'too_many';
  /** The name of the setting. */
  part: string;
  /** What stands there, or how many are taken. */
  entry?: string;
}

/** A profile page that was read, or that gave no name: counted without a word of it. */
export interface SeenPage {
  /** With its port. */
  host: string;
  /** Which structure it has, such as `recruiter_profile`. */
  kind: string;
  /** What was not found; without `name` the page was read. */
  missing: readonly ('name' | 'headline' | 'company' | 'location')[];
}

/** A page that was read, as the book in this browser has it. */
export interface PageRead {
  what: 'read';
  /** Milliseconds since 1970. */
  at: number;
  /** Its address. */
  page: string;
  /** `profile`: the box of a profile; `list`: the links to profiles on a page; `panel`: what the user had the side panel read. */
  kind: 'profile' | 'list' | 'panel';
  /** How many people were found. */
  people: number;
}

/** What an instance was sent, as the book has it. */
export interface FieldsSent {
  what: 'sent';
  /** Milliseconds since 1970. */
  at: number;
  instance: string;
  /** The path it went to, such as `/api/v1/exports`. */
  path: string;
  /** Each field with its value; of a list of people only how many had it. */
  fields: Record<string, string>;
}

export type BookEntry = PageRead | FieldsSent;

/** What the extension knows of one host. */
export interface HostFacts extends HostRule {
  /** Whether the browser lets the extension into pages of this host. */
  granted: boolean;
  /** Whether the company's policy made it an inject host. */
  byCompany: boolean;
  /** The match patterns to ask the browser for. */
  origins: string[];
}

/** Questions to the background, and their answers. A content script may ask only those in {@link CONTENT_MAY_ASK}. */
export interface Questions {
  state: { ask: object; answer: State };
  connect: { ask: object; answer: State };
  choose_instance: { ask: { url: string }; answer: State };
  add_instance: { ask: { url: string }; answer: State };
  remove_instance: { ask: { url: string }; answer: State };
  name_instances: { ask: object; answer: State };
  fold_dock: { ask: { folded: boolean }; answer: State };
  jobs: { ask: { q: string }; answer: JobList };
  why_not: { ask: { q: string }; answer: WhyNot };
  preview: { ask: { person: PagePerson }; answer: Preview };
  waiting_for: { ask: { person: PagePerson }; answer: Waiting[] };
  export: { ask: { order: ExportOrder }; answer: ExportAnswer };
  undo: { ask: { id: number; instance: string }; answer: Exported };
  unqueue: { ask: { key: string }; answer: TakenBack };
  look_up: { ask: { profiles: ProfileIdentity[] }; answer: (number | null)[] };
  card: { ask: { candidate: number }; answer: Card };
  sign_out: { ask: { drop: boolean }; answer: State };
  open_options: { ask: object; answer: null };
  queue: { ask: object; answer: Waiting[] };
  try_now: { ask: { key?: string }; answer: Waiting[] };
  hosts: { ask: object; answer: HostFacts[] };
  policy: { ask: object; answer: CompanyPolicy | null };
  hosts_granted: { ask: object; answer: null };
  read_page: { ask: { tab: number }; answer: PageReading & { url: string; mode: HostMode } };
  /** Asked once for each profile page, when its reading is settled: a page that still loads is not. */
  page_seen: { ask: { page: SeenPage }; answer: null };
  book: { ask: object; answer: BookEntry[] };
  clear_book: { ask: object; answer: BookEntry[] };
  remove_everything: { ask: object; answer: State };
}

export type QuestionName = keyof Questions;
export type Ask<N extends QuestionName> = Questions[N]['ask'];
export type Answer<N extends QuestionName> = Questions[N]['answer'];
export type Question = { [N in QuestionName]: { name: N } & Ask<N> }[QuestionName];

/** The function by which every view reaches the background. */
export type Asking = <N extends QuestionName>(name: N, ask: Ask<N>) => Promise<Result<Answer<N>>>;

/**
 * What a page of an inject host may ask for: never a token, never the list of what waits, never another tab, and never another
 * instance than those that the user added in the extension's own pages.
 */
export const CONTENT_MAY_ASK: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'state', 'connect', 'choose_instance', 'name_instances', 'open_options', 'fold_dock', 'jobs', 'why_not', 'preview',
  'waiting_for', 'export', 'undo', 'unqueue', 'look_up', 'card', 'page_seen',
]);

/** What the background tells every open view. */
export type News =
  | { news: 'state_changed' }
  | { news: 'queue_changed' }
  | { news: 'delivered'; key: string; exported: Exported }
  | { news: 'taken_back'; key: string }
  | { news: 'refused'; key: string; trouble: Trouble }
  | { news: 'open_box' }
  | { news: 'read_again'; tab: number };
