/**
 * This browser's own copy of one shared document: a log of its updates in IndexedDB, each known as acknowledged by the server or not.
 *
 * What is kept, and how long. A seat's copy is the whole document, so that its page can be read and written on without a network; a
 * facilitator's is only what the server has not acknowledged. Acknowledged rows go when the seat moves on, when somebody else takes a seat
 * on this device, and when the workshop is over; unsent ones stay until they are sent or handed back as words. Whoever sits down on this
 * device next in the same workshop is offered words that the person before could not send: they were written for the table, and the
 * alternative is to lose them. After ten days everything goes. Nothing here is secret from who holds the device.
 */
import type { SpeaksAs } from './connection.svelte.ts';
import {
  ACKNOWLEDGED,
  byProgress,
  deleteRows,
  inCopies,
  readCopy,
  REFUSED,
  rowsAt,
  troubleOf,
  UNSENT,
  waitingRowsOf,
  type CopyRow,
  type CopyTrouble,
  type Progress,
  type UpdateRow,
} from './copy-database.ts';
import { joined, joinedRuns, type Waiting } from './update-batch.ts';

export interface CopyOptions {
  /** Unique in this browser. */
  name: string;
  home: string;
  owner: string;
  /** Whether what is acknowledged stays too. */
  isWhole: boolean;
  /** Called when `trouble` or `isSafe` may have changed. */
  changed: () => void;
}

export interface Kept {
  acknowledged: Uint8Array[];
  unsent: Uint8Array[];
  refused: Uint8Array[];
  words: readonly string[];
}

/** Milliseconds that other people's changes, and acknowledgements, may wait for company on their way into the copy. */
const GATHER_MS = 400;
/** Milliseconds after which writing is tried again. */
const RETRY_MS = 5_000;
/** Milliseconds that the page waits for its copy: a browser that does not answer at all must not hold up the table. */
const PATIENCE_MS = 2_000;
/** Rows of a copy beyond which it is written anew as one. */
const MANY_ROWS = 100;

/** A page may speak for a seat and another one for an account, in one browser, about the same document. */
export const copyName = (speaksAs: SpeaksAs, document: string): string => `${speaksAs} ${document}`;

const NOTHING: Kept = { acknowledged: [], unsent: [], refused: [], words: [] };

