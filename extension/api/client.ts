import { fine, trouble, type Result, type TroubleKind } from '../messages/trouble';
import type { ProblemSaid } from './types';

/** No answer after this time counts as unreachable, in milliseconds. */
export const TIME_OUT = 15_000;

const KIND_OF_CODE: Record<string, TroubleKind> = {
  signed_out: 'signed_out', expired: 'signed_out', not_permitted: 'not_permitted', not_found: 'not_found', not_in_ats: 'not_in_ats',
  job_not_active: 'job_unavailable', job_closed: 'job_unavailable', prospects_off: 'job_unavailable',
  ambiguous_person: 'ambiguous_person', cannot_undo: 'cannot_undo', too_many: 'too_many',
  invalid: 'invalid', not_a_profile: 'invalid', too_large: 'invalid', unavailable: 'unreachable',
};
const KIND_OF_STATUS: Record<number, TroubleKind> = {
  401: 'signed_out', 403: 'not_permitted', 404: 'not_found', 413: 'invalid', 422: 'invalid', 429: 'too_many',
  502: 'unreachable', 503: 'unreachable', 504: 'unreachable',
};

export interface Call {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

/**
 * One request to an instance, without cookies. Answers the parsed JSON, or the trouble in the API's own words; it never
 * throws for anything the outside does.
 * @param instance origin of the instance, such as `https://attract.example`
 * @param path path and query, such as `/api/v1/me`
 */
export async function call<T>(instance: string, path: string, { method = 'GET', body, headers, token }: Call = {}): Promise<Result<T>> {
  let response: Response;
  try {
    response = await fetch(instance + path, {
      method,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIME_OUT),
      headers: { ...headers, ...contentType(body), ...(token && { Authorization: `Bearer ${token}` }) },
      body: encoded(body),
    });
  } catch {
    return trouble('unreachable');
  }
  return response.ok ? answerOf<T>(response) : problemOf(response);
}

function contentType(body: unknown): Record<string, string> {
  return body === undefined || body instanceof URLSearchParams ? {} : { 'Content-Type': 'application/json' };
}

function encoded(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof URLSearchParams ? body : JSON.stringify(body);
}

async function answerOf<T>(response: Response): Promise<Result<T>> {
  if (response.status === 204) return fine(undefined as T);
  try {
    const text = await response.text();
    return fine((text ? JSON.parse(text) : undefined) as T);
  } catch (error) {
    // A body that breaks off is a lost connection; a body that is no JSON is somebody else's server.
    return trouble(error instanceof SyntaxError ? 'broken' : 'unreachable');
  }
}

async function problemOf(response: Response): Promise<Result<never>> {
  const problem: ProblemSaid = await response.json().catch(() => ({}));
  const kind = KIND_OF_CODE[problem.code ?? ''] ?? KIND_OF_STATUS[response.status] ?? 'broken';
  const retryAfter = Number(response.headers.get('Retry-After'));
  const text = wordsOf(problem);
  return trouble(kind, {
    ...(text && { text }),
    ...(problem.candidates && { candidates: problem.candidates }),
    ...(problem.new === false && { notNew: true }),
    ...(problem.instance && { reference: problem.instance }),
    ...(retryAfter > 0 && { retryAfter }),
  });
}

function wordsOf(problem: ProblemSaid): string | undefined {
  const fields = problem.errors?.map((error) => error.message).join(' ');
  return fields || problem.detail || problem.title;
}
