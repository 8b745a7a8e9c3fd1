/** One measured person at a table: writes, shows where they point, and keeps everything that comes from the others. */
import * as Y from 'yjs';
import { openLeanSocket, type LeanSocket } from './lean-socket.ts';
import type { Tally } from './tally.ts';
import { hear, wordsFor, type Hearing, type Speech, type Words } from './words.ts';
import { writtenCharacters } from './written-characters.ts';
import { FIRST_CLIENT, Writer } from './writer.ts';

export interface Place {
  document: string;
  token: string;
  /** The seat that presence is signed with. */
  seat: string;
}

export class LeanPerson implements Hearing {
  readonly writer: Writer;
  readonly place: Place;
  readonly room: LeanPerson[];
  /** Everything that came, to be put together at the end. */
  readonly received: Uint8Array[] = [];
  /** Messages that must be acknowledged where the server does that, and how many were. */
  sent = 0;
  saved = 0;
  refused = 0;
  /** Why the connection ended before it should. */
  trouble: string | null = null;
  presenceClock = 0;
  readonly #speech: Speech;
  readonly #words: Words;
  readonly #tally: Tally;
  /** Of each of the others, by number: characters of theirs that came; undefined before their idea did. */
  readonly #heardOf = new Map<number, number>();
  readonly #presenceOf = new Map<number, number>();
  /** What the messages brought that are not acknowledged yet: when a character was typed, or null. */
  readonly #onTheirWay: (number | null)[] = [];
  #socket: LeanSocket | null = null;
  #isLeaving = false;
  #whenAdmitted: () => void = () => {};
  #whenWhole: () => void = () => {};

  /** `room`: everybody at the same table, this person too. */
  constructor(
    number: number,
    place: Place,
    { speech, room, tally }: { speech: Speech; room: LeanPerson[]; tally: Tally },
  ) {
    this.writer = new Writer(number);
    this.place = place;
    this.room = room;
    this.#speech = speech;
    this.#words = wordsFor(speech, place.document, place.token);
    this.#tally = tally;
  }

  /** Resolves once the document as it was has come (a relay has none). */
  async enter(address: string): Promise<void> {
    this.#socket = await openLeanSocket(address, this.#words.path, {
      heard: (message) => {
        this.#tally.frames++;
        hear(this.#speech, message, this);
      },
      closed: (code) => {
        if (!this.#isLeaving) this.trouble ??= `closed with ${code}`;
        this.#whenAdmitted();
        this.#whenWhole();
      },
    });
    if (this.#words.enter) {
      const isAdmitted = new Promise<void>((resolve) => (this.#whenAdmitted = resolve));
      this.#socket.send(this.#words.enter);
      await isAdmitted;
    }
    if (this.#words.ask) {
      const isWhole = new Promise<void>((resolve) => (this.#whenWhole = resolve));
      this.#socket.send(this.#words.ask);
      await isWhole;
    }
  }

  begin(): void {
    this.#send(this.#words.edit(this.writer.begin()), null);
    this.point(0);
  }

  type(): void {
    const now = performance.now();
    this.#tally.typed(now);
    this.#send(this.#words.edit(this.writer.type(now)), now);
  }

  point(at: number): void {
    this.presenceClock++;
    this.#tally.pointed();
    const pointer = { x: Math.round(400 + 300 * Math.sin(at)), y: Math.round(300 + 200 * Math.cos(at)) };
    const state = JSON.stringify({ seat: this.place.seat, pointer, typing: this.writer.idea });
    this.#socket?.send(this.#words.presence(this.writer.client, this.presenceClock, state));
  }

  /** `isSilent`: gone without a word, like a tablet whose battery is empty. */
  leave({ isSilent = false } = {}): void {
    this.#isLeaving = true;
    if (isSilent) this.#socket?.vanish();
    else this.#socket?.close();
  }

  /** Whether the idea of everybody at the table has come. */
  get knowsEverybody(): boolean {
    return this.room.every((other) => other === this || this.#heardOf.has(other.writer.client));
  }

  /** Characters of the others that have not come yet. */
  get missing(): number {
    return this.room.reduce((sum, other) => {
      if (other === this) return sum;
      return sum + other.writer.typedAt.length - (this.#heardOf.get(other.writer.client) ?? 0);
    }, 0);
  }

  /** People at the table whose latest presence has not come. */
  get outdated(): number {
    return this.room.filter(
      (other) => other !== this && this.#presenceOf.get(other.writer.client) !== other.presenceClock,
    ).length;
  }

  asked(): void {
    this.#send(this.#words.nothing, null);
  }

  admitted(isReadOnly: boolean): void {
    if (isReadOnly) this.trouble ??= 'admitted to read only';
    this.#whenAdmitted();
  }

  denied(reason: string): void {
    this.trouble ??= `denied: ${reason}`;
    this.#whenAdmitted();
    this.#whenWhole();
  }

  update(update: Uint8Array, isAnswer: boolean): void {
    const now = performance.now();
    this.received.push(Uint8Array.from(update));
    writtenCharacters(update, (client, clock, length) => this.#hearWritten(now, client, clock, length));
    if (isAnswer) this.#whenWhole();
  }

  present(client: number, clock: number): void {
    if (client === this.writer.client || clock <= (this.#presenceOf.get(client) ?? 0)) return;
    this.#presenceOf.set(client, clock);
    this.#tally.presenceSeen++;
  }

  acknowledged(isTaken: boolean): void {
    if (!isTaken) {
      this.refused++;
      this.#onTheirWay.shift();
      return;
    }
    this.saved++;
    const typedAt = this.#onTheirWay.shift() ?? null;
    if (typedAt !== null) this.#tally.savedAfter(typedAt, performance.now());
  }

  /** What this person has in the end, put together from everything that came and what they wrote. */
  wholeDocument(): Y.Doc {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.writer.begin());
    doc.transact(() => {
      for (const update of this.received) Y.applyUpdate(doc, update);
    });
    return doc;
  }

  #send(message: Uint8Array, typedAt: number | null): void {
    this.sent++;
    this.#onTheirWay.push(typedAt);
    this.#socket?.send(message);
  }

  #hearWritten(now: number, client: number, clock: number, length: number): void {
    const other = this.#tally.everybody[client - FIRST_CLIENT];
    if (!other || other === this) return;
    const { firstClock, typedAt } = other.writer;
    if (clock < firstClock && !this.#heardOf.has(client)) this.#heardOf.set(client, 0);
    const known = this.#heardOf.get(client) ?? 0;
    const upTo = clock + length - firstClock;
    for (let typed = Math.max(known, clock - firstClock); typed < upTo; typed++) {
      this.#tally.seenAfter(typedAt[typed] ?? NaN, now);
    }
    // Whoever wrote is read in order: a gap would stay missing for ever.
    if (upTo > known && clock - firstClock <= known) this.#heardOf.set(client, upTo);
  }
}
