/** Where a latecomer sits down. */
import type { TableId } from './identifiers.ts';
import type { Table } from './workshop.ts';

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
