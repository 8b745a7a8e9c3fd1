/** Somebody who writes one idea of their own, and knows when each character of it was typed. */
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideaText } from '#document/table-document.ts';

/** Yjs clients of the measured people are numbered from here. */
export const FIRST_CLIENT = 1_000_000;

export class Writer {
  readonly client: number;
  readonly idea: IdeaId;
  /** When each character was typed (`performance.now()`). */
  readonly typedAt: number[] = [];
  /** The clock of the first typed character. */
  firstClock = 0;
  readonly #doc = new Y.Doc();
  readonly #text: Y.Text;
  #latest: Uint8Array = new Uint8Array();

  constructor(number: number) {
    this.client = FIRST_CLIENT + number;
    this.idea = String(number).padStart(20, '0') as IdeaId;
    this.#doc.clientID = this.client;
    addIdea(this.#doc, {
      id: this.idea,
      text: 'Klop pod lipo: ',
      colour: 'sun',
      place: { x: 40 * (number % 50), y: 40 * (number % 40) },
      round: 1,
      seat: null,
      writtenAt: 1 + number,
    });
    const text = ideaText(this.#doc, this.idea);
    if (!text) throw new Error('invariant: an idea that was added has a text');
    this.#text = text;
    this.firstClock = Y.getState(this.#doc.store, this.client);
    this.#doc.on('update', (update: Uint8Array) => (this.#latest = update));
  }

  get text(): string {
    return this.#text.toJSON();
  }

  /** The update that brings the idea. */
  begin(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** Types one more character; returns the update that brings it. */
  type(now: number): Uint8Array {
    this.#text.insert(this.#text.length, 'abcdefghijklmnopqrstuvwxyz '[this.typedAt.length % 27] ?? 'a');
    this.typedAt.push(now);
    return this.#latest;
  }
}
