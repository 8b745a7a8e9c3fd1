/** Reading what stands between the desk and the tables: calls, the announcement, locked boards. */
import type { ProjectorChoice } from '#domain/projector.ts';
import type { Announcement } from '#domain/announcement.ts';
import type { TableId, WorkshopId } from '#domain/identifiers.ts';
import type { TableCall } from '#domain/table-call.ts';
import type { Store, TableCallRow } from '../store/database.ts';

/** The longest waiting first. */
export async function readCalls(store: Store, workshop: WorkshopId): Promise<TableCall[]> {
  const rows = await store
    .selectFrom('table_calls')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('called_at')
    .orderBy('table_id')
    .execute();
  return rows.map(callOf);
}

export function callOf(row: TableCallRow): TableCall {
  const isTaken = row.taken_at !== null;
  return {
    table: row.table_id,
    reason: row.reason,
    calledAt: row.called_at,
    taken: isTaken ? { by: row.taken_name ?? '', at: row.taken_at ?? row.called_at } : null,
  };
}

/** null: nothing is said now. */
export async function readAnnouncement(store: Store, workshop: WorkshopId): Promise<Announcement | null> {
  const row = await store
    .selectFrom('announcements')
    .select(['number', 'text', 'at'])
    .where('workshop_id', '=', workshop)
    .executeTakeFirst();
  return row && row.text !== '' ? row : null;
}

export async function readLockedTables(store: Store, workshop: WorkshopId): Promise<TableId[]> {
  const rows = await store
    .selectFrom('table_locks')
    .select('table_id')
    .where('workshop_id', '=', workshop)
    .orderBy('table_id')
    .execute();
  return rows.map((row) => row.table_id);
}

export async function readProjector(store: Store, workshop: WorkshopId): Promise<ProjectorChoice> {
  const row = await store.selectFrom('workshops').select('projector').where('id', '=', workshop).executeTakeFirst();
  return row?.projector ?? 'step';
}
