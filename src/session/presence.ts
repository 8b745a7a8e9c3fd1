/** Who else is at a table now: presence is shared and never kept. */
import type { Awareness } from 'y-protocols/awareness';
import { isIdentifier, type IdeaId, type SeatId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';

/** What a browser shows of itself. */
export interface Presence {
  /** null: a facilitator. */
  seat: SeatId | null;
  /** In board units; null where the pointer is elsewhere. */
  pointer: Place | null;
  typing: IdeaId | null;
}

export interface Peer extends Presence {
  /** One per connection. */
  client: number;
}

/** The others, as far as they say something readable about themselves. */
export function readPeers(awareness: Awareness): Peer[] {
  const peers: Peer[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const { seat, pointer, typing } = state as Partial<Presence>;
    if (seat === undefined) continue;
    peers.push({
      client,
      seat: isIdentifier(seat) ? seat : null,
      pointer: isPlace(pointer) ? pointer : null,
      typing: isIdentifier(typing) ? typing : null,
    });
  }
  return peers;
}

/** Seats that are connected to a table's document now. */
export function presentSeats(awareness: Awareness): Set<SeatId> {
  return new Set(readPeers(awareness).flatMap((peer) => (peer.seat ? [peer.seat] : [])));
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y } = value as Partial<Place>;
  return Number.isFinite(x) && Number.isFinite(y);
}
