/** The cheapest way to give everybody one slot: the Hungarian method with potentials (Kuhn 1955, Munkres 1957). */

/**
 * The slot of each row, all different, so that the costs add up to as little as possible. `cost[row][slot]`: at least as many slots as rows.
 * Takes rows² × slots steps.
 */
export function cheapestAssignment(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length;
  const slots = cost[0]?.length ?? 0;
  if (slots < rows) throw new Error('invariant: there is a slot for everybody');
  const ofRow = new Float64Array(rows + 1);
  const ofSlot = new Float64Array(slots + 1);
  /** Row by slot, both from 1; 0: free. */
  const holder = new Int32Array(slots + 1);
  const previous = new Int32Array(slots + 1);
  for (let row = 1; row <= rows; row++) {
    holder[0] = row;
    const least = new Float64Array(slots + 1).fill(Infinity);
    const isDone = new Uint8Array(slots + 1);
    let at = 0;
    do {
      isDone[at] = 1;
      const next = nextSlot(cost, { holder, previous, ofRow, ofSlot, least, isDone }, at);
      for (let slot = 0; slot <= slots; slot++) {
        if (isDone[slot]) {
          const held = holder[slot] ?? 0;
          ofRow[held] = (ofRow[held] ?? 0) + next.by;
          ofSlot[slot] = (ofSlot[slot] ?? 0) - next.by;
        } else least[slot] = (least[slot] ?? 0) - next.by;
      }
      at = next.slot;
    } while (holder[at] !== 0);
    for (; at !== 0; at = previous[at] ?? 0) holder[at] = holder[previous[at] ?? 0] ?? 0;
  }
  const slotOf = new Array<number>(rows).fill(-1);
  for (let slot = 1; slot <= slots; slot++) if (holder[slot]) slotOf[(holder[slot] ?? 0) - 1] = slot - 1;
  return slotOf;
}

interface Search {
  holder: Int32Array;
  previous: Int32Array;
  ofRow: Float64Array;
  ofSlot: Float64Array;
  least: Float64Array;
  isDone: Uint8Array;
}

/** The slot that is reached most cheaply from those that are done, and by how much. */
function nextSlot(cost: readonly (readonly number[])[], search: Search, at: number): { slot: number; by: number } {
  const { holder, previous, ofRow, ofSlot, least, isDone } = search;
  const row = holder[at] ?? 0;
  const costs = cost[row - 1] ?? [];
  let best = { slot: 0, by: Infinity };
  for (let slot = 1; slot < least.length; slot++) {
    if (isDone[slot]) continue;
    const reduced = (costs[slot - 1] ?? 0) - (ofRow[row] ?? 0) - (ofSlot[slot] ?? 0);
    if (reduced < (least[slot] ?? 0)) {
      least[slot] = reduced;
      previous[slot] = at;
    }
    if ((least[slot] ?? 0) < best.by) best = { slot, by: least[slot] ?? 0 };
  }
  return best;
}
