/** Tables whose host has left, and people who seem to have joined twice: what a desk puts right in one tap. */
import type { TableId } from '../identifiers.ts';
import { seatsAt, type Seat } from '../seat.ts';
import type { Table } from '../workshop.ts';
import type { Places } from './places.ts';

/** Where a host is expected and nobody is: one is named in the set-up, or other tables have one. A table without people needs none. */
export function tablesWithoutHost(tables: readonly Table[], seats: readonly Seat[], places: Places): TableId[] {
  const isHost = (seat: Seat) => seat.kind === 'host' && !places.away.includes(seat.id);
  const areThereHosts = seats.some(isHost);
  return tables
    .filter((table) => !places.closedTables.includes(table.id))
    .filter((table) => areThereHosts || table.host !== '')
    .filter((table) => {
      const here = seatsAt(seats, table.id).filter((seat) => !places.away.includes(seat.id));
      return here.length > 0 && !here.some(isHost);
    })
    .map((table) => table.id);
}

/** Seats of one name and group; with a phone and a laptop one person takes two. Without a name nobody can tell. */
export function possibleDoubles(seats: readonly Seat[], places: Places): Seat[][] {
  const byName = new Map<string, Seat[]>();
  for (const seat of seats) {
    if (seat.kind === 'tablet' || seat.name === '' || places.away.includes(seat.id)) continue;
    const key = `${seat.name.toLocaleLowerCase()}\n${seat.group}`;
    byName.set(key, [...(byName.get(key) ?? []), seat]);
  }
  return [...byName.values()].filter((same) => same.length > 1);
}
