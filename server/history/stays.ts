/** Who was at which table when: written whenever seats are given, moved or released, read for a board's history. */
import { sql } from 'kysely';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Stay } from '#domain/stay.ts';
import type { Store } from '../store/database.ts';

/** Brings the stays into line with where the seats are now: what ended is ended, what began is begun. Call after any seat came or moved. */
export async function noteStays(store: Store, workshop: WorkshopId, at: number): Promise<void> {
  await sql`
    UPDATE stays SET until_at = ${at}
    WHERE until_at IS NULL AND seat_id IN (
      SELECT id FROM seats WHERE workshop_id = ${workshop} AND seats.table_id <> stays.table_id
    )`.execute(store);
  // Two moves within one millisecond count as the last of them.
  await sql`
    INSERT INTO stays (seat_id, table_id, from_at)
    SELECT id, table_id, ${at} FROM seats
    WHERE workshop_id = ${workshop}
      AND NOT EXISTS (SELECT 1 FROM stays WHERE stays.seat_id = seats.id AND until_at IS NULL)
    ON CONFLICT (seat_id, from_at) DO UPDATE SET table_id = excluded.table_id, until_at = NULL`.execute(store);
}

/** Everybody goes home. */
export async function endStays(store: Store, workshop: WorkshopId, at: number): Promise<void> {
  await sql`
    UPDATE stays SET until_at = ${at}
    WHERE until_at IS NULL AND seat_id IN (SELECT id FROM seats WHERE workshop_id = ${workshop})`.execute(store);
}

/** In the order in which they began. */
export async function readStays(store: Store, workshop: WorkshopId): Promise<Stay[]> {
  const rows = await store
    .selectFrom('stays')
    .innerJoin('seats', 'seats.id', 'stays.seat_id')
    .select(['stays.seat_id', 'stays.table_id', 'stays.from_at', 'stays.until_at'])
    .select(['seats.kind', 'seats.colour', 'seats.group_name', 'seats.remote'])
    .where('seats.workshop_id', '=', workshop)
    .orderBy('stays.from_at')
    .orderBy('stays.seat_id')
    .execute();
  return rows.map((row) => ({
    seat: row.seat_id,
    table: row.table_id,
    kind: row.kind,
    colour: row.colour,
    group: row.group_name,
    remote: row.remote === 1,
    from: row.from_at,
    until: row.until_at,
  }));
}
