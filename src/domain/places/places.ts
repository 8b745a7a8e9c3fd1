/** What decides where people may go between rounds, beside tables and seats: who can't move, who is not here, which tables are closed. */
import type { SeatId, TableId } from '../identifiers.ts';
import type { Seat } from '../seat.ts';

/** with-others: goes where the plan says. stays: can't move. away: is not here (any more), and needs no chair. */
export const MOVEMENTS = ['with-others', 'stays', 'away'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Seats and tables that are not named are as most are. */
export interface Places {
  closedTables: TableId[];
  /** The language spoken at a table, where it is not everybody's: a code as in BCP 47. */
  tableLanguages: Record<TableId, string>;
  /** The one language somebody speaks. */
  seatLanguages: Record<SeatId, string>;
  staying: SeatId[];
  away: SeatId[];
  /** Who was sent to another table and has not said yet that they have arrived. */
  onTheWay: SeatId[];
}

export const USUAL_PLACES: Places = {
  closedTables: [],
  tableLanguages: {},
  seatLanguages: {},
  staying: [],
  away: [],
  onTheWay: [],
};

export function movementOf(places: Places, seat: SeatId): Movement {
  if (places.away.includes(seat)) return 'away';
  return places.staying.includes(seat) ? 'stays' : 'with-others';
}

/** The people who will sit at a table: those who stay and those who come, without whoever is away. */
export function comingTo(table: TableId, seats: readonly Seat[], places: Places): Seat[] {
  return seats.filter(
    (seat) => seat.kind !== 'tablet' && (seat.nextTable ?? seat.table) === table && !places.away.includes(seat.id),
  );
}

/** Chairs that nobody has taken for the next round. */
export function chairsLeft(table: TableId, seats: readonly Seat[], places: Places, seatsPerTable: number): number {
  if (places.closedTables.includes(table)) return 0;
  return Math.max(0, seatsPerTable - comingTo(table, seats, places).length);
}
