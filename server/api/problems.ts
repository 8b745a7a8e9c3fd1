/** Problem documents (RFC 9457): how the API says no, and with which status. */
import type { Refusal } from '#domain/refusal.ts';
import messages from '#language/messages/en/everywhere.ts';
import { translatorFor } from '#language/translate.ts';
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

export const STATUSES: Record<Reason, ContentfulStatusCode> = {
  'not-json': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'not-yours': 403,
  'seat-elsewhere': 403,
  'seat-in-use': 409,
  'code-unknown': 404,
  'not-found': 404,
  'unknown-path': 404,
  'wrong-method': 405,
  'email-taken': 409,
  'table-full': 409,
  'round-closed': 409,
  'round-open': 409,
  'no-more-rounds': 409,
  'wrong-phase': 409,
  'voting-closed': 409,
  'no-dots-left': 409,
  'workshop-over': 409,
  'too-few-tables': 409,
  'table-taken': 409,
  'last-owner': 409,
  'changed-meanwhile': 409,
  'no-measures': 409,
  'table-locked': 409,
  'call-taken': 409,
  'board-too-large': 409,
  'table-closed': 409,
  'host-taken': 409,
  'ideas-held': 409,
  'too-many-waiting': 409,
  'already-decided': 409,
  'idea-changed': 409,
  'counted-meanwhile': 409,
  'dots-spent': 409,
  'too-many-pictures': 409,
  'too-many-pins': 409,
  'link-expired': 410,
  'too-large': 413,
  'wrong-content-type': 415,
  'bad-video-link': 422,
  'invalid-input': 422,
  'text-too-long': 422,
  'too-many-dots': 422,
  'not-a-picture': 422,
  'password-too-short': 422,
  'too-many-tries': 429,
  unexpected: 500,
  'cannot-save': 503,
};

/** Programs are answered in English; what people read too has the sentence they read. */
const inEnglish = translatorFor('en', messages);
const MISUNDERSTANDINGS: Record<Misunderstanding, string> = {
  'unknown-path': 'The API has no such path.',
  'wrong-method': 'This path does not answer that method.',
  'not-json': 'The body is not JSON.',
  'wrong-content-type': 'The body must be application/json.',
  unexpected: 'Something went wrong on our side; it was reported to whoever runs this server.',
};

export function titleOf(reason: Reason): string {
  return isMisunderstanding(reason) ? MISUNDERSTANDINGS[reason] : inEnglish(`refusal.${reason}`);
}

function isMisunderstanding(reason: Reason): reason is Misunderstanding {
  return Object.hasOwn(MISUNDERSTANDINGS, reason);
}

/** Seconds after which it is worth asking again, where nobody said it more exactly. */
const RETRY_AFTER_SECONDS = 60;

/** Seconds after which it is worth asking a server whose disk was full again. */
const SAVE_AGAIN_AFTER_SECONDS = 30;

export interface ProblemDetails {
  detail?: string;
  errors?: FieldProblem[];
  headers?: Record<string, string>;
}

/** `instance`: the path that was asked for. */
export function problem(reason: Reason, instance: string, { detail, errors, headers }: ProblemDetails = {}): Response {
  const status = STATUSES[reason];
  const content: Problem = { type: `/problems/${reason}`, title: titleOf(reason), status, instance };
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
  if (reason === 'cannot-save') return { 'retry-after': String(SAVE_AGAIN_AFTER_SECONDS) };
  return {};
}
