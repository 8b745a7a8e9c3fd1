/** Problem documents (RFC 9457): how the API says no, and with which status. */
import type { Refusal } from '#domain/refusal.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What only a program can get wrong: it never reached the workshop's rules. */
export type Misunderstanding = 'unknown-path' | 'wrong-method' | 'not-json' | 'wrong-content-type' | 'unexpected';
export type Reason = Refusal | Misunderstanding;

/** One field that stands in the way; the path leads into the request's body, with dots. */
export interface FieldProblem {
  path: string;
  message: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: FieldProblem[];
}

interface Answer {
  status: ContentfulStatusCode;
  title: string;
}

export const ANSWERS: Record<Reason, Answer> = {
  'not-signed-in': { status: 401, title: 'A valid token is needed.' },
  'wrong-password': { status: 401, title: 'The e-mail address or the password is wrong.' },
  'not-yours': { status: 403, title: 'This token does not allow that.' },
  'seat-elsewhere': { status: 403, title: 'This seat is at another table now.' },
  'code-unknown': { status: 404, title: 'No workshop has this code.' },
  'not-found': { status: 404, title: 'There is no such thing.' },
  'unknown-path': { status: 404, title: 'The API has no such path.' },
  'wrong-method': { status: 405, title: 'This path does not answer that method.' },
  'email-taken': { status: 409, title: 'This e-mail address has an account already.' },
  'table-full': { status: 409, title: 'There is no free chair.' },
  'round-closed': { status: 409, title: 'No round is open.' },
  'round-open': { status: 409, title: 'A round is open or has been held.' },
  'no-more-rounds': { status: 409, title: 'All rounds of this workshop have been held.' },
  'wrong-phase': { status: 409, title: 'The workshop is at another stage.' },
  'voting-closed': { status: 409, title: 'Voting is not open.' },
  'no-dots-left': { status: 409, title: 'All dots of this seat are spent.' },
  'workshop-over': { status: 409, title: 'This workshop is over.' },
  'too-few-tables': { status: 409, title: 'There are too few tables for that.' },
  'link-expired': { status: 410, title: 'This link was used already or has run out.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'wrong-content-type': { status: 415, title: 'The body must be application/json.' },
  'not-json': { status: 400, title: 'The body is not JSON.' },
  'invalid-input': { status: 422, title: 'Something in the request is not valid.' },
  'text-too-long': { status: 422, title: 'A text is too long.' },
  'password-too-short': { status: 422, title: 'The password is too short.' },
  'too-many-tries': { status: 429, title: 'Too many tries; wait a little.' },
  unexpected: { status: 500, title: 'Something went wrong on our side.' },
};

/** Seconds after which somebody who guessed too often is heard again: the window in which failures are counted. */
const RETRY_AFTER_SECONDS = 600;

export interface ProblemDetails {
  detail?: string;
  errors?: FieldProblem[];
  headers?: Record<string, string>;
}

/** `instance`: the path that was asked for. */
export function problem(reason: Reason, instance: string, { detail, errors, headers }: ProblemDetails = {}): Response {
  const { status, title } = ANSWERS[reason];
  const content: Problem = { type: `/problems/${reason}`, title, status, instance };
  if (detail !== undefined) content.detail = detail;
  if (errors !== undefined && errors.length > 0) content.errors = errors;
  return new Response(JSON.stringify(content), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(reason), ...headers },
  });
}

function headersOf(reason: Reason): Record<string, string> {
  if (reason === 'not-signed-in') return { 'www-authenticate': 'Bearer realm="Kavarna"' };
  if (reason === 'too-many-tries') return { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return {};
}
