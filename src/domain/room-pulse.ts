/** How the room is at this moment, in numbers: what the desk shows of all tables without opening a single board. */
import type { Battery } from './battery.ts';
import type { Idea } from './idea.ts';
import type { SeatId, TableId } from './identifiers.ts';

/** Times are epoch ms by the server's clock. */
export interface TablePulse {
  table: TableId;
  /** Ideas that count. */
  ideas: number;
  /** Of them in the latest round. */
  inRound: number;
  /** When the youngest of them was written; null: there is none. */
  lastIdeaAt: number | null;
  /** When anything last changed on the board; null: not since the server started. */
  lastChangeAt: number | null;
  /**
   * How many of the people at the table have written nothing in this round. Never who: what somebody wrote is nobody's to be checked. null: it
   * can't be said, because several write on the table's tablet.
   */
  yetToWrite: number | null;
}

export interface RoomPulse {
  at: number;
  tables: TablePulse[];
  /** Seats whose device is connected. */
  connected: SeatId[];
  /** Seats that were connected and are not any more. */
  gone: { seat: SeatId; since: number }[];
  /** Tablets and hosts' devices, where the browser tells. */
  batteries: (Battery & { seat: SeatId })[];
  /** What was written last, newest first, and at which table; not by whom. What is written in silence is not among it until it is uncovered. */
  latest: LatestIdea[];
}

export type LatestIdea = Pick<Idea, 'id' | 'table' | 'text' | 'colour' | 'writtenAt'>;

/** Ideas that are shown as the latest. */
export const LATEST_IDEAS = 6;
