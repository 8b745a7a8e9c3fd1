/** Changing tables between rounds. */
import type { SeatId, TableId } from './identifiers.ts';
import type { Seat } from './seat.ts';
import type { Table } from './workshop.ts';

/** For each seat that moves, the table it goes to: participants to the next number (the last to the first), hosts and tablets stay. */
export function seatingClockwise(tables: readonly Table[], seats: readonly Seat[]): Map<SeatId, TableId> {
  const moves = new Map<SeatId, TableId>();
  if (tables.length < 2) return moves;
  const circle = [...tables].sort((a, b) => a.number - b.number);
  for (const seat of seats) {
    if (seat.kind !== 'participant') continue;
    const here = circle.findIndex((table) => table.id === seat.table);
    const next = circle[(here + 1) % circle.length];
    if (next) moves.set(seat.id, next.id);
  }
  return moves;
}

/** The table where a latecomer fits best: fewest people, then lowest number; null when every chair is taken. */
export function emptiestTable(
  tables: readonly Table[],
  people: ReadonlyMap<TableId, number>,
  seatsPerTable: number,
): Table | null {
  let best: Table | null = null;
  for (const table of [...tables].sort((a, b) => a.number - b.number)) {
    const count = people.get(table.id) ?? 0;
    if (count >= seatsPerTable) continue;
    if (best === null || count < (people.get(best.id) ?? 0)) best = table;
  }
  return best;
}
