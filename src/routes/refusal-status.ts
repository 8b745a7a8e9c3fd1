/** The status with which a page answers a refusal. */
import type { Refusal } from '#domain/refusal.ts';

const STATUSES: Partial<Record<Refusal, number>> = {
  'not-signed-in': 401,
  'wrong-password': 401,
  'not-yours': 403,
  'seat-elsewhere': 403,
  'seat-in-use': 409,
  'code-unknown': 404,
  'not-found': 404,
  'link-expired': 410,
  'invalid-input': 400,
  'text-too-long': 400,
  'password-too-short': 400,
  'too-many-dots': 400,
  'bad-video-link': 400,
  'not-a-picture': 400,
  'too-large': 413,
  'too-many-tries': 429,
  'cannot-save': 503,
};

/** What is refused because of the hour, or of what stands there already, is a conflict. */
export function refusalStatus(reason: Refusal): number {
  return STATUSES[reason] ?? 409;
}
