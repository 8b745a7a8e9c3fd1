/** The ways into a workshop that its facilitators hand out and take back: the code, the links on the tables' cards, links to look on. */
import type { Asker } from '#domain/access.ts';
import { isIdentifier, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS, type Workshop } from '#domain/workshop.ts';
import { newToken } from '../accounts/tokens.ts';
import { newId, type House } from '../house.ts';
import { freeCode } from './join-codes.ts';
import { facilitatedWorkshop } from './permission.ts';

export interface ObserverLink {
  id: string;
  label: string;
  createdAt: number;
  /** null: until it is revoked. */
  expiresAt: number | null;
}

/** Links to look on that one workshop has at a time. */
const MOST_OBSERVER_LINKS = 50;
/** The longest that a timer waits; what expires later is looked at again then. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export interface LinkCommands {
  /** A new code and new links for the cards: the old ones lead nowhere. Whoever has a seat keeps it. */
  renewCode(asker: Asker, workshop: WorkshopId): Promise<Result<Workshop, Refusal>>;
  /** By table, the secret part of the link on its card. */
  cardKeys(asker: Asker, workshop: WorkshopId): Promise<Result<Map<TableId, string>, Refusal>>;
  /** Where the link on a card leads; null where it is no card's (any more). */
  tableOfCard(key: string): Promise<{ workshop: WorkshopId; code: string; number: number } | null>;
  /** `token`: the secret part of the link, which can't be shown a second time. */
  makeObserverLink(
    asker: Asker,
    workshop: WorkshopId,
    wish: { label?: string; lifetimeMs: number | null },
  ): Promise<Result<{ token: string; link: ObserverLink }, Refusal>>;
  observerLinks(asker: Asker, workshop: WorkshopId): Promise<Result<ObserverLink[], Refusal>>;
  /** Whoever looks on by this link is cut off at once. */
  revokeObserverLink(asker: Asker, workshop: WorkshopId, id: string): Promise<Result<null, Refusal>>;
  /** Takes up the clocks of links that run out. */
  resumeClocks(): Promise<void>;
  stopClocks(): void;
}

export function linkCommands(house: House): LinkCommands {
  const { store } = house;
  const clocks = new Map<string, NodeJS.Timeout>();

  async function cutOff(id: string): Promise<void> {
    clearTimeout(clocks.get(id));
    clocks.delete(id);
    await house.collaboration.reviewPerson(`observer/${id}`);
  }

  /** An open connection outlives its link unless somebody looks. */
  function watch(id: string, expiresAt: number | null): void {
    if (expiresAt === null) return;
    const left = expiresAt - house.now();
    const timer = setTimeout(
      () => {
        if (left > LONGEST_WAIT_MS) watch(id, expiresAt);
        else cutOff(id).catch((error: unknown) => house.report(`Observers could not be cut off: ${String(error)}`));
      },
      Math.min(Math.max(0, left), LONGEST_WAIT_MS),
    );
    clocks.set(id, timer.unref());
  }

  return {
    async renewCode(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'manageLinks');
      if (!found.ok) return found;
      const code = await freeCode(house);
      await store.transaction().execute(async (transaction) => {
        const retired = { code: found.value.code, workshop_id: id, retired_at: house.now() };
        await transaction
          .insertInto('retired_codes')
          .values(retired)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction.updateTable('workshops').set({ code }).where('id', '=', id).execute();
        await transaction
          .updateTable('workshop_tables')
          .set({ card_key: null })
          .where('workshop_id', '=', id)
          .execute();
      });
      return done({ ...found.value, code });
    },

    async cardKeys(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'manageLinks');
      if (!found.ok) return found;
      // Keys are given when cards are first asked for; two who ask at once get the same ones.
      for (const table of found.value.tables) {
        await store
          .updateTable('workshop_tables')
          .set({ card_key: newId(house) })
          .where('id', '=', table.id)
          .where('card_key', 'is', null)
          .execute();
      }
      const rows = await store
        .selectFrom('workshop_tables')
        .select(['id', 'card_key'])
        .where('workshop_id', '=', id)
        .execute();
      return done(new Map(rows.map((row) => [row.id, row.card_key ?? ''])));
    },

    async tableOfCard(key) {
      if (!isIdentifier(key)) return null;
      const row = await store
        .selectFrom('workshop_tables')
        .innerJoin('workshops', 'workshops.id', 'workshop_tables.workshop_id')
        .select(['workshops.id', 'workshops.code', 'workshop_tables.number'])
        .where('card_key', '=', key)
        .executeTakeFirst();
      return row ? { workshop: row.id, code: row.code, number: row.number } : null;
    },

    async makeObserverLink(asker, id, { label = '', lifetimeMs }) {
      const found = await facilitatedWorkshop(store, asker, id, 'manageLinks');
      if (!found.ok) return found;
      if (lifetimeMs !== null && !(lifetimeMs > 0)) return refused('invalid-input');
      const others = await store.selectFrom('observer_links').select('id').where('workshop_id', '=', id).execute();
      if (others.length >= MOST_OBSERVER_LINKS) return refused('invalid-input');
      const { id: own, secretHash, token } = newToken(house.randomBytes);
      const createdAt = house.now();
      const link: ObserverLink = {
        id: own,
        label: cleanLine(label).slice(0, LIMITS.name),
        createdAt,
        expiresAt: lifetimeMs === null ? null : createdAt + Math.round(lifetimeMs),
      };
      await store
        .insertInto('observer_links')
        .values({
          id: own,
          secret_hash: secretHash,
          workshop_id: id,
          label: link.label,
          created_at: createdAt,
          expires_at: link.expiresAt,
        })
        .execute();
      watch(own, link.expiresAt);
      return done({ token, link });
    },

    async observerLinks(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'manageLinks');
      if (!found.ok) return found;
      const rows = await store
        .selectFrom('observer_links')
        .selectAll()
        .where('workshop_id', '=', id)
        .orderBy('created_at')
        .execute();
      const standing = rows.filter((row) => row.expires_at === null || row.expires_at > house.now());
      return done(
        standing.map((row) => ({
          id: row.id,
          label: row.label,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
        })),
      );
    },

    async revokeObserverLink(asker, workshop, id) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'manageLinks');
      if (!found.ok) return found;
      const revoked = await store
        .deleteFrom('observer_links')
        .where('id', '=', id)
        .where('workshop_id', '=', workshop)
        .executeTakeFirst();
      if (revoked.numDeletedRows === 0n) return refused('not-found');
      await cutOff(id);
      return done(null);
    },

    async resumeClocks() {
      const rows = await store.selectFrom('observer_links').select(['id', 'expires_at']).execute();
      for (const row of rows) watch(row.id, row.expires_at);
    },

    stopClocks() {
      for (const timer of clocks.values()) clearTimeout(timer);
    },
  };
}
