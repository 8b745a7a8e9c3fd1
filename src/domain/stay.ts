/** A stay: a seat was at a table for a while. It says how many and of which group, never who. */
import type { NoteColour } from './idea.ts';
import type { SeatId, TableId } from './identifiers.ts';
import { minuteOf } from './timeline.ts';
import type { SeatKind } from './seat.ts';

export interface Stay {
  seat: SeatId;
  table: TableId;
  kind: SeatKind;
  colour: NoteColour;
  /** One of the workshop's groups, or empty. */
  group: string;
  remote: boolean;
  /** Epoch ms. */
  from: number;
  /** null: still there. */
  until: number | null;
}

/** Who was at the table in that minute, those last who came last. A seat that came and went within it counts. */
export function staysInMinute(stays: readonly Stay[], table: TableId, minute: number): Stay[] {
  const there = stays.filter(
    (stay) =>
      stay.table === table && minuteOf(stay.from) <= minute && (stay.until === null || minute <= minuteOf(stay.until)),
  );
  return [...new Map(there.map((stay) => [stay.seat, stay])).values()];
}
