/** Whether a number of dots for each person is too small for what was spent already. */
import type { WorkshopId } from '#domain/identifiers.ts';
import { dotsCounted, dotsOfHeads } from '#domain/room-count.ts';
import { dotsSpent } from '#domain/voting.ts';
import type { Store } from '../store/database.ts';
import { readRoomCounts } from './room-counts.ts';
import { readBallot } from './reading.ts';

/** Somebody, at a device or counted in the room, has spent more. Dots on what no longer stands to the vote are free again. */
export async function isMoreSpent(store: Store, workshop: WorkshopId, dotsPerSeat: number): Promise<boolean> {
  const votable = (await readBallot(store, workshop)).map(({ id }) => id);
  const rows = await store
    .selectFrom('ballot_dots')
    .select(['seat_id', 'measure_id', 'dots'])
    .where('workshop_id', '=', workshop)
    .execute();
  const spent = Map.groupBy(
    rows.filter(({ measure_id: measure }) => votable.includes(measure)),
    ({ seat_id: seat }) => seat,
  );
  const counts = await readRoomCounts(store, workshop);
  return (
    [...spent.values()].some((own) => dotsSpent(new Map(own.map((row) => [row.measure_id, row.dots]))) > dotsPerSeat) ||
    counts.some((count) => dotsCounted(count) > dotsOfHeads(count.heads, dotsPerSeat))
  );
}
