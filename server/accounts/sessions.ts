/** Sessions: a facilitator's browser, a seat's device, a facilitator's program. */
import type { AccountId, SeatId, WorkshopId } from '#domain/identifiers.ts';
import type { House } from '../house.ts';
import { isCannotSave } from '../store/cannot-save.ts';
import type { SessionRow, Store } from '../store/database.ts';
import { newToken, parseToken, secretFits } from './tokens.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a session lives after it was last seen; a program's token lives until it is revoked. */
const LIFETIME_MS = { account: 10 * DAY_MS, guest: 3 * DAY_MS, token: Infinity } as const;

export const ACCOUNT_COOKIE = 'kavarna-account';
const SEAT_COOKIE_PREFIX = 'kavarna-seat-';
/** A browser may sit in several workshops, so each has a cookie of its own. */
export const seatCookie = (workshop: WorkshopId): string => SEAT_COOKIE_PREFIX + workshop;

/** The secret of the card by whose link a browser came. */
export const CARD_COOKIE = 'kavarna-card';
/** A browser may look on in several workshops. */
export const observerCookie = (workshop: WorkshopId): string => `kavarna-watch-${workshop}`;

export type NewSession =
  | { kind: 'account'; account: AccountId }
  | { kind: 'token'; account: AccountId; label: string }
  | { kind: 'guest'; seat: SeatId; workshop: WorkshopId };

/** Returns the token; only its owner has it. */
export async function startSession(
  house: Pick<House, 'store' | 'now' | 'randomBytes'>,
  session: NewSession,
): Promise<string> {
  const { id, secretHash, token } = newToken(house.randomBytes);
  const now = house.now();
  await house.store
    .insertInto('sessions')
    .values({
      id,
      secret_hash: secretHash,
      kind: session.kind,
      account_id: session.kind === 'guest' ? null : session.account,
      seat_id: session.kind === 'guest' ? session.seat : null,
      workshop_id: session.kind === 'guest' ? session.workshop : null,
      label: session.kind === 'token' ? session.label : '',
      created_at: now,
      last_seen_at: now,
    })
    .execute();
  return token;
}

/** The session a token opens; null where the token is unknown, wrong or has run out. Seen sessions are noted at most once an hour. */
export async function findSession(
  house: Pick<House, 'store' | 'now'>,
  token: string | undefined,
): Promise<SessionRow | null> {
  const parsed = token === undefined ? null : parseToken(token);
  if (!parsed) return null;
  const session = await house.store.selectFrom('sessions').selectAll().where('id', '=', parsed.id).executeTakeFirst();
  if (!session || !secretFits(parsed.secret, session.secret_hash)) return null;
  const now = house.now();
  if (now - session.last_seen_at > LIFETIME_MS[session.kind]) {
    await endSession(house, session.id);
    return null;
  }
  if (now - session.last_seen_at > HOUR_MS) {
    await noteSeen(house.store, session.id, now);
  }
  return session;
}

async function noteSeen(store: Store, id: string, now: number): Promise<void> {
  try {
    await store.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', id).execute();
  } catch (error) {
    // Whoever only reads goes on while the disk is full; it is noted at the next request.
    if (!isCannotSave(error)) throw error;
  }
}

export async function endSession(house: Pick<House, 'store'>, id: string): Promise<void> {
  await house.store.deleteFrom('sessions').where('id', '=', id).execute();
}

/** The cookies of a Cookie header, by name. */
export function readCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}
