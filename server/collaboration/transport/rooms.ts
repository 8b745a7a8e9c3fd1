/** The rooms that are open: one a document, for as long as somebody is in it or on the way. */
import type { Document } from '@hocuspocus/server';
import type * as Y from 'yjs';
import type { Room } from './room.ts';
import type { SteadyHocuspocus } from '../steady-hocuspocus.ts';

/** A hold on a document: while there is one, Hocuspocus keeps it. */
type Hold = Awaited<ReturnType<SteadyHocuspocus<unknown>['openDirectConnection']>>;

interface Entry {
  /** Those who are in it or on the way. */
  guests: number;
  opened: Promise<{ room: Room; hold: Hold }>;
  room: Room | null;
}

export class Rooms {
  readonly #hocuspocus: SteadyHocuspocus<unknown>;
  readonly #furnish: (name: string, doc: Y.Doc) => Room;
  readonly #entries = new Map<string, Entry>();

  constructor(hocuspocus: SteadyHocuspocus<unknown>, furnish: (name: string, doc: Y.Doc) => Room) {
    this.#hocuspocus = hocuspocus;
    this.#furnish = furnish;
  }

  *[Symbol.iterator](): Iterator<Room> {
    for (const { room } of this.#entries.values()) if (room) yield room;
  }

  named(name: string): Room | null {
    return this.#entries.get(name)?.room ?? null;
  }

  /** The room of a loaded document; null where nobody is in it. */
  live(document: Document): Room | null {
    const room = this.named(document.name);
    return room?.doc === document ? room : null;
  }

  /** Every enter must be followed by a leave, unless it throws: the document could not be loaded. */
  async enter(name: string): Promise<Room> {
    const entry = this.#entries.get(name) ?? this.#open(name);
    entry.guests++;
    try {
      return (await entry.opened).room;
    } catch (error) {
      this.#gone(name, entry);
      throw error;
    }
  }

  leave(name: string): void {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error('invariant: who leaves a room has entered it');
    this.#gone(name, entry);
  }

  #open(name: string): Entry {
    const entry: Entry = { guests: 0, opened: this.#hold(name), room: null };
    this.#entries.set(name, entry);
    // Those who wait for it hear of a failure themselves.
    entry.opened.then(
      ({ room }) => (entry.room = room),
      () => {},
    );
    return entry;
  }

  async #hold(name: string): Promise<{ room: Room; hold: Hold }> {
    const hold = await this.#hocuspocus.openDirectConnection(name);
    if (!hold.document) throw new Error('invariant: a hold that was just taken has its document');
    return { room: this.#furnish(name, hold.document), hold };
  }

  #gone(name: string, entry: Entry): void {
    entry.guests--;
    if (entry.guests > 0) return;
    this.#entries.delete(name);
    entry.opened.then(
      ({ room, hold }) => {
        room.close();
        return hold.disconnect();
      },
      () => {},
    );
  }
}
