/** Taking a seat with a code, and where the facilitator moves it. */
import type { Asker } from '#domain/access.ts';
import { tableDocument, type SeatId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { comingTo, type Places } from '#domain/places/places.ts';
import { emptiestTable } from '#domain/rotation.ts';
import { freeMark, seatsAt, takesChair, type Seat, type SeatKind } from '#domain/seat.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS, type Workshop } from '#domain/workshop.ts';
import type { Guessed } from '../accounts/guess-throttle.ts';
import { startSession } from '../accounts/sessions.ts';
import { noteStays } from '../history/stays.ts';
import { newId, type House } from '../house.ts';
import type { LookUpCode, Proof } from './code-guesses.ts';
import { leaveCountedDots } from './counted-dots.ts';
import { facilitatedWorkshop } from './permission.ts';
import { attemptHash, noteAttempt, seatOfAttempt } from './joining-attempts.ts';
import { readPlaces } from './places/reading.ts';
import { documentsOf, publish } from './published-view.ts';
import { readSeat, readSeats, readWorkshop } from './reading.ts';

export interface JoinInput {
  /** Number of the table, as its card says; without it the emptiest one. */
  table?: number;
  name?: string;
  group?: string;
  remote?: boolean;
  /** The tablet that lies on the table; it needs the table's number. */
  tablet?: boolean;
  /** What one sending of a form is known by, a secret of that page: sent twice it takes one seat. */
  attempt?: string;
}

export interface Joined {
  seat: Seat;
  workshop: Workshop;
  /** The seat's secret; only its device has it. */
  token: string;
}

export interface SeatingCommands {
  /** `address`: where the request came from, so that codes can't be guessed. */
  join(code: string, input: JoinInput, address: string, proof?: Proof): Promise<Guessed<Joined, Refusal>>;
  /** The workshop of a code, for the joining page. */
  lookUpCode: LookUpCode;
  /** A person needs a free chair there. `nextTable`: where they go when the next round opens, as before a move that is undone. */
  moveSeat(
    asker: Asker,
    workshop: WorkshopId,
    seat: SeatId,
    table: TableId,
    nextTable?: TableId | null,
  ): Promise<Result<Seat, Refusal>>;
  /** A tablet that is registered again, at another table: it is one device, so it is at the table it was put on last. */
  moveTablet(asker: Asker, tableNumber: number): Promise<Result<Seat, Refusal>>;
  /** Makes a participant the host of their table, or a host a participant again. */
  setSeatKind(
    asker: Asker,
    workshop: WorkshopId,
    seat: SeatId,
    kind: 'host' | 'participant',
  ): Promise<Result<Seat, Refusal>>;
  /** The seat gives itself another name, group or colour. */
  changeOwnSeat(asker: Asker, change: { name?: string; group?: string }): Promise<Result<Seat, Refusal>>;
  /** Takes the seat away with its device's session; its ideas stay. */
  removeSeat(asker: Asker, workshop: WorkshopId, seat: SeatId): Promise<Result<null, Refusal>>;
}

export function seatingCommands(house: House, lookUpCode: LookUpCode): SeatingCommands {
  const { store } = house;
  async function seatOfWorkshop(workshop: WorkshopId, id: SeatId): Promise<Seat | null> {
    const row = await store
      .selectFrom('seats')
      .select('id')
      .where('id', '=', id)
      .where('workshop_id', '=', workshop)
      .executeTakeFirst();
    return row ? readSeat(store, row.id) : null;
  }

  return {
    lookUpCode,

    async join(code, input, address, proof) {
      const found = await lookUpCode(code, address, proof);
      if (!found.ok) return found;
      const workshop = found.value;
      if (workshop.phase === 'follow-up') return refused('workshop-over');
      const kind: SeatKind = input.tablet ? 'tablet' : 'participant';
      const id = newId<SeatId>(house);
      const attempt = input.attempt ? attemptHash(workshop.id, input.attempt) : null;
      const taken = await store.transaction().execute(async (transaction) => {
        const before = attempt && (await seatOfAttempt(transaction, attempt, house.now()));
        if (before) return before;
        const seats = await readSeats(transaction, workshop.id);
        const table = tableFor(workshop, seats, await readPlaces(transaction, workshop.id), input);
        if (typeof table === 'string') return { refusal: table };
        await transaction
          .insertInto('seats')
          .values({
            id,
            workshop_id: workshop.id,
            kind,
            table_id: table.id,
            next_table_id: null,
            name: cleanLine(input.name ?? '').slice(0, LIMITS.name),
            group_name: workshop.settings.groups.includes(input.group ?? '') ? (input.group ?? '') : '',
            ...freeMark(seats, table.id),
            remote: input.remote && kind !== 'tablet' ? 1 : 0,
            created_at: house.now(),
          })
          .execute();
        if (attempt) await noteAttempt(transaction, attempt, id, house.now());
        await noteStays(transaction, workshop.id, house.now());
        return { seat: id };
      });
      if ('refusal' in taken) return refused(taken.refusal);
      const seat = await readSeat(store, taken.seat);
      if (!seat) return refused('not-found');
      await publish(house, workshop.id);
      return done({
        seat,
        workshop,
        token: await startSession(house, { kind: 'guest', seat: seat.id, workshop: workshop.id }),
      });
    },

    async moveSeat(asker, workshop, seat, table, nextTable = null) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'arrangeSeats');
      if (!found.ok) return found;
      const { tables, settings } = found.value;
      const before = await seatOfWorkshop(workshop, seat);
      if (!before || ![table, nextTable ?? table].every((id) => tables.some((one) => one.id === id))) {
        return refused('not-found');
      }
      if ((await readPlaces(store, workshop)).closedTables.includes(table)) return refused('table-closed');
      const isMoved = await store.transaction().execute(async (transaction) => {
        const there = seatsAt(await readSeats(transaction, workshop), table).filter((one) => one.id !== seat);
        if (takesChair(before) && there.length >= settings.seatsPerTable) return false;
        const places = { table_id: table, next_table_id: nextTable };
        await transaction.updateTable('seats').set(places).where('id', '=', seat).execute();
        return true;
      });
      if (!isMoved) return refused('table-full');
      await noteStays(store, workshop, house.now());
      await house.collaboration.reviewAccess([tableDocument(before.table), tableDocument(table)]);
      await publish(house, workshop);
      return done({ ...before, table, nextTable });
    },

    async moveTablet(asker, tableNumber) {
      if (asker.kind !== 'seat') return refused(asker.kind === 'nobody' ? 'not-signed-in' : 'not-yours');
      if (asker.seatKind !== 'tablet') return refused('not-yours');
      const workshop = await readWorkshop(store, asker.workshop);
      const table = workshop?.tables.find((one) => one.number === tableNumber);
      if (!workshop || !table) return refused('not-found');
      const places = { table_id: table.id, next_table_id: null };
      await store.updateTable('seats').set(places).where('id', '=', asker.seat).execute();
      await noteStays(store, workshop.id, house.now());
      await house.collaboration.reviewAccess([tableDocument(asker.table), tableDocument(table.id)]);
      await publish(house, workshop.id);
      const seat = await readSeat(store, asker.seat);
      return seat ? done(seat) : refused('not-found');
    },

    async setSeatKind(asker, workshop, seat, kind) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'arrangeSeats');
      if (!found.ok) return found;
      const before = await seatOfWorkshop(workshop, seat);
      if (!before || before.kind === 'tablet') return refused('not-found');
      const nextTable = kind === 'host' ? null : before.nextTable;
      await store.updateTable('seats').set({ kind, next_table_id: nextTable }).where('id', '=', seat).execute();
      await house.collaboration.reviewAccess([tableDocument(before.table)]);
      await publish(house, workshop);
      return done({ ...before, kind, nextTable });
    },

    async changeOwnSeat(asker, change) {
      if (asker.kind !== 'seat') return refused('not-signed-in');
      const seat = await readSeat(store, asker.seat);
      if (!seat) return refused('not-found');
      const name = change.name === undefined ? seat.name : cleanLine(change.name).slice(0, LIMITS.name);
      const workshop = await readWorkshop(store, asker.workshop);
      const groups = workshop?.settings.groups ?? [];
      if (change.group && !groups.includes(change.group)) return refused('invalid-input');
      const group = change.group ?? seat.group;
      await store.updateTable('seats').set({ name, group_name: group }).where('id', '=', seat.id).execute();
      await publish(house, asker.workshop);
      return done({ ...seat, name, group });
    },

    async removeSeat(asker, workshop, seat) {
      const found = await facilitatedWorkshop(store, asker, workshop, 'arrangeSeats');
      if (!found.ok) return found;
      const before = await seatOfWorkshop(workshop, seat);
      if (!before) return refused('not-found');
      await store.transaction().execute(async (transaction) => {
        await leaveCountedDots(transaction, workshop, seat);
        await transaction.deleteFrom('seats').where('id', '=', seat).execute();
      });
      // Seats read every board of their workshop: whoever is gone reads none.
      const { workshop: own, tables } = await documentsOf(store, workshop);
      await house.collaboration.reviewAccess([own, ...tables]);
      await publish(house, workshop);
      return done(null);
    },
  };
}

function tableFor(
  workshop: Workshop,
  seats: readonly Seat[],
  places: Places,
  input: JoinInput,
): Workshop['tables'][number] | 'table-full' | 'table-closed' | 'not-found' | 'invalid-input' {
  const people = new Map<TableId, number>();
  for (const { id } of workshop.tables) people.set(id, comingTo(id, seats, places).length);
  const isClosed = (table: { id: TableId }) => places.closedTables.includes(table.id);
  if (input.table === undefined) {
    if (input.tablet) return 'invalid-input';
    const open = workshop.tables.filter((table) => !isClosed(table));
    return emptiestTable(open, people, workshop.settings.seatsPerTable) ?? 'table-full';
  }
  const table = workshop.tables.find((one) => one.number === input.table);
  if (!table) return 'not-found';
  if (isClosed(table)) return 'table-closed';
  const isFull = (people.get(table.id) ?? 0) >= workshop.settings.seatsPerTable;
  return isFull && !input.tablet ? 'table-full' : table;
}
