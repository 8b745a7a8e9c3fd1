/** What the person changed on the canvas, on its way out: gathered for a moment, always sent before anything from outside is shown. */
import type { TLRecord, TLStore } from 'tldraw';

/** Milliseconds for which changes are gathered: a stroke or a drag would otherwise be sent sixty times a second. */
const GATHERING_MS = 60;

export class Outbox {
  readonly #store: TLStore;
  readonly #send: (changed: ReadonlySet<TLRecord['id']>) => void;
  readonly #stopListening: () => void;
  #changed = new Set<TLRecord['id']>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #showing = false;

  constructor(store: TLStore, send: (changed: ReadonlySet<TLRecord['id']>) => void) {
    this.#store = store;
    this.#send = send;
    this.#stopListening = store.listen(
      ({ changes }) => {
        if (this.#showing) return;
        for (const group of [changes.added, changes.updated, changes.removed]) {
          for (const id of Object.keys(group) as TLRecord['id'][]) this.add(id);
        }
      },
      { source: 'user', scope: 'document' },
    );
  }

  add(id: TLRecord['id']): void {
    this.#changed.add(id);
    this.#timer ??= setTimeout(() => this.flush(), GATHERING_MS);
  }

  flush(): void {
    this.#hearOut();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#changed.size === 0) return;
    const changed = this.#changed;
    this.#changed = new Set();
    this.#send(changed);
  }

  /** Puts into the store what came from outside. Nothing of it, nor what tldraw changes in answer to it, is sent back. */
  show(change: () => void): void {
    this.flush();
    const outer = this.#showing;
    this.#showing = true;
    try {
      this.#store.mergeRemoteChanges(change);
      this.#hearOut();
    } finally {
      this.#showing = outer;
    }
  }

  stop(): void {
    this.flush();
    this.#stopListening();
  }

  /** The store tells its listeners once a frame; a new listener makes it tell them now. */
  #hearOut(): void {
    this.#store.listen(() => {})();
  }
}
