/** From a token to the one who asks: what the domain's rules need to know, fresh from the store. */
import type { Asker } from '#domain/access.ts';
import { parseDocumentName, type AccountId, type SeatId, type TableId } from '#domain/identifiers.ts';
import type { WhoIs } from '../collaboration/transport/member.ts';
import { documentHome } from '../collaboration/admission.ts';
import type { House } from '../house.ts';
import type { SessionRow } from '../store/database.ts';
import { ACCOUNT_COOKIE, findSession, observerCookie, readCookies, seatCookie } from './sessions.ts';
import { parseToken, secretFits } from './tokens.ts';

const NOBODY: Asker = { kind: 'nobody' };
const NO_SHARERS: ReadonlySet<SeatId> = new Set();

/** Whoever holds this token: a seat, a facilitator's browser or program, somebody with a link to look on, or nobody. */
export async function askerOfToken(house: Pick<House, 'store' | 'now'>, token: string | undefined): Promise<Asker> {
  const session = await findSession(house, token);
  return session ? askerOf(house, session) : observerOf(house, token);
}

export async function askerOf(house: Pick<House, 'store'>, session: SessionRow | null): Promise<Asker> {
  if (session?.account_id) return facilitatorOf(house, session.account_id);
  if (session?.seat_id) {
    const seat = await house.store.selectFrom('seats').selectAll().where('id', '=', session.seat_id).executeTakeFirst();
    if (seat) {
      const { id, kind: seatKind, workshop_id: workshop, table_id: table } = seat;
      const sharers = seatKind === 'tablet' ? await sharersOf(house.store, table) : NO_SHARERS;
      return { kind: 'seat', seat: id, seatKind, workshop, table, sharers };
    }
  }
  return NOBODY;
}

async function sharersOf(store: House['store'], table: TableId): Promise<ReadonlySet<SeatId>> {
  const rows = await store
    .selectFrom('seats')
    .select('id')
    .where('table_id', '=', table)
    .where('is_shared', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function facilitatorOf({ store }: Pick<House, 'store'>, id: AccountId): Promise<Asker> {
  const account = await store.selectFrom('accounts').select('email').where('id', '=', id).executeTakeFirst();
  if (!account) return NOBODY;
  const memberships = await store
    .selectFrom('memberships')
    .select(['initiative_id', 'role'])
    .where('account_id', '=', id)
    .execute();
  const owned = memberships.filter(({ role }) => role === 'owner');
  return {
    kind: 'facilitator',
    account: id,
    initiatives: new Set(memberships.map((membership) => membership.initiative_id)),
    owned: new Set(owned.map((membership) => membership.initiative_id)),
    isPassing: account.email === null,
  };
}

async function observerOf(house: Pick<House, 'store' | 'now'>, token: string | undefined): Promise<Asker> {
  const parsed = token === undefined ? null : parseToken(token);
  if (!parsed) return NOBODY;
  const link = await house.store
    .selectFrom('observer_links')
    .selectAll()
    .where('id', '=', parsed.id)
    .executeTakeFirst();
  if (!link || !secretFits(parsed.secret, link.secret_hash)) return NOBODY;
  if (link.expires_at !== null && link.expires_at <= house.now()) return NOBODY;
  return { kind: 'observer', link: link.id, workshop: link.workshop_id };
}

/**
 * Who stands behind a collaboration connection. A program sends its token; a page sends the word `seat`, `account` or `observer`, and the
 * cookie that came with the upgrade counts (the upgrade's origin was checked before). Asked again whenever rights are reviewed, so that a
 * session that was ended meanwhile is nobody.
 */
export async function identifyConnection(
  house: Pick<House, 'store' | 'now'>,
  request: Request,
  token: string,
  document: string,
): Promise<WhoIs | null> {
  const secret = await tokenBehind(house, request, token, document);
  if (!secret) return null;
  const whoIs: WhoIs = async () => askerOfToken(house, secret);
  return (await whoIs()).kind === 'nobody' ? null : whoIs;
}

async function tokenBehind(
  house: Pick<House, 'store'>,
  request: Request,
  token: string,
  document: string,
): Promise<string | undefined> {
  const cookies = readCookies(request.headers.get('cookie'));
  if (token === 'account') return cookies.get(ACCOUNT_COOKIE);
  if (token !== 'seat' && token !== 'observer') return token;
  const subject = parseDocumentName(document);
  const home = subject && (await documentHome(house.store, subject));
  if (!home?.workshop) return undefined;
  return cookies.get(token === 'seat' ? seatCookie(home.workshop) : observerCookie(home.workshop));
}
