import type { PossiblePerson } from '../api/types';

/** Expected trouble. Each kind has its own words (`trouble_<kind>`) and its own way on; see ui/shared/trouble.tsx. */
export type TroubleKind =
  | 'signed_out' // no session, or the session ended
  | 'sign_in_failed' // the sign-in window was closed or refused
  | 'other_user' // what waits was ordered by somebody else than the one who is connected now
  | 'not_revoked' // signed out here, but the server could not be told
  | 'unreachable' // no answer: network, time-out, 502, 503, 504
  | 'not_permitted'
  | 'not_found'
  | 'not_in_ats'
  | 'job_unavailable' // draft, closed, or without prospects
  | 'ambiguous_person' // several candidates could be this person; `candidates` says which
  | 'cannot_undo'
  | 'invalid' // the server names what is wrong; `text`
  | 'too_many'
  | 'not_attract' // an address at which no Attract answers
  | 'set_by_company' // a policy of the company decides this
  | 'host_off' // the administrator switched the extension off for this host
  | 'page_not_granted' // the browser does not let the extension read this page yet
  | 'refused' // a message from a sender that may not ask this
  | 'broken'; // anything else; `reference` names the request in the server's log

export interface Trouble {
  kind: TroubleKind;
  /** The server's own sentence for the user, when it sent one. */
  text?: string;
  candidates?: PossiblePerson[];
  /** It is one of the candidates for certain, and nobody new. */
  notNew?: boolean;
  /** `urn:attract:request:<id>` */
  reference?: string;
  /** Seconds to wait before the next try, when the server said so. */
  retryAfter?: number;
}

export type Result<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export function fine<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function trouble(kind: TroubleKind, more: Omit<Trouble, 'kind'> = {}): { ok: false; trouble: Trouble } {
  return { ok: false, trouble: { kind, ...more } };
}