export class LocalCopy {
  /** Why words can't be kept on this device; null while they can. */
  trouble: CopyTrouble | null = null;
  readonly #options: CopyOptions;
  #waiting: Waiting[] = [];
  #unsentKeys: IDBValidKey[] = [];
  /** Rows that are acknowledged and not yet marked so. */
  #settledKeys: IDBValidKey[] = [];
  #settlements = 0;
  #words: readonly string[] = [];
  /** Rows written since the copy was last one row. A copy that was found counts as many. */
  #rows = 0;
  #isWriting = false;
  /** Whether the server has refused changes since the copy was opened. */
  #hasRefused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Everything that touches the database, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: CopyOptions) {
    this.#options = options;
  }

  /** Whether every unsent word lies on this device. */
  get isSafe(): boolean {
    return this.trouble === null && !this.#isWriting && !this.#waiting.some(({ isUnsent }) => isUnsent);
  }

  /** Whether so much has gathered, or so old, that the copy should be written anew. */
  get wantsRewriting(): boolean {
    return this.#options.isWhole && this.#rows > MANY_ROWS;
  }

  /** What is here; nothing where the database can't be read. `late` is given what came only after the page had gone on without it. */
  async load(late: (kept: Kept) => void): Promise<Kept> {
    const reading = this.#inTurn(() => this.#read());
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
    const kept = await Promise.race([reading, patience]);
    if (kept) return kept;
    this.#tell(this.trouble ?? 'blocked');
    void reading.then((found) => {
      if (found) late(found);
    });
    return NOTHING;
  }

  /** Takes in a change. Unsent ones go at once, with all that they follow on. */
  append(bytes: Uint8Array, isUnsent: boolean): void {
    if (!isUnsent && !this.#options.isWhole) return;
    this.#waiting.push({ bytes, isUnsent });
    if (!isUnsent) this.#soon(GATHER_MS);
    else if (!this.#isWriting) this.#write();
    if (isUnsent) this.#options.changed();
  }

  /** Everything taken in so far is acknowledged. */
  settled(): void {
    this.#settlements++;
    this.#settledKeys.push(...this.#unsentKeys.splice(0));
    this.#waiting = this.#options.isWhole ? this.#waiting.map(({ bytes }) => ({ bytes, isUnsent: false })) : [];
    this.#soon(GATHER_MS);
    this.#options.changed();
  }

  /** Writes the copy anew as one row; `state` is asked at the last moment, and says null where something is unsent again. */
  rewrite(state: () => Uint8Array | null): void {
    void this.#inTurn(() => {
      const bytes = state();
      if (!bytes) return;
      return inCopies('readwrite', (stores) => {
        deleteRows(stores, rowsAt(this.#options.name, ACKNOWLEDGED), () => {
          stores.updates.add(this.#row(bytes, ACKNOWLEDGED));
        });
        return () => void (this.#rows = 1);
      });
    });
  }

  /** The server has refused changes: from here on nothing of what is here may be applied again. */
  refuse(): void {
    const { name } = this.#options;
    const last = joinedRuns(this.#waiting.splice(0));
    this.#hasRefused = true;
    this.#unsentKeys = [];
    this.#settledKeys = [];
    void this.#inTurn(() =>
      inCopies('readwrite', (stores) => {
        for (const { bytes } of last) stores.updates.add(this.#row(bytes, REFUSED));
        const request = byProgress(stores).openCursor(IDBKeyRange.bound([name, ACKNOWLEDGED], [name, UNSENT]));
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return;
          stores.updates.put({ ...(cursor.value as UpdateRow), progress: REFUSED }, cursor.primaryKey);
          cursor.continue();
        };
        return () => undefined;
      }),
    );
  }

  /** Brings the copy into agreement with what the server keeps; the words it has not taken lie here until they are put somewhere. */
  agree(kept: Uint8Array, words: readonly string[]): void {
    this.#words = words;
    void this.#inTurn(() =>
      inCopies('readwrite', (stores) => {
        deleteRows(stores, rowsAt(this.#options.name, REFUSED));
        if (this.#options.isWhole) stores.updates.add(this.#row(kept, ACKNOWLEDGED));
        this.#describe(stores.copies);
        return () => undefined;
      }),
    );
  }

  setWords(words: readonly string[]): void {
    this.#words = words;
    void this.#inTurn(() =>
      inCopies('readwrite', ({ copies }) => {
        this.#describe(copies);
        return () => undefined;
      }),
    );
  }

  /** It is not needed any more; what is unsent or handed back stays. */
  remove(): void {
    clearTimeout(this.#timer);
    this.#waiting = this.#waiting.filter(({ isUnsent }) => isUnsent);
    void this.#inTurn(async () => {
      await this.#acknowledge();
      await inCopies('readwrite', (stores) => {
        deleteRows(stores, rowsAt(this.#options.name, ACKNOWLEDGED));
        const left = byProgress(stores).count(waitingRowsOf(this.#options.name));
        left.onsuccess = () => {
          if (left.result === 0 && this.#words.length === 0) stores.copies.delete(this.#options.name);
        };
        return () => undefined;
      });
    });
  }

  /** Writes what still waits; the copy stays. */
  close(): void {
    clearTimeout(this.#timer);
    this.#write();
  }

  async #read(): Promise<Kept> {
    const { name, owner } = this.#options;
    const { rows, words } = await inCopies('readwrite', (stores) => readCopy(stores, name, owner));
    this.setWords(words);
    // What was found may be of long ago, with words that were erased since: it is written anew once the server's state is here.
    this.#rows = rows.length > 0 ? MANY_ROWS + 1 : 0;
    const bytesAt = (progress: Progress) => rows.filter((row) => row.progress === progress).map(({ bytes }) => bytes);
    const acknowledged = bytesAt(ACKNOWLEDGED);
    const [unsent, refused] = [bytesAt(UNSENT), bytesAt(REFUSED)];
    if (this.#hasRefused) return { acknowledged, unsent: [], refused: [...unsent, ...refused], words };
    this.#unsentKeys = rows.filter(({ progress }) => progress === UNSENT).map(({ key }) => key);
    return { acknowledged, unsent, refused, words };
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), ms);
  }

  #write(): void {
    if (this.#isWriting || this.#waiting.length + this.#settledKeys.length === 0) return;
    this.#isWriting = true;
    void this.#inTurn(async () => {
      while (this.#waiting.length > 0) await this.#add(joinedRuns(this.#waiting.splice(0)));
      await this.#acknowledge();
    }).then(() => {
      this.#isWriting = false;
      this.#options.changed();
    });
  }

  async #add(batch: readonly Waiting[]): Promise<void> {
    const settlements = this.#settlements;
    try {
      const keys = await inCopies('readwrite', ({ updates }) => {
        const added = batch.map(({ bytes, isUnsent }) => ({
          isUnsent,
          request: updates.add(this.#row(bytes, isUnsent ? UNSENT : ACKNOWLEDGED)),
        }));
        return () => added.filter(({ isUnsent }) => isUnsent).map(({ request }) => request.result);
      });
      // It may have been acknowledged while it was being written.
      (settlements === this.#settlements ? this.#unsentKeys : this.#settledKeys).push(...keys);
      this.#rows += batch.length;
    } catch (error) {
      const again = settlements === this.#settlements ? batch : batch.map(({ bytes }) => ({ bytes, isUnsent: false }));
      this.#waiting.unshift(...again);
      throw error;
    }
  }

  async #acknowledge(): Promise<void> {
    const keys = this.#settledKeys.splice(0);
    if (keys.length === 0) return;
    await inCopies('readwrite', ({ updates }) => {
      const requests = keys.map((key) => updates.get(key) as IDBRequest<UpdateRow | undefined>);
      const last = requests.at(-1);
      if (last) {
        last.onsuccess = () => {
          const rows = requests.flatMap(({ result }) => (result ? [result.bytes] : []));
          for (const key of keys) updates.delete(key);
          if (this.#options.isWhole && rows.length > 0) updates.add(this.#row(joined(rows), ACKNOWLEDGED));
        };
      }
      return () => undefined;
    });
  }

  #row(bytes: Uint8Array, progress: UpdateRow['progress']): UpdateRow {
    return { copy: this.#options.name, progress, bytes };
  }

  #describe(copies: IDBObjectStore): void {
    const { name, home, owner } = this.#options;
    copies.put({ name, home, owner, openedAt: Date.now(), words: [...this.#words] } satisfies CopyRow);
  }

  /** Never rejects: what fails is said as trouble, and writing is tried again. */
  #inTurn<Value>(work: () => Promise<Value> | Value | undefined): Promise<Value | null> {
    const turn = this.#turn.then(async () => {
      try {
        const value = (await work()) ?? null;
        this.#tell(null);
        return value;
      } catch (error) {
        this.#tell(troubleOf(error));
        this.#soon(RETRY_MS);
        return null;
      }
    });
    this.#turn = turn;
    return turn;
  }

  #tell(trouble: CopyTrouble | null): void {
    this.trouble = trouble;
    this.#options.changed();
  }
}
