/** One sending of the joining form takes one seat, however often it arrives: a second tap, or a network that sends again. */
import { createHash } from 'node:crypto';
import type { SeatId, WorkshopId } from '#domain/identifiers.ts';
import type { Store } from '../store/database.ts';

/** Within this time a form that arrives again is the same one; later the page has long led on to the seat. */
const SAME_ATTEMPT_MS = 2 * 60_000;

export function attemptHash(workshop: WorkshopId, attempt: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`${workshop} ${attempt}`).digest());
}

/** The seat that this sending took already; undefined: none. */
export async function seatOfAttempt(
  store: Store,
  attempt: Uint8Array,
  now: number,
): Promise<{ seat: SeatId } | undefined> {
  await store
    .deleteFrom('joinings')
    .where('joined_at', '<', now - SAME_ATTEMPT_MS)
    .execute();
  const row = await store
    .selectFrom('joinings')
    .select('seat_id')
    .where('attempt_hash', '=', attempt)
    .executeTakeFirst();
  return row && { seat: row.seat_id };
}

export async function noteAttempt(store: Store, attempt: Uint8Array, seat: SeatId, now: number): Promise<void> {
  await store.insertInto('joinings').values({ attempt_hash: attempt, seat_id: seat, joined_at: now }).execute();
}
