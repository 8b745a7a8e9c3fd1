/** Several people on one tablet: giving somebody without a device a seat there, in one tap, and turning the tablet to them. */
import { actsFor, may, type Asker } from '#domain/access.ts';
import { isNoteColour, type NoteColour } from '#domain/idea.ts';
import { tableDocument, type SeatId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { freeMark, isSide, seatsAt, type Seat, type Side } from '#domain/seat.ts';
import { cleanLine } from '#domain/text.ts';
import { LIMITS, type Workshop } from '#domain/workshop.ts';
import { noteStays } from '../history/stays.ts';
import { newId, type House } from '../house.ts';
import { documentsOf, publish } from './published-view.ts';
import { readSeat, readSeats, readWorkshop } from './reading.ts';

export interface SharedSeatInput {
  name?: string;
  group?: string;
  /** Without it the one that is rarest at the table. */
  colour?: NoteColour;
  side?: Side;
}

/** Milliseconds in which a seat that was taken by a slip of the finger can be given back at the tablet itself. */
export const GIVE_BACK_MS = 5 * 60_000;

export interface SharingCommands {
  /** Somebody sits down at the tablet that asks. */
  seatSharer(asker: Asker, input: SharedSeatInput): Promise<Result<Seat, Refusal>>;
  /** What is absent stays as it is. */
  changeSharer(asker: Asker, seat: SeatId, change: SharedSeatInput): Promise<Result<Seat, Refusal>>;
  /** Gives back a seat taken lately that has spent no dot; what it wrote stays, as nobody's. Later a facilitator takes seats away. */
  giveBackSharer(asker: Asker, seat: SeatId): Promise<Result<null, Refusal>>;
  /** Which of the tablet's people have spent a dot: who is still to be handed the tablet. */
  sharersWhoVoted(asker: Asker): Promise<SeatId[]>;
}

export function sharingCommands(house: House): SharingCommands {
  const { store } = house;

  /** The tablet that asks, in a workshop that is not over. */
  async function tablet(
    asker: Asker,
  ): Promise<Result<{ asker: Extract<Asker, { kind: 'seat' }>; workshop: Workshop }, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    if (asker.kind !== 'seat') return refused('not-yours');
    const workshop = await readWorkshop(store, asker.workshop);
    if (!workshop) return refused('not-found');
    const place = { initiative: workshop.initiative, workshop: workshop.id, table: asker.table };
    if (!may(asker, 'seatSharers', place)) return refused('not-yours');
    return workshop.phase === 'follow-up' ? refused('workshop-over') : done({ asker, workshop });
  }

  return {
    async seatSharer(asker, input) {
      const found = await tablet(asker);
      if (!found.ok) return found;
      const { workshop } = found.value;
      const { table } = found.value.asker;
      const values = valuesOf(workshop, input);
      if (!values) return refused('invalid-input');
      const id = newId<SeatId>(house);
      const isSeated = await store.transaction().execute(async (transaction) => {
        const seats = await readSeats(transaction, workshop.id);
        if (seatsAt(seats, table).length >= workshop.settings.seatsPerTable) return false;
        await transaction
          .insertInto('seats')
          .values({
            id,
            workshop_id: workshop.id,
            kind: 'participant',
            table_id: table,
            next_table_id: null,
            name: '',
            group_name: '',
            ...freeMark(seats, table, input.colour),
            ...values,
            is_shared: 1,
            remote: 0,
            created_at: house.now(),
          })
          .execute();
        await noteStays(transaction, workshop.id, house.now());
        return true;
      });
      if (!isSeated) return refused('table-full');
      const seat = await readSeat(store, id);
      if (!seat) return refused('not-found');
      // Before anybody is told: from then on the tablet may write for them.
      await house.collaboration.reviewAccess([tableDocument(table)]);
      await publish(house, workshop.id);
      return done(seat);
    },

    async changeSharer(asker, id, change) {
      const found = await tablet(asker);
      if (!found.ok) return found;
      const before = actsFor(asker, id) ? await readSeat(store, id) : null;
      if (!before) return refused('not-found');
      const { workshop } = found.value;
      const values = valuesOf(workshop, change);
      if (!values) return refused('invalid-input');
      const others = (await readSeats(store, workshop.id)).filter((seat) => seat.id !== id);
      const isRecoloured = change.colour !== undefined && change.colour !== before.colour;
      const mark = isRecoloured ? freeMark(others, before.table, change.colour) : {};
      if (Object.keys({ ...values, ...mark }).length > 0)
        await store
          .updateTable('seats')
          .set({ ...values, ...mark })
          .where('id', '=', id)
          .execute();
      await publish(house, workshop.id);
      const seat = await readSeat(store, id);
      return seat ? done(seat) : refused('not-found');
    },

    async giveBackSharer(asker, id) {
      const found = await tablet(asker);
      if (!found.ok) return found;
      if (!actsFor(asker, id)) return refused('not-found');
      const isGivenBack = await store.transaction().execute(async (transaction) => {
        const dots = await transaction
          .selectFrom('ballot_dots')
          .select('seat_id')
          .where('seat_id', '=', id)
          .executeTakeFirst();
        if (dots) return false;
        const gone = await transaction
          .deleteFrom('seats')
          .where('id', '=', id)
          .where('created_at', '>', house.now() - GIVE_BACK_MS)
          .executeTakeFirst();
        return gone.numDeletedRows === 1n;
      });
      if (!isGivenBack) return refused('seat-in-use');
      const { tables } = await documentsOf(store, found.value.workshop.id);
      await house.collaboration.reviewAccess(tables);
      await publish(house, found.value.workshop.id);
      return done(null);
    },

    async sharersWhoVoted(asker) {
      if (asker.kind !== 'seat' || asker.sharers.size === 0) return [];
      const rows = await store
        .selectFrom('ballot_dots')
        .select('seat_id')
        .distinct()
        .where('seat_id', 'in', [...asker.sharers])
        .execute();
      return rows.map((row) => row.seat_id);
    },
  };
}

/** What was asked for, as columns; null where it is not to be had. */
function valuesOf(workshop: Workshop, { name, group, colour, side }: SharedSeatInput) {
  if (group && !workshop.settings.groups.includes(group)) return null;
  if ((side !== undefined && !isSide(side)) || (colour !== undefined && !isNoteColour(colour))) return null;
  return {
    ...(name !== undefined && { name: cleanLine(name).slice(0, LIMITS.name) }),
    ...(group !== undefined && { group_name: group }),
    ...(side !== undefined && { side }),
  };
}
