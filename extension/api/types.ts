import type {
  CardAnswer, ExportAnswer, ExportableJob, ExportAsked, Host, Instance, JobReference, JobStatus, PageFound, Problem, ProfileAsked, SubmittedFeedback, WhyAnswer,
} from './server';

// What the extension calls the shapes of the API, as far as it uses them. The shapes themselves are made from the server's own
// description, see server.ts. Times are ISO 8601 in UTC.

export type { CardNote, HostMode, JobList, Me, Person, PossiblePerson, Preview } from './server';
export type { CardAnswer as Card, ExportAnswer as Exported, ExportAsked as ExportRequest, ExportableJob as Job, Host as HostRule, Instance as InstanceInfo };
export type { JobReference as JobRef, JobStatus as CardJob, PageFound as LookUp, ProfileAsked as LookUpProfile, SubmittedFeedback as CardFeedback, WhyAnswer as WhyNot };

/** Who of several possible candidates it is; `new` when it is none of them. */
export type Choice = NonNullable<ExportAsked['candidate']>;

/** What a problem says, of which another server than Attract may leave out anything. */
export type ProblemSaid = Partial<Problem>;

/** POST /oauth/token, which stands in RFC 6749 and not in the document. */
export interface TokenAnswer { access_token: string; token_type: string; expires_in: number; refresh_token: string; scope: string }
