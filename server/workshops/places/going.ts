/** What people do about their own place: choosing the next table where everybody may, saying that they have arrived, becoming host. */
import { actsFor, may, type Asker, type Deed } from '#domain/access.ts';
import { tableDocument, type SeatId, type TableId } from '#domain/identifiers.ts';
import { chairsLeft } from '#domain/places/places.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Seat } from '#domain/seat.ts';
import { isRoundOpen, nextRoundNumber, type Workshop } from '#domain/workshop.ts';
import type { House } from '../../house.ts';
import { publish } from '../published-view.ts';
import { readSeat, readSeats, readWorkshop } from '../reading.ts';
import { readPlaces } from './reading.ts';

export interface GoingCommands {
  /** For oneself, or from a tablet for somebody who shares it. One's own table: to stay. Only where places are free, between rounds. */
  chooseTable(asker: Asker, seat: SeatId, table: TableId): Promise<Result<Seat, Refusal>>;
  /** Said twice it counts once. */
  arrive(asker: Asker, seat: SeatId): Promise<Result<Seat, Refusal>>;
  /** A participant becomes the host of a table without one; a host becomes a participant again. */
  host(asker: Asker, isHost: boolean): Promise<Result<Seat, Refusal>>;
}

export function goingCommands(house: House): GoingCommands {
  const { store } = house;

  async function ownSeat(
    asker: Asker,
    id: SeatId,
    deed: Deed,
  ): Promise<Result<{ seat: Seat; workshop: Workshop }, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    if (asker.kind !== 'seat') return refused('not-yours');
    const workshop = await readWorkshop(store, asker.workshop);
    if (!workshop) return refused('not-found');
    const place = { initiative: workshop.initiative, workshop: workshop.id, table: asker.table };
    if (!may(asker, deed, place) || (asker.seat !== id && !actsFor(asker, id))) return refused('not-yours');
    const seat = await readSeat(store, id);
    return seat ? done({ seat, workshop }) : refused('not-found');
  }

  return {
    async chooseTable(asker, id, table) {
      const found = await ownSeat(asker, id, 'goToTable');
      if (!found.ok) return found;
      const { workshop } = found.value;
      const { rotation, seatsPerTable } = workshop.settings;
      if (rotation !== 'free' || found.value.seat.kind !== 'participant') return refused('wrong-phase');
      if (isRoundOpen(workshop)) return refused('round-open');
      if (workshop.rounds.length === 0 || nextRoundNumber(workshop) === null) return refused('wrong-phase');
      if (!workshop.tables.some((one) => one.id === table)) return refused('not-found');
      const refusal = await store.transaction().execute(async (transaction): Promise<Refusal | null> => {
        const seats = await readSeats(transaction, workshop.id);
        const places = await readPlaces(transaction, workshop.id);
        const others = seats.filter((one) => one.id !== id);
        if (places.closedTables.includes(table)) return 'table-closed';
        if (chairsLeft(table, others, places, seatsPerTable) === 0) return 'table-full';
        const here = seats.find((one) => one.id === id)?.table;
        await transaction
          .updateTable('seats')
          .set({ next_table_id: table === here ? null : table })
          .where('id', '=', id)
          .execute();
        return null;
      });
      if (refusal) return refused(refusal);
      return makeKnown(workshop, id);
    },

    async arrive(asker, id) {
      const found = await ownSeat(asker, id, 'goToTable');
      if (!found.ok) return found;
      await store.updateTable('seat_places').set({ is_on_the_way: 0 }).where('seat_id', '=', id).execute();
      return makeKnown(found.value.workshop, id);
    },

    async host(asker, isHost) {
      if (asker.kind !== 'seat') return refused(asker.kind === 'nobody' ? 'not-signed-in' : 'not-yours');
      if (asker.seatKind === 'tablet') return refused('invalid-input');
      const found = await ownSeat(asker, asker.seat, 'hostTable');
      if (!found.ok) return found;
      const { seat, workshop } = found.value;
      const isTaken = await store.transaction().execute(async (transaction) => {
        const seats = await readSeats(transaction, workshop.id);
        const isAnother = (one: Seat) => one.kind === 'host' && one.table === seat.table && one.id !== seat.id;
        if (isHost && seats.some(isAnother)) return true;
        await transaction
          .updateTable('seats')
          .set(isHost ? { kind: 'host', next_table_id: null } : { kind: 'participant' })
          .where('id', '=', seat.id)
          .execute();
        return false;
      });
      if (isTaken) return refused('host-taken');
      await house.collaboration.reviewAccess([tableDocument(seat.table)]);
      return makeKnown(workshop, seat.id);
    },
  };

  async function makeKnown(workshop: Workshop, id: SeatId): Promise<Result<Seat, Refusal>> {
    await publish(house, workshop.id);
    const seat = await readSeat(store, id);
    return seat ? done(seat) : refused('not-found');
  }
}
