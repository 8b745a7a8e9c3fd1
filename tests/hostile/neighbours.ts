/** Two people who go on working at the table that is attacked: what each writes must reach the other, and soon. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideasMap, ideaText } from '#document/table-document.ts';
import type { Victim } from './attacker.ts';

const KEYS_A_SECOND = 20;

export interface Neighbour {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  leave(): void;
}

export async function sit({ address, token, document }: Victim): Promise<Neighbour> {
  const socket = new HocuspocusProviderWebsocket({ url: address });
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: document, token, document: doc });
  provider.attach();
  await new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  return {
    doc,
    provider,
    leave() {
      provider.destroy();
      socket.destroy();
    },
  };
}

/** One writes, the other reads. */
export class Neighbours {
  readonly writer: Neighbour;
  readonly reader: Neighbour;
  /** Milliseconds from a keystroke to the other's screen, since the last `takeDelays`. */
  #delays: number[] = [];
  readonly #typedAt: number[] = [];
  readonly #idea = 'neighbour'.padEnd(20, '0') as IdeaId;
  readonly #timer: NodeJS.Timeout;

  private constructor(writer: Neighbour, reader: Neighbour) {
    this.writer = writer;
    this.reader = reader;
    addIdea(writer.doc, {
      id: this.#idea,
      text: '',
      colour: 'sun',
      place: { x: 0, y: 0 },
      round: 1,
      seat: null,
      writtenAt: 1,
    });
    let seen = 0;
    ideasMap(reader.doc).observeDeep(() => {
      const now = performance.now();
      for (const length = this.#read(reader).length; seen < length; seen++) {
        this.#delays.push(now - (this.#typedAt[seen] ?? now));
      }
    });
    this.#timer = setInterval(() => {
      const text = ideaText(writer.doc, this.#idea);
      // Within what a text may have, however long the attacks last.
      if (!text || text.length >= 8_000) return;
      this.#typedAt.push(performance.now());
      text.insert(text.length, 'abcdefghij'[text.length % 10] ?? '');
    }, 1000 / KEYS_A_SECOND);
  }

  static async sit(one: Victim, other: Victim): Promise<Neighbours> {
    return new Neighbours(await sit(one), await sit(other));
  }

  /** Waits until so many keystrokes have arrived on the other's screen. */
  async haveSeen(count: number): Promise<void> {
    while (this.#delays.length < count && this.writer.provider.isAuthenticated) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  takeDelays(): number[] {
    const delays = this.#delays;
    this.#delays = [];
    return delays;
  }

  /** Whether all that was typed stands on both screens, once, and is acknowledged; waits until it does. */
  async areInStep(within = 15_000): Promise<boolean> {
    const until = performance.now() + within;
    const expected = () => this.#typedAt.map((_, index) => 'abcdefghij'[index % 10]).join('');
    while (performance.now() < until) {
      const typed = expected();
      const isSaved = !this.writer.provider.hasUnsyncedChanges;
      if (isSaved && this.#read(this.writer) === typed && this.#read(this.reader) === typed) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  leave(): void {
    this.stop();
    this.writer.leave();
    this.reader.leave();
  }

  #read({ doc }: Neighbour): string {
    return ideaText(doc, this.#idea)?.toString() ?? '';
  }
}
