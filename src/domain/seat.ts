/** A seat: one person's place in a workshop (or the tablet that lies on a table); never a person's record. */
import { NOTE_COLOURS, type NoteColour } from './idea.ts';
import type { SeatId, TableId } from './identifiers.ts';

/** A host stays when the others move; a tablet belongs to its table. */
export const SEAT_KINDS = ['participant', 'host', 'tablet'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** Where a person sits at a tablet that several share: the degrees by which what they write on is turned to them, clockwise. */
export const SIDES = [0, 90, 180, 270] as const;
export type Side = (typeof SIDES)[number];

/** What stands in a seat's dot beside its colour: colour alone tells nothing to those who see none, and there are only six. */
export const SEAT_SYMBOLS = [
  'leaf',
  'cup',
  'star',
  'moon',
  'key',
  'bell',
  'fish',
  'bird',
  'boat',
  'cloud',
  'apple',
  'flower',
] as const;
export type SeatSymbol = (typeof SEAT_SYMBOLS)[number];

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
  symbol: SeatSymbol;
  /** Has no device of its own: it writes and votes on the tablet of the table where it sits. */
  isShared: boolean;
  /** Of that tablet; 0 for whoever has a device. */
  side: Side;
  /** Takes part from elsewhere. */
  remote: boolean;
}

export function isSide(value: unknown): value is Side {
  return SIDES.includes(value as Side);
}

/** The seats that write on a table's tablet, wherever that table's tablets lie. */
export function sharersAt(seats: readonly Seat[], table: TableId): Seat[] {
  return seatsAt(seats, table).filter((seat) => seat.isShared);
}

/**
 * How a new seat is told from the others: in the wished colour, or the one that is rarest at its table, with a symbol that no seat of that
 * colour has in the whole workshop, as long as there is one.
 */
export function freeMark(
  seats: readonly Seat[],
  table: TableId,
  wish?: NoteColour,
): { colour: NoteColour; symbol: SeatSymbol } {
  const here = seatsAt(seats, table);
  const times = (colour: NoteColour) => here.filter((seat) => seat.colour === colour).length;
  const colour = wish ?? NOTE_COLOURS.reduce((rarest, one) => (times(one) < times(rarest) ? one : rarest));
  const used = (symbol: SeatSymbol) =>
    seats.filter((seat) => seat.colour === colour && seat.symbol === symbol).length * seats.length +
    here.filter((seat) => seat.symbol === symbol).length;
  const symbol = SEAT_SYMBOLS.reduce((rarest, one) => (used(one) < used(rarest) ? one : rarest));
  return { colour, symbol };
}

/** Whether the seat takes one of the table's chairs: the table's own tablet does not. */
export function takesChair(seat: Seat): boolean {
  return seat.kind !== 'tablet';
}

export function seatsAt(seats: readonly Seat[], table: TableId): Seat[] {
  return seats.filter((seat) => seat.table === table && takesChair(seat));
}
