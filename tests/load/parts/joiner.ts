/** Somebody who opens a board and waits until all of it is there. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Place } from './lean-person.ts';
import { openLeanSocket, type LeanSocket } from './lean-socket.ts';
import { hear, wordsFor, type Hearing, type Speech, type Words } from './words.ts';

export class Joiner implements Hearing {
  readonly received: Uint8Array[] = [];
  /** Milliseconds from the first packet to the whole board. */
  tookMs = NaN;
  /** Bytes on the wire until then. */
  bytes = 0;
  readonly #client: number;
  readonly #seat: string;
  readonly #speech: Speech;
  readonly #words: Words;
  #socket: LeanSocket | null = null;
  #isWhole = Promise.withResolvers<void>();
  #isAdmitted = Promise.withResolvers<void>();
  readonly #isGone = Promise.withResolvers<void>();
  /** Messages that are acknowledged where the server does that, and how many were. */
  #sent = 0;
  #acknowledged = 0;

  constructor(client: number, { document, token, seat }: Place, speech: Speech) {
    this.#client = client;
    this.#seat = seat;
    this.#speech = speech;
    this.#words = wordsFor(speech, document, token);
  }

  /** Resolves once everything is there; rejects where it never will be. */
  async open(address: string): Promise<void> {
    const began = performance.now();
    this.#socket = await openLeanSocket(address, this.#words.path, {
      heard: (message) => hear(this.#speech, message, this),
      closed: (code) => this.#fail(`closed with ${code}`),
    });
    if (this.#words.enter) {
      this.#socket.send(this.#words.enter);
      await this.#isAdmitted.promise;
    }
    this.#ask();
    // Who comes in shows themselves to the others.
    this.#socket.send(
      this.#words.presence(this.#client, 1, JSON.stringify({ seat: this.#seat, pointer: null, typing: null })),
    );
    await this.#isWhole.promise;
    this.tookMs = performance.now() - began;
    this.bytes = this.#socket.bytesRead;
  }

  /** Sends a change; resolves once the server has read it, and acknowledged it where it does that. */
  async write(update: Uint8Array): Promise<void> {
    this.#isWhole = Promise.withResolvers<void>();
    this.#sent++;
    this.#socket?.send(this.#words.edit(update));
    this.#ask();
    await this.#isWhole.promise;
    while (this.#speech === 'hocuspocus' && this.#acknowledged < this.#sent) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Resolves once the connection is closed. */
  leave(): Promise<void> {
    this.#socket?.close();
    return this.#isGone.promise;
  }

  /** What two joiners have in common where they were sent the same. */
  get fingerprint(): string {
    const hash = createHash('sha256');
    for (const update of this.received) hash.update(update);
    return hash.digest('hex');
  }

  document(): Y.Doc {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of this.received) Y.applyUpdate(doc, update);
    });
    return doc;
  }

  asked(): void {
    this.#sent++;
    this.#socket?.send(this.#words.nothing);
  }

  admitted(): void {
    this.#isAdmitted.resolve();
  }

  denied(reason: string): void {
    this.#fail(`denied: ${reason}`);
  }

  update(update: Uint8Array, isAnswer: boolean): void {
    this.received.push(Uint8Array.from(update));
    if (isAnswer) this.#isWhole.resolve();
  }

  present(): void {
    // Others come in too: read, and not looked at.
  }

  acknowledged(isTaken: boolean): void {
    if (isTaken) this.#acknowledged++;
    else this.#fail('a change was refused');
  }

  #ask(): void {
    if (this.#words.ask) this.#socket?.send(this.#words.ask);
  }

  #fail(why: string): void {
    this.#isGone.resolve();
    const error = new Error(why);
    for (const one of [this.#isAdmitted, this.#isWhole]) {
      one.reject(error);
      // Whoever waits hears of it; where nobody does, the connection has simply ended.
      one.promise.catch(() => {});
    }
  }
}
