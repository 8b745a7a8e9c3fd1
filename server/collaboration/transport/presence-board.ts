/** Who is at a document now: the latest state of each connection, bound to it. Nobody speaks for anybody else. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { SeatId } from '#domain/identifiers.ts';
import { MAX_PRESENCE_BYTES } from './limits.ts';

/** What y-protocols tells of one Yjs client: a state in JSON, or `null` in JSON once it has left, and a clock that counts the tellings. */
interface Told {
  client: number;
  clock: number;
  state: string;
}

/** One connection, as far as presence goes. */
export interface PresenceOwner {
  /** The person behind it; they may come back on another connection. */
  readonly identity: string;
  /** The seat it must sign with: its own. null: it signs with none. */
  readonly signsAs: string | null;
  /** Whether nobody else has written under this Yjs client's id. */
  mayBe(client: number): boolean;
}

const MAX_CLIENT = 2 ** 32;
const MAX_CLOCK = 2 ** 31;
/** Clients that one message may tell of: a y-websocket client repeats what it hears about the others. */
const MAX_TOLD = 200;
const GONE = 'null';

/** Clients whose clocks are remembered while a document is open. */
const MAX_REMEMBERED = 20_000;

export class PresenceBoard {
  readonly #present = new Map<PresenceOwner, { client: number; entry: Uint8Array; state: string }>();
  /** Whose a Yjs client's id is, and the last clock told of it: others take only what comes after that. */
  readonly #clients = new Map<number, { owner: PresenceOwner; clock: number }>();
  readonly #changed = new Map<number, Uint8Array>();

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  /** Who has shown themselves as this Yjs client; null: nobody yet. */
  identityOf(client: number): string | null {
    return this.#clients.get(client)?.owner.identity ?? null;
  }

  /** What `owner` tells of itself; what it says about others is passed over. Throws where it can't be read. */
  tell(owner: PresenceOwner, update: Uint8Array): void {
    for (const told of readTold(update)) {
      const client = this.#present.get(owner)?.client ?? this.#clientFor(owner, told.client);
      if (client !== told.client) continue;
      const state = told.state === GONE ? GONE : signedState(told.state, owner);
      if (state !== null) this.#put(owner, { ...told, state });
      return;
    }
  }

  leave(owner: PresenceOwner): void {
    const present = this.#present.get(owner);
    if (present) this.#put(owner, { client: present.client, clock: 0, state: GONE });
  }

  /** What has changed since the last time, each client once. */
  takeChanges(): Uint8Array[] {
    const entries = [...this.#changed.values()];
    this.#changed.clear();
    return entries;
  }

  /** Everybody, for somebody who comes in. */
  everybody(): Uint8Array[] {
    return [...this.#present.values()].map(({ entry }) => entry);
  }

  /** What seats show of themselves. */
  shown(): { seat: SeatId; state: unknown }[] {
    const seats: { seat: SeatId; state: unknown }[] = [];
    for (const [{ signsAs }, { state }] of this.#present) {
      if (signsAs) seats.push({ seat: signsAs as SeatId, state: JSON.parse(state) as unknown });
    }
    return seats;
  }

  /** A connection is one Yjs client: the first that it tells of and that is nobody else's. */
  #clientFor(owner: PresenceOwner, client: number): number | null {
    const known = this.#clients.get(client);
    const isFree = known ? known.owner.identity === owner.identity : this.#clients.size < MAX_REMEMBERED;
    return isFree && owner.mayBe(client) ? client : null;
  }

  #put(owner: PresenceOwner, { client, clock, state }: Told): void {
    // A client that has come back counts on from where it was, which is before its own leaving.
    const known = this.#clients.get(client);
    const told = { client, clock: Math.max(clock, (known?.clock ?? -1) + 1), state };
    this.#clients.set(client, { owner, clock: told.clock });
    if (known) this.#present.delete(known.owner);
    const entry = encodeTold(told);
    if (state !== GONE) this.#present.set(owner, { client, entry, state });
    this.#changed.set(client, entry);
  }
}

function readTold(update: Uint8Array): Told[] {
  const decoder = createDecoder(update);
  const count = readVarUint(decoder);
  const told: Told[] = [];
  for (let index = 0; index < Math.min(count, MAX_TOLD); index++) {
    const one = { client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) };
    if (one.client < MAX_CLIENT && one.clock < MAX_CLOCK && one.state.length <= MAX_PRESENCE_BYTES) told.push(one);
  }
  return told;
}

/** The state as others will see it: signed with the connection's own seat where it is signed at all; null where it is no state. */
function signedState(state: string, owner: PresenceOwner): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(state);
  } catch {
    // Not JSON: nothing that anybody could show.
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  if (!('seat' in parsed) || parsed.seat === owner.signsAs) return state;
  return JSON.stringify({ ...parsed, seat: owner.signsAs });
}

function encodeTold({ client, clock, state }: Told): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeVarString(encoder, state);
  return toUint8Array(encoder);
}
