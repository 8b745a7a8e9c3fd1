/** Counting the room: hands and paper dots of people without a device, entered by a table's host or a facilitator. */
import { may, type Asker } from '#domain/access.ts';
import type { MeasureId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { countRoom, type RoomCount, type RoomCountInput } from '#domain/room-count.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import { WHOLE_ROOM, type RoomCountRow, type Store } from '../store/database.ts';
import { facilitatedWorkshop } from './permission.ts';
import { publish } from './published-view.ts';
import { readBallot, readWorkshop, workshopOfTable } from './reading.ts';

export interface RoomCountEntry extends RoomCountInput {
  /** The revision of the count that whoever enters has seen; 0 where there was none. */
  basedOn: number;
}

export interface RoomCountCommands {
  /** All places that were counted; for facilitators. */
  roomCounts(asker: Asker, workshop: WorkshopId): Promise<Result<RoomCount[], Refusal>>;
  /** null: this table was not counted yet. For its host and for facilitators. */
  countAtTable(asker: Asker, table: TableId): Promise<Result<RoomCount | null, Refusal>>;
  /** Replaces this table's count. Refused with 'counted-meanwhile' where somebody else entered one since. */
  countTable(asker: Asker, table: TableId, entry: RoomCountEntry): Promise<Result<RoomCount, Refusal>>;
  /** The same for people who are counted at no table. */
  countRoom(asker: Asker, workshop: WorkshopId, entry: RoomCountEntry): Promise<Result<RoomCount, Refusal>>;
}

export function roomCountCommands(house: House): RoomCountCommands {
  const { store } = house;

  async function atTable(asker: Asker, table: TableId): Promise<Result<Workshop, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    if (!workshop) return refused('not-found');
    const place = { initiative: workshop.initiative, workshop: workshop.id, table };
    return may(asker, 'countRoom', place) ? done(workshop) : refused('not-yours');
  }

  /** Read and written in one transaction, so that two who enter at once get one outcome. */
  async function enter(
    asker: Asker,
    workshop: Workshop,
    table: TableId | null,
    { basedOn, ...input }: RoomCountEntry,
  ): Promise<Result<RoomCount, Refusal>> {
    const place = table ?? WHOLE_ROOM;
    const entered = await store.transaction().execute(async (transaction): Promise<Result<RoomCount, Refusal>> => {
      const now = await readWorkshop(transaction, workshop.id);
      if (!now) return refused('not-found');
      const measures = new Set((await readBallot(transaction, workshop.id)).map((measure) => measure.id));
      const { dotsPerSeat } = now.settings;
      const counted = countRoom(input, { voting: now.voting, dotsPerSeat, measures });
      if (!counted.ok) return counted;
      const before = (await readRoomCounts(transaction, workshop.id)).find((one) => one.table === table);
      if ((before?.revision ?? 0) !== basedOn) return refused('counted-meanwhile');
      const row: RoomCountRow = {
        ...{ workshop_id: workshop.id, place, table_id: table, revision: basedOn + 1 },
        ...{ heads: counted.value.heads, dots: JSON.stringify(counted.value.dots), entered_at: house.now() },
        seat_id: asker.kind === 'seat' ? asker.seat : null,
        account_id: asker.kind === 'facilitator' ? asker.account : null,
      };
      await transaction.insertInto('room_counts').values(row).execute();
      return done(countOf(row));
    });
    if (entered.ok) await publish(house, workshop.id);
    return entered;
  }

  return {
    async roomCounts(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      return found.ok ? done(await readRoomCounts(store, id)) : found;
    },

    async countAtTable(asker, table) {
      const found = await atTable(asker, table);
      if (!found.ok) return found;
      return done((await readRoomCounts(store, found.value.id)).find((one) => one.table === table) ?? null);
    },

    async countTable(asker, table, entry) {
      const found = await atTable(asker, table);
      return found.ok ? enter(asker, found.value, table, entry) : found;
    },

    async countRoom(asker, id, entry) {
      const found = await facilitatedWorkshop(store, asker, id, 'holdVote');
      return found.ok ? enter(asker, found.value, null, entry) : found;
    },
  };
}

/** What counts now, place by place in the order in which they were first counted. */
export async function readRoomCounts(store: Store, workshop: WorkshopId): Promise<RoomCount[]> {
  const rows = await store
    .selectFrom('room_counts')
    .selectAll()
    .where('workshop_id', '=', workshop)
    .orderBy('revision')
    .orderBy('entered_at')
    .execute();
  return [...new Map(rows.map((row) => [row.place, countOf(row)])).values()];
}

function countOf(row: RoomCountRow): RoomCount {
  return {
    table: row.table_id,
    heads: row.heads,
    dots: JSON.parse(row.dots) as Record<MeasureId, number>,
    revision: row.revision,
    enteredAt: row.entered_at,
    enteredBy: row.seat_id ? 'host' : row.account_id ? 'facilitator' : null,
  };
}
