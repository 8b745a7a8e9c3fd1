/** What the desk does to all tables at once or to one: saying something to everybody, locking boards, opening them again. */
import { ANNOUNCEMENT_MAX_LENGTH, type Announcement } from '#domain/announcement.ts';
import type { Asker } from '#domain/access.ts';
import { tableDocument, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { cleanLine } from '#domain/text.ts';
import type { House } from '../house.ts';
import { readAnnouncement, readLockedTables } from './desk-reading.ts';
import { facilitatedWorkshop } from './permission.ts';
import { publish } from './published-view.ts';

export interface AddressingCommands {
  /** Replaces what was said before. */
  announce(asker: Asker, workshop: WorkshopId, text: string): Promise<Result<Announcement, Refusal>>;
  takeBackAnnouncement(asker: Asker, workshop: WorkshopId): Promise<Result<null, Refusal>>;
  /**
   * From this moment on only facilitators write there; what seats had on the way is refused and handed back to them. Independent of rounds:
   * an open round finds a locked board locked. Returns all that are locked now.
   */
  lockTables(
    asker: Asker,
    workshop: WorkshopId,
    which: readonly TableId[] | 'all',
  ): Promise<Result<TableId[], Refusal>>;
  unlockTables(
    asker: Asker,
    workshop: WorkshopId,
    which: readonly TableId[] | 'all',
  ): Promise<Result<TableId[], Refusal>>;
}

export function addressingCommands(house: House): AddressingCommands {
  const { store } = house;

  async function chosenTables(asker: Asker, id: WorkshopId, which: readonly TableId[] | 'all') {
    const found = await facilitatedWorkshop(store, asker, id, 'lockTables');
    if (!found.ok) return found;
    const all = found.value.tables.map((table) => table.id);
    if (which === 'all') return done(all);
    return which.every((table) => all.includes(table)) ? done([...which]) : refused('not-found');
  }

  /** Screens stop by themselves when they learn of it; the connections' rights follow at once. */
  async function makeKnown(id: WorkshopId, tables: readonly TableId[]): Promise<Result<TableId[], Refusal>> {
    await Promise.all([publish(house, id), house.collaboration.reviewAccess(tables.map(tableDocument))]);
    return done(await readLockedTables(store, id));
  }

  return {
    async announce(asker, id, text) {
      const found = await facilitatedWorkshop(store, asker, id, 'announce');
      if (!found.ok) return found;
      const line = cleanLine(text);
      if (line === '') return refused('invalid-input');
      if (line.length > ANNOUNCEMENT_MAX_LENGTH) return refused('text-too-long');
      const said = { text: line, at: house.now() };
      await store
        .insertInto('announcements')
        .values({ workshop_id: id, number: 1, ...said })
        .onConflict((conflict) =>
          conflict.column('workshop_id').doUpdateSet((eb) => ({ ...said, number: eb('announcements.number', '+', 1) })),
        )
        .execute();
      await publish(house, id);
      const now = await readAnnouncement(store, id);
      // A colleague took it back in that very moment.
      return now ? done(now) : refused('changed-meanwhile');
    },

    async takeBackAnnouncement(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'announce');
      if (!found.ok) return found;
      await store.updateTable('announcements').set({ text: '' }).where('workshop_id', '=', id).execute();
      await publish(house, id);
      return done(null);
    },

    async lockTables(asker, id, which) {
      const tables = await chosenTables(asker, id, which);
      if (!tables.ok) return tables;
      const rows = tables.value.map((table) => ({ table_id: table, workshop_id: id, locked_at: house.now() }));
      if (rows.length > 0) {
        await store
          .insertInto('table_locks')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      return makeKnown(id, tables.value);
    },

    async unlockTables(asker, id, which) {
      const tables = await chosenTables(asker, id, which);
      if (!tables.ok) return tables;
      if (tables.value.length > 0) {
        await store.deleteFrom('table_locks').where('table_id', 'in', tables.value).execute();
      }
      return makeKnown(id, tables.value);
    },
  };
}
