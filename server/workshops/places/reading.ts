/** Reading what decides where people may go: closed tables, languages, who can't move, who is not here, who is on the way. */
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Places } from '#domain/places/places.ts';
import type { Store } from '../../store/database.ts';

export async function readPlaces(store: Store, workshop: WorkshopId): Promise<Places> {
  const tables = await store
    .selectFrom('table_places')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('table_id')
    .execute();
  const seats = await store
    .selectFrom('seat_places')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('seat_id')
    .execute();
  const spoken = (rows: { id: string; language: string }[]) =>
    Object.fromEntries(rows.filter(({ language }) => language !== '').map(({ id, language }) => [id, language]));
  return {
    closedTables: tables.filter((row) => row.is_closed === 1).map((row) => row.table_id),
    tableLanguages: spoken(tables.map((row) => ({ id: row.table_id, language: row.language }))),
    seatLanguages: spoken(seats.map((row) => ({ id: row.seat_id, language: row.language }))),
    staying: seats.filter((row) => row.movement === 'stays').map((row) => row.seat_id),
    away: seats.filter((row) => row.movement === 'away').map((row) => row.seat_id),
    onTheWay: seats.filter((row) => row.is_on_the_way === 1).map((row) => row.seat_id),
  };
}
