/** What everybody in a workshop sees of it: built from the store, and published into the document `workshop/<id>`. */
import { tableDocument, workshopDocument, type WorkshopId } from '#domain/identifiers.ts';
import { roomSum } from '#domain/room-count.ts';
import type { ViewAsOf, WorkshopView } from '#domain/workshop-view.ts';
import { currentRound } from '#domain/workshop.ts';
import { publishWorkshop } from '#document/workshop-document.ts';
import type { House } from '../house.ts';
import { isCannotSave } from '../store/cannot-save.ts';
import type { Store } from '../store/database.ts';
import { countedDots } from './counted-dots.ts';
import { readAnnouncement, readProjector, readCalls, readLockedTables } from './desk-reading.ts';
import { readEvening } from './evening-reading.ts';
import { readPlaces } from './places/reading.ts';
import { readMarks } from './handing-over.ts';
import { readRoomCounts } from './room-counts.ts';
import { readPictures } from './picture-reading.ts';
import { readBallot, readHidden, readReviewCount, readSeats, readWorkshop } from './reading.ts';

/** `asOf` of the latest view that was read here. After a restart it goes on above the earlier ones. */
let latest = 0;

export async function workshopViewAsOf(store: Store, id: WorkshopId): Promise<ViewAsOf | null> {
  const asOf = (latest = Math.max(latest + 1, Date.now()));
  const view = await workshopView(store, id);
  return view && { view, asOf };
}

export async function workshopView(store: Store, id: WorkshopId): Promise<WorkshopView | null> {
  const workshop = await readWorkshop(store, id);
  if (!workshop) return null;
  const dots = await store
    .selectFrom('ballot_dots')
    .select(['measure_id', 'seat_id', 'dots'])
    .where('workshop_id', '=', id)
    .execute();
  const ballot = await readBallot(store, id);
  const counted = await countedDots(store, id);
  const ballotsCast =
    new Set(dots.map((row) => row.seat_id)).size + counted.reduce((sum, tally) => sum + tally.ballots, 0);
  const sums: Record<string, number> = Object.fromEntries(ballot.map((measure) => [measure.id, 0]));
  for (const row of dots) if (row.measure_id in sums) sums[row.measure_id] = (sums[row.measure_id] ?? 0) + row.dots;
  for (const tally of counted) {
    for (const [measure, count] of Object.entries(tally.dots)) {
      if (measure in sums) sums[measure] = (sums[measure] ?? 0) + count;
    }
  }
  const roomCounts = await readRoomCounts(store, id);
  const room = roomSum(roomCounts, new Set(ballot.map((measure) => measure.id)));
  for (const [measure, count] of Object.entries<number>(room.dots)) sums[measure] = (sums[measure] ?? 0) + count;
  return {
    title: workshop.title,
    kind: workshop.kind,
    phase: workshop.phase,
    settings: workshop.settings,
    tables: workshop.tables,
    seats: await readSeats(store, id),
    round: currentRound(workshop),
    evening: await readEvening(store, workshop),
    projector: await readProjector(store, id),
    voting: workshop.voting,
    ballot,
    ballotsCast,
    roomHeads: roomCounts.map(({ table, heads, revision }) => ({ table, heads, revision })),
    result: workshop.voting === 'closed' ? { dots: sums, ballots: ballotsCast, room } : null,
    hidden: await readHidden(store, id),
    marks: await readMarks(store, id),
    review: await readReviewCount(store, id),
    calls: await readCalls(store, id),
    announcement: await readAnnouncement(store, id),
    lockedTables: await readLockedTables(store, id),
    places: await readPlaces(store, id),
    pictures: await readPictures(store, id),
  };
}

/** Publishings of one workshop follow one another, so that an older view never overwrites a newer one. */
const running = new Map<WorkshopId, Promise<void>>();

/** Milliseconds after which a view that the disk did not take is published again. */
const PUBLISH_AGAIN_MS = 2_000;

type Publisher = Pick<House, 'store' | 'collaboration' | 'report'>;

/**
 * Brings the published document into agreement with the store. Call after every change of a workshop. What was commanded stands in the store
 * by then: where the boards' log takes nothing just now, the view follows as soon as it does.
 */
export function publish(house: Publisher, id: WorkshopId): Promise<void> {
  const after = (running.get(id) ?? Promise.resolve()).catch(() => undefined);
  const mine = after.then(async () => {
    const read = await workshopViewAsOf(house.store, id);
    if (!read) return;
    try {
      await house.collaboration.change(workshopDocument(id), (doc) => publishWorkshop(doc, read));
    } catch (error) {
      if (!isCannotSave(error)) throw error;
      publishLater(house, id);
    }
  });
  running.set(id, mine);
  const forget = () => {
    if (running.get(id) === mine) running.delete(id);
  };
  mine.then(forget, forget);
  return mine;
}

/** Workshops whose publishing waits for the disk. */
const postponed = new Set<WorkshopId>();

function publishLater(house: Publisher, id: WorkshopId): void {
  if (postponed.has(id)) return;
  postponed.add(id);
  setTimeout(() => {
    postponed.delete(id);
    publish(house, id).catch((error: unknown) => house.report(`A workshop could not be published: ${String(error)}`));
  }, PUBLISH_AGAIN_MS).unref();
}

/** The names of everything that is shared in a workshop. */
export async function documentsOf(store: Store, id: WorkshopId): Promise<{ workshop: string; tables: string[] }> {
  const tables = await store
    .selectFrom('workshop_tables')
    .select('id')
    .where('workshop_id', '=', id)
    .orderBy('number')
    .execute();
  return { workshop: workshopDocument(id), tables: tables.map((table) => tableDocument(table.id)) };
}
