/** How many changes each minute saw, over one board or many. */
import type { BoardMinute } from '#document/board-history.ts';

export function busyMinutes(boards: readonly (readonly BoardMinute[])[]): Map<number, number> {
  const busy = new Map<number, number>();
  for (const board of boards) {
    for (const { minute, updates } of board) busy.set(minute, (busy.get(minute) ?? 0) + updates);
  }
  return busy;
}
