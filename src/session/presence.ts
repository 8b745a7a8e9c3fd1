/** Who else is at a table now: presence is shared and never kept. */
import type { Awareness } from 'y-protocols/awareness';
import { readBattery, type Battery } from '#domain/battery.ts';
import { isIdentifier, type IdeaId, type SeatId } from '#domain/identifiers.ts';
import type { Area, Place } from '#domain/note-place.ts';

/** More than this nobody needs to see chosen by another. */
const MOST_SELECTED = 50;

/** What a browser shows of itself. */
export interface Presence {
  /** null: a facilitator. */
  seat: SeatId | null;
  /** In board units; null where the pointer is elsewhere. */
  pointer: Place | null;
  typing: IdeaId | null;
  /** Ideas chosen on the board. */
  selected: readonly IdeaId[];
  /** Of a tablet or a host's device, for the desk; null where the browser does not tell. */
  battery: Battery | null;
  /** What the facilitator wants everybody at the table to look at; null: nothing. Only a facilitator is followed. */
  leads: Area | null;
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
    const { seat, pointer, typing, selected, battery, leads } = state as Partial<Presence>;
    if (seat === undefined) continue;
    peers.push({
      client,
      seat: isIdentifier(seat) ? seat : null,
      pointer: isPlace(pointer) ? pointer : null,
      typing: isIdentifier(typing) ? typing : null,
      selected: Array.isArray(selected) ? selected.slice(0, MOST_SELECTED).filter(isIdeaId) : [],
      battery: readBattery(battery),
      leads: isArea(leads) ? leads : null,
    });
  }
  return peers;
}

/** Seats that are connected to a table's document now. */
export function presentSeats(awareness: Awareness): Set<SeatId> {
  return new Set(readPeers(awareness).flatMap((peer) => (peer.seat ? [peer.seat] : [])));
}

/** What a facilitator wants everybody at this table to look at now; of several, the one who came first leads. */
export function ledTo(peers: readonly Peer[]): Area | null {
  return peers.find((peer) => peer.seat === null && peer.leads !== null)?.leads ?? null;
}

function isArea(value: unknown): value is Area {
  if (!isPlace(value)) return false;
  const { width, height } = value as Partial<Area>;
  return Number.isFinite(width) && Number.isFinite(height) && Number(width) > 0 && Number(height) > 0;
}

function isIdeaId(value: unknown): value is IdeaId {
  return isIdentifier(value);
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y } = value as Partial<Place>;
  return Number.isFinite(x) && Number.isFinite(y);
}
