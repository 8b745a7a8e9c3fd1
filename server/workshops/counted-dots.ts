/** Dots that count and are nobody's: what was counted stays counted, also when the seats behind it are gone. */
import type { CountedTally } from '#domain/group-tallies.ts';
import type { MeasureId, SeatId, WorkshopId } from '#domain/identifiers.ts';
import type { Store } from '../store/database.ts';
import { readBallot } from './reading.ts';

export async function countedDots(store: Store, workshop: WorkshopId): Promise<CountedTally[]> {
  const ballots = await store.selectFrom('counted_ballots').selectAll().where('workshop_id', '=', workshop).execute();
  const rows = await store.selectFrom('counted_dots').selectAll().where('workshop_id', '=', workshop).execute();
  return ballots.map(({ group_name: group, ballots: count }) => ({
    group,
    ballots: count,
    dots: Object.fromEntries(rows.filter((row) => row.group_name === group).map((row) => [row.measure_id, row.dots])),
  }));
}

/** Adds tallies to what is counted without seats. */
export async function addCountedDots(store: Store, workshop: WorkshopId, tally: CountedTally): Promise<void> {
  const key = { workshop_id: workshop, group_name: tally.group };
  await store
    .insertInto('counted_ballots')
    .values({ ...key, ballots: tally.ballots })
    .onConflict((conflict) =>
      conflict
        .columns(['workshop_id', 'group_name'])
        .doUpdateSet((eb) => ({ ballots: eb('counted_ballots.ballots', '+', tally.ballots) })),
    )
    .execute();
  for (const [measure, dots] of Object.entries(tally.dots) as [MeasureId, number][]) {
    await store
      .insertInto('counted_dots')
      .values({ ...key, measure_id: measure, dots })
      .onConflict((conflict) =>
        conflict
          .columns(['workshop_id', 'group_name', 'measure_id'])
          .doUpdateSet((eb) => ({ dots: eb('counted_dots.dots', '+', dots) })),
      )
      .execute();
  }
}

/**
 * Call before a seat is taken away. While a vote is open its dots go with it. After the results are out they stay in the sums: the
 * difference between two results would tell how this one person voted.
 */
export async function leaveCountedDots(store: Store, workshop: WorkshopId, seat: SeatId): Promise<void> {
  const votes = await store.selectFrom('workshops').select('voting').where('id', '=', workshop).executeTakeFirst();
  if (votes?.voting !== 'closed') return;
  const onBallot = new Set((await readBallot(store, workshop)).map((measure) => measure.id));
  const rows = await store
    .selectFrom('ballot_dots')
    .innerJoin('seats', 'seats.id', 'ballot_dots.seat_id')
    .select(['seats.group_name', 'ballot_dots.measure_id', 'ballot_dots.dots'])
    .where('ballot_dots.seat_id', '=', seat)
    .execute();
  const counted = rows.filter((row) => onBallot.has(row.measure_id));
  const [first] = counted;
  if (!first) return;
  const dots = Object.fromEntries(counted.map((row) => [row.measure_id, row.dots]));
  await addCountedDots(store, workshop, { group: first.group_name, ballots: 1, dots });
}
