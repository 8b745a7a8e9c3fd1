/** Remote people as their table sees them: whether their device is connected, and when they were last heard. */
import { isCounted, type Idea } from './idea.ts';
import type { IdeaId, SeatId, TableId } from './identifiers.ts';
import { seatsAt, type Seat } from './seat.ts';
import type { WorkshopView } from './workshop-view.ts';
import { isRoundOpen } from './workshop.ts';

/** Milliseconds of an open round without a word from somebody, after which the table is asked to turn to them. */
export const UNHEARD_AFTER_MS = 5 * 60_000;

export interface RemotePerson {
  seat: SeatId;
  /** Empty where none was given. */
  name: string;
  /** null: it is not known yet. */
  isConnected: boolean | null;
  isTyping: boolean;
  /** When they last wrote at this table; null: not yet. Epoch ms by the server's clock. */
  lastHeardAt: number | null;
  /** The table should turn to them now. */
  isForgotten: boolean;
}

interface TableNow {
  table: TableId;
  seats: readonly Seat[];
  ideas: readonly Idea[];
  /** Whose devices are there, and what they type into; null: not connected oneself. */
  peers: readonly { seat: SeatId | null; typing: IdeaId | null }[] | null;
  /** Since when people have been able to write; null: they can't now. */
  openSince: number | null;
  now: number;
}

/** Since when people can write; null: they can't now. */
export function openingOf({ phase, round }: Pick<WorkshopView, 'phase' | 'round'>): number | null {
  return round && isRoundOpen({ phase, rounds: [round] }) ? round.openedAt : null;
}

/** In the order of the seats. */
export function remotePeopleAt({ table, seats, ideas, peers, openSince, now }: TableNow): RemotePerson[] {
  return seatsAt(seats, table)
    .filter((seat) => seat.remote)
    .map((seat) => {
      const theirs = peers?.filter((peer) => peer.seat === seat.id) ?? [];
      const isTyping = theirs.some((peer) => peer.typing !== null);
      // A device whose clock is wrong has not written tomorrow.
      const times = ideas
        .filter((idea) => idea.seat === seat.id && (isCounted(idea) || idea.isCovered))
        .map((idea) => Math.min(idea.writtenAt, now));
      const lastHeardAt = times.length === 0 ? null : Math.max(...times);
      const silentSince = openSince === null ? null : Math.max(openSince, lastHeardAt ?? openSince);
      return {
        seat: seat.id,
        name: seat.name,
        isConnected: peers === null ? null : theirs.length > 0,
        isTyping,
        lastHeardAt,
        isForgotten: !isTyping && silentSince !== null && now - silentSince >= UNHEARD_AFTER_MS,
      };
    });
}
