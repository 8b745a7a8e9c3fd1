/** The plan of places in the store: the question it answers, and the routes that were accepted. */
import type { SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { PlacesQuestion } from '#domain/places/places-problem.ts';
import type { Routes } from '#domain/places/plan-places.ts';
import type { Seat } from '#domain/seat.ts';
import type { Stay } from '#domain/stay.ts';
import { isRoundOpen, type Workshop } from '#domain/workshop.ts';
import { readStays } from '../../history/stays.ts';
import type { Store } from '../../store/database.ts';
import { readSeats } from '../reading.ts';
import { readPlaces } from './reading.ts';

/** `isMovingOn`: a round has just ended, and nobody was told yet where to go; else, between rounds, what people were told counts as planned. */
export async function placesQuestion(store: Store, workshop: Workshop, isMovingOn: boolean): Promise<PlacesQuestion> {
  const seats = await readSeats(store, workshop.id);
  const stays = await readStays(store, workshop.id);
  const held = workshop.rounds.length;
  // Where a rule says where to go, only what a facilitator accepted stands against it.
  const isByRule = workshop.settings.rotation !== 'mixed' && (await acceptedProposal(store, workshop.id)) === null;
  const stored = isByRule ? [] : await readPlannedRoutes(store, workshop.id, held + 1);
  const isBetween = !isRoundOpen(workshop) && !isMovingOn;
  const told = new Map(seats.map((seat) => [seat.id, seat.nextTable ?? seat.table]));
  return {
    tables: [...workshop.tables].sort((a, b) => a.number - b.number),
    seats,
    places: await readPlaces(store, workshop.id),
    rotation: workshop.settings.rotation,
    seatsPerTable: workshop.settings.seatsPerTable,
    decidingGroups: workshop.settings.decidingGroups,
    linkedTables: new Set(seats.filter((seat) => seat.kind === 'tablet').map((seat) => seat.table)),
    past: workshop.rounds.map((round) => whereabouts(round.endedAt ?? round.endsAt, seats, stays)),
    planned: isBetween ? [told, ...stored.slice(1)] : stored,
    roundsLeft: Math.max(0, workshop.settings.roundCount - held),
  };
}

/** Where each seat was at that time. */
function whereabouts(at: number, seats: readonly Seat[], stays: readonly Stay[]): ReadonlyMap<SeatId, TableId> {
  const known = new Set(seats.map((seat) => seat.id));
  const there = stays.filter(
    ({ seat, from, until }) => known.has(seat) && from <= at && (until === null || at < until),
  );
  return new Map(there.map(({ seat, table }) => [seat, table]));
}

/** Round after round from `first` on; ends where a round is not planned. */
export async function readPlannedRoutes(
  store: Store,
  workshop: WorkshopId,
  first: number,
): Promise<Map<SeatId, TableId>[]> {
  const rows = await store
    .selectFrom('planned_places')
    .select(['round', 'seat_id', 'table_id'])
    .where('workshop_id', '=', workshop)
    .where('round', '>=', first)
    .orderBy('round')
    .orderBy('seat_id')
    .execute();
  const routes: Map<SeatId, TableId>[] = [];
  for (const row of rows) {
    if (row.round > first + routes.length) break;
    const round = (routes[row.round - first] ??= new Map<SeatId, TableId>());
    round.set(row.seat_id, row.table_id);
  }
  return routes;
}

export async function planRevision(store: Store, workshop: WorkshopId): Promise<number> {
  const row = await store
    .selectFrom('places_plans')
    .select('revision')
    .where('workshop_id', '=', workshop)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** null: the plan was made by the rotation alone. */
export async function acceptedProposal(store: Store, workshop: WorkshopId): Promise<string | null> {
  const row = await store
    .selectFrom('places_plans')
    .select('proposal_id')
    .where('workshop_id', '=', workshop)
    .executeTakeFirst();
  return row?.proposal_id ?? null;
}

/** Replaces the plan from round `first` on. Call in a transaction. */
export async function keepPlan(
  store: Store,
  workshop: WorkshopId,
  { first, routes, proposal }: { first: number; routes: Routes; proposal: string | null },
): Promise<void> {
  const seats = new Set((await readSeats(store, workshop)).map((seat) => seat.id));
  await store.deleteFrom('planned_places').where('workshop_id', '=', workshop).where('round', '>=', first).execute();
  for (const [index, route] of routes.entries()) {
    const rows = [...route]
      .filter(([seat]) => seats.has(seat))
      .map(([seat, table]) => ({ workshop_id: workshop, round: first + index, seat_id: seat, table_id: table }));
    if (rows.length > 0) await store.insertInto('planned_places').values(rows).execute();
  }
  await store
    .insertInto('places_plans')
    .values({ workshop_id: workshop, revision: 1, proposal_id: proposal })
    .onConflict((conflict) =>
      conflict
        .column('workshop_id')
        .doUpdateSet((eb) => ({ revision: eb('places_plans.revision', '+', 1), proposal_id: proposal })),
    )
    .execute();
}

/** Tells everybody where to go when the next round opens; whoever stays is told nothing. Call in a transaction. */
export async function tellPlaces(
  store: Store,
  workshop: WorkshopId,
  next: ReadonlyMap<SeatId, TableId>,
): Promise<void> {
  for (const seat of await readSeats(store, workshop)) {
    const table = next.get(seat.id);
    const nextTable = table === undefined || table === seat.table ? null : table;
    if (nextTable === seat.nextTable) continue;
    await store.updateTable('seats').set({ next_table_id: nextTable }).where('id', '=', seat.id).execute();
  }
}
