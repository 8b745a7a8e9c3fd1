/** From a session to the one who asks: what the domain's rules need to know, fresh from the store. */
import type { Asker } from '#domain/access.ts';
import { parseDocumentName } from '#domain/identifiers.ts';
import type { WhoIs } from '../collaboration/member.ts';
import { documentHome } from '../collaboration/admission.ts';
import type { House } from '../house.ts';
import type { SessionRow } from '../store/database.ts';
import { ACCOUNT_COOKIE, findSession, readCookies, seatCookie } from './sessions.ts';

const NOBODY: Asker = { kind: 'nobody' };

export async function askerOf(house: Pick<House, 'store'>, session: SessionRow | null): Promise<Asker> {
  if (session?.account_id) {
    const memberships = await house.store
      .selectFrom('memberships')
      .select('initiative_id')
      .where('account_id', '=', session.account_id)
      .execute();
    return {
      kind: 'facilitator',
      account: session.account_id,
      initiatives: new Set(memberships.map((membership) => membership.initiative_id)),
    };
  }
  if (session?.seat_id) {
    const seat = await house.store.selectFrom('seats').selectAll().where('id', '=', session.seat_id).executeTakeFirst();
    if (seat)
      return { kind: 'seat', seat: seat.id, seatKind: seat.kind, workshop: seat.workshop_id, table: seat.table_id };
  }
  return NOBODY;
}

/**
 * Who stands behind a collaboration connection. A program sends its token; a page sends the word `seat` or `account`, and the cookie
 * that came with the upgrade counts (the upgrade's origin was checked before). Asked again whenever rights are reviewed, so that a
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
  const whoIs: WhoIs = async () => askerOf(house, await findSession(house, secret));
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
  if (token !== 'seat') return token;
  const subject = parseDocumentName(document);
  const home = subject && (await documentHome(house.store, subject));
  return home?.workshop ? cookies.get(seatCookie(home.workshop)) : undefined;
}
