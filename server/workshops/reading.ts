/** Reading workshops, tables, seats and initiatives from the store as the domain's values. */
import type { Initiative } from '#domain/measure.ts';
import type { InitiativeId, SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import type { MeasureOnBallot } from '#domain/workshop-view.ts';
import type { Workshop, WorkshopSettings } from '#domain/workshop.ts';
import type { InitiativeRow, SeatRow, Store } from '../store/database.ts';

export async function readInitiativeRow(store: Store, id: InitiativeId): Promise<Initiative | null> {
  const row = await store.selectFrom('initiatives').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? initiativeOf(row) : null;
}

export function initiativeOf(row: InitiativeRow): Initiative {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    period: row.period,
    currency: row.currency,
    createdAt: row.created_at,
  };
}

export async function readWorkshop(store: Store, id: WorkshopId): Promise<Workshop | null> {
  const row = await store
    .selectFrom('workshops')
    .innerJoin('initiatives', 'initiatives.id', 'workshops.initiative_id')
    .selectAll('workshops')
    .select('initiatives.demonstration')
    .where('workshops.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const tables = await store
    .selectFrom('workshop_tables')
    .select(['id', 'number', 'topic', 'question', 'host'])
    .where('workshop_id', '=', id)
    .orderBy('number')
    .execute();
  const rounds = await store.selectFrom('rounds').selectAll().where('workshop_id', '=', id).orderBy('number').execute();
  return {
    id: row.id,
    initiative: row.initiative_id,
    ordinal: row.ordinal,
    code: row.code,
    kind: row.kind,
    title: row.title,
    phase: row.phase,
    settings: JSON.parse(row.settings) as WorkshopSettings,
    tables,
    rounds: rounds.map((round) => ({
      number: round.number,
      openedAt: round.opened_at,
      endsAt: round.ends_at,
      endedAt: round.ended_at,
    })),
    voting: row.voting,
    demonstration: row.demonstration === 1,
    createdAt: row.created_at,
  };
}

export async function workshopOfTable(store: Store, table: TableId): Promise<Workshop | null> {
  const row = await store
    .selectFrom('workshop_tables')
    .select('workshop_id')
    .where('id', '=', table)
    .executeTakeFirst();
  return row ? readWorkshop(store, row.workshop_id) : null;
}

export async function workshopsOf(store: Store, initiative: InitiativeId): Promise<Workshop[]> {
  const rows = await store
    .selectFrom('workshops')
    .select('id')
    .where('initiative_id', '=', initiative)
    .orderBy('ordinal')
    .execute();
  const workshops = await Promise.all(rows.map((row) => readWorkshop(store, row.id)));
  return workshops.filter((workshop) => workshop !== null);
}

export async function readSeats(store: Store, workshop: WorkshopId): Promise<Seat[]> {
  const rows = await store
    .selectFrom('seats')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('created_at')
    .execute();
  return rows.map(seatOf);
}

export async function readSeat(store: Store, id: SeatId): Promise<Seat | null> {
  const row = await store.selectFrom('seats').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? seatOf(row) : null;
}

export function seatOf(row: SeatRow): Seat {
  return {
    id: row.id,
    kind: row.kind,
    table: row.table_id,
    nextTable: row.next_table_id,
    name: row.name,
    group: row.group_name,
    colour: row.colour,
    remote: row.remote === 1,
  };
}

export async function readBallot(store: Store, workshop: WorkshopId): Promise<MeasureOnBallot[]> {
  const row = await store.selectFrom('workshops').select('ballot').where('id', '=', workshop).executeTakeFirst();
  return row ? (JSON.parse(row.ballot) as MeasureOnBallot[]) : [];
}
