/** A card for each person: where they sit in every round, as far as it is planned. */
import type { SeatId, TableId } from '#domain/identifiers.ts';
import type { Seat } from '#domain/seat.ts';
import type { Table } from '#domain/workshop.ts';

export const SEAT_CARDS_PER_SHEET = 8;

export interface SeatCard {
  seat: Seat;
  /** `number`: the table's; null: it is not planned yet. */
  stops: { round: number; number: number | null }[];
}

/** In the order of the routes; whoever has left meanwhile has no card. */
export function seatCards(
  routes: readonly { seat: SeatId; tables: readonly (TableId | null)[] }[],
  seats: readonly Seat[],
  tables: readonly Table[],
): SeatCard[] {
  return routes.flatMap((route) => {
    const seat = seats.find(({ id }) => id === route.seat);
    if (!seat) return [];
    const stops = route.tables.map((id, index) => ({
      round: index + 1,
      number: tables.find((table) => table.id === id)?.number ?? null,
    }));
    return [{ seat, stops }];
  });
}
