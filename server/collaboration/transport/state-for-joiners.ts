/** What somebody is sent who has nothing of a document yet: encoded once for many, with the changes since behind it. */
import * as Y from 'yjs';
import type { Dialect, Spoken } from './dialect.ts';
import { syncStep2, syncUpdate } from './wire.ts';

/** Changes that may follow on the encoded state before it is encoded anew, in number and as a share of its bytes. */
const MAX_CHANGES = 200;
const MAX_SHARE = 0.25;

/** An update without any content. */
const NOTHING = Uint8Array.of(0, 0);

export class StateForJoiners {
  readonly #doc: Y.Doc;
  #state: Uint8Array | null = null;
  #changes: Uint8Array[] = [];
  #changesBytes = 0;
  readonly #spoken = new Map<Dialect, Spoken[]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  changed(update: Uint8Array): void {
    if (!this.#state) return;
    this.#changes.push(update);
    this.#changesBytes += update.length;
    this.#spoken.clear();
    const isStale = this.#changes.length > MAX_CHANGES || this.#changesBytes > this.#state.length * MAX_SHARE;
    if (isStale) this.forget();
  }

  /** Frees the memory; the next joiner has it encoded anew. */
  forget(): void {
    this.#state = null;
    this.#changes = [];
    this.#changesBytes = 0;
    this.#spoken.clear();
  }

  /** Everything, ended by the message that says so. */
  frames(dialect: Dialect, address: Uint8Array): { frames: Spoken[]; bytes: number } {
    this.#state ??= Y.encodeStateAsUpdate(this.#doc);
    const bytes = this.#state.length + this.#changesBytes;
    let frames = this.#spoken.get(dialect);
    if (!frames) {
      const messages =
        this.#changes.length === 0
          ? [syncStep2(this.#state)]
          : [syncUpdate(this.#state), ...this.#changes.map(syncUpdate), syncStep2(NOTHING)];
      frames = messages.map((message) => dialect.speak(address, message));
      this.#spoken.set(dialect, frames);
    }
    return { frames, bytes };
  }
}
