/** A seat: one person's place in a workshop (or the tablet that lies on a table); never a person's record. */
import type { NoteColour } from './idea.ts';
import type { SeatId, TableId } from './identifiers.ts';

/** A host stays when the others move; a tablet belongs to its table. */
export const SEAT_KINDS = ['participant', 'host', 'tablet'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export interface Seat {
  id: SeatId;
  kind: SeatKind;
  /** The table it is at now. */
  table: TableId;
  /** Where it goes when the next round opens; null: stays, or nothing is planned. */
  nextTable: TableId | null;
  /** Empty where the person gave none. */
  name: string;
  /** One of the workshop's groups, or empty. */
  group: string;
  colour: NoteColour;
  /** Takes part from elsewhere. */
  remote: boolean;
}

/** Whether the seat takes one of the table's chairs: the table's own tablet does not. */
export function takesChair(seat: Seat): boolean {
  return seat.kind !== 'tablet';
}

export function seatsAt(seats: readonly Seat[], table: TableId): Seat[] {
  return seats.filter((seat) => seat.table === table && takesChair(seat));
}
