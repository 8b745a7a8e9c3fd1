/** The update log: every change of every document, on disk before it is acknowledged. The same log is the documents' history. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CannotSave } from '../../store/cannot-save.ts';
import { cannotUse } from '../../store/data-folder.ts';
import { compactor } from './compaction.ts';
import {
  packed,
  unpacked,
  UPDATES_PER_PAGE,
  type Batch,
  type LogEntry,
  type LogRequest,
  type PackedDocument,
} from './log-requests.ts';
import { logThread } from './log-thread.ts';
import type { Entries } from '../taken-out.ts';

export interface StoredDocument {
  /** The state up to some point; null where none was written yet. */
  snapshot: Uint8Array | null;
  /** What came after it, in order. */
  updates: Uint8Array[];
  /** Who has written under which Yjs client's id. */
  writers: [client: number, identity: string][];
}

/** One update as it was kept. */
export interface LoggedUpdate {
  /** Its place among all updates; later ones have greater numbers. */
  sequence: number;
  /** Epoch ms. */
  at: number;
  bytes: Uint8Array;
}

/** How far a document's history reaches up to some moment. */
export interface LogReach {
  /** The last update up to then; 0: nothing had happened yet. */
  last: number;
  /** A state to start from instead of the first update; null where none is old enough. */
  snapshot: { sequence: number; bytes: Uint8Array } | null;
}

export interface UpdateLog {
  /** Resolves once the file is open; rejects with a DataFolderError where it can't be used. */
  ready(): Promise<void>;
  /** Why the disk does not take what is written; null while it does. */
  readonly trouble: string | null;
  /** Whether so much waits for the disk that no more may be taken in. */
  readonly isFull: boolean;
  /** Resolves once the log is not full (any more). */
  room(): Promise<void>;
  /** `at`: when it was made, where that is not now. Resolves once the update is on disk. Never rejects while the log is open: a failing disk is tried again until it works. */
  append(document: string, update: Uint8Array, at?: number): Promise<void>;
  /** Remembers, with the next update, whose a Yjs client's id is. */
  noteWriter(document: string, client: number, identity: string): void;
  /** Resolves once everything appended so far to this document is on disk. */
  settled(document: string): Promise<void>;
  /** The same, but rejects with CannotSave as soon as the disk refuses: for who waits for an answer. */
  confirmed(document: string): Promise<void>;
  /** What is on disk and what waits for it: a disk that takes nothing can still be read. */
  load(document: string): Promise<StoredDocument>;
  /** What is on disk. `until`: epoch ms; without it, everything up to now. */
  reach(document: string, until?: number): Promise<LogReach>;
  /** The next of the updates after `after`, up to `last`, both sequences; fewer than UPDATES_PER_PAGE: these were the last ones. */
  page(document: string, after: number, last: number): Promise<LoggedUpdate[]>;
  /** Takes documents away for good, with their history; what still arrives for them is not kept. */
  erase(documents: readonly string[]): Promise<void>;
  /** Takes back that these were erased: they are to be written anew. */
  reopen(documents: readonly string[]): void;
  /** Takes the words of entries out of everything kept of a document; call when the document itself has let go of them. */
  takeOut(document: string, entries: readonly Entries[]): Promise<void>;
  /** Writes what still waits, if the disk takes it within a few seconds. */
  close(): Promise<void>;
}

/** Between the beginnings of two commits, at least: a busy hall is written in larger batches instead of more of them. */
const COMMIT_EVERY_MS = 20;
/** How long to wait before a failed commit is tried again. */
const RETRY_DELAY_MS = 500;
/** Bytes that may wait for the disk; beyond, clients keep what they write until there is room. */
const MOST_WAITING_BYTES = 32 * 2 ** 20;
/** What an entry weighs beside its bytes. */
const ENTRY_BYTES = 200;
/** How long a disk that fails may hold up the end of the process. */
const LAST_TRY_MS = 5_000;
/** How many threads may die over one request before the request fails. */
const MOST_DEATHS = 3;

/** Opens the log in the data folder. A thread of its own commits: the event loop never waits for the disk. */
export function openUpdateLog(
  dataFolder: string,
  { now, report }: { now: () => number; report: (problem: string) => void },
): UpdateLog {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'updates.sqlite');
  const thread = logThread<LogRequest>(new URL('./update-log-worker.ts', import.meta.url), { file, report });
  const compaction = compactor({ file, report });

  let isClosed = false;
  let trouble: string | null = null;
  let gathering: Batch = { entries: [], writers: [] };
  let onItsWay: Batch = { entries: [], writers: [] };
  let waitingBytes = 0;
  let gathered: Promise<void> | null = null;
  let committing: Promise<void> = Promise.resolve();
  let begunAt = -Infinity;
  const lastAppend = new Map<string, Promise<void>>();
  // An erased document may still be open for a moment, and what happens to it then must not be kept.
  const erased = new Set<string>();
  const wantRoom: (() => void)[] = [];
  const wantConfirmation = new Set<(error: CannotSave) => void>();
  const isFull = () => waitingBytes > MOST_WAITING_BYTES;

  /** Opening, reading and erasing may be asked twice: a thread that dies over them is no reason to fail. */
  async function ask<Value>(request: LogRequest): Promise<Value> {
    for (let deaths = 0; ;) {
      try {
        const answer = await thread.ask<Value>(request);
        if (answer.ok) return answer.value;
        throw new LogError(answer.error, answer.code);
      } catch (error) {
        if (isClosed || error instanceof LogError || ++deaths === MOST_DEATHS) throw error;
      }
    }
  }

  /** Why a batch could not be written; null: it was. */
  async function write(batch: Batch): Promise<string | null> {
    try {
      const answer = await thread.ask(packed(batch));
      return answer.ok ? null : answer.error;
    } catch (error) {
      // The thread may have written before it died. An update that stands in the log twice counts once.
      return String(error);
    }
  }

  // Group commit: while one batch is on its way to the disk, the next one gathers.
  async function commit(previous: Promise<void>): Promise<void> {
    await previous;
    const early = begunAt + COMMIT_EVERY_MS - performance.now();
    if (early > 0) await after(early);
    begunAt = performance.now();
    const batch = (onItsWay = gathering);
    gathering = { entries: [], writers: [] };
    gathered = null;
    for (;;) {
      const problem = await write(batch);
      if (problem === null) break;
      // Never settled: nothing of it may be acknowledged any more.
      if (isClosed) return NEVER;
      if (trouble === null) report(sentenceOnTrouble(problem));
      trouble = problem;
      for (const reject of wantConfirmation) reject(new CannotSave(problem));
      await after(RETRY_DELAY_MS);
    }
    if (trouble !== null) report('The update log is written again; nothing was lost.');
    trouble = null;
    onItsWay = { entries: [], writers: [] };
    for (const entry of batch.entries) {
      waitingBytes -= weight(entry);
      compaction.appended(entry.document, entry.bytes.length);
    }
    if (!isFull()) for (const resolve of wantRoom.splice(0)) resolve();
  }

  return {
    ready: () =>
      ask<void>({ kind: 'open' }).catch((error: unknown) => {
        throw cannotUse(file, error);
      }),
    get trouble() {
      return trouble;
    },
    get isFull() {
      return isFull();
    },
    room: () => (isFull() ? new Promise((resolve) => wantRoom.push(resolve)) : Promise.resolve()),
    append(document, update, at = now()) {
      if (erased.has(document)) return Promise.resolve();
      const entry = { document, at, bytes: update };
      gathering.entries.push(entry);
      waitingBytes += weight(entry);
      gathered ??= committing = commit(committing);
      const durable = gathered;
      lastAppend.set(document, durable);
      void durable.then(() => {
        if (lastAppend.get(document) === durable) lastAppend.delete(document);
      });
      return durable;
    },
    noteWriter(document, client, identity) {
      if (erased.has(document)) return;
      gathering.writers.push({ document, client, identity });
    },
    settled: (document) => lastAppend.get(document) ?? Promise.resolve(),
    async confirmed(document) {
      if (trouble !== null && lastAppend.has(document)) throw new CannotSave(trouble);
      const refused = Promise.withResolvers<never>();
      wantConfirmation.add(refused.reject);
      try {
        await Promise.race([lastAppend.get(document), refused.promise]);
      } finally {
        wantConfirmation.delete(refused.reject);
      }
    },
    async load(document) {
      const waiting = waitingOf(document, [onItsWay, gathering]);
      const stored = unpacked(await ask<PackedDocument>({ kind: 'load', document }));
      compaction.loaded(document, stored.snapshot?.length ?? 0, stored.updates);
      // What has been written meanwhile comes twice, and counts once.
      return {
        ...stored,
        updates: [...stored.updates, ...waiting.updates],
        writers: [...waiting.writers, ...stored.writers],
      };
    },
    async reach(document, until = Number.MAX_SAFE_INTEGER) {
      if (trouble === null) await lastAppend.get(document);
      return ask<LogReach>({ kind: 'reach', document, until });
    },
    page: (document, after, last) =>
      ask<LoggedUpdate[]>({ kind: 'page', document, after, last, most: UPDATES_PER_PAGE }),
    async erase(documents) {
      if (trouble !== null) throw new CannotSave(trouble);
      for (const document of documents) erased.add(document);
      await committing;
      await ask({ kind: 'erase', documents });
    },
    reopen(documents) {
      for (const document of documents) erased.delete(document);
    },
    async takeOut(document, entries) {
      if (trouble !== null) throw new CannotSave(trouble);
      await committing;
      await ask({ kind: 'take-out', document, entries });
    },
    async close() {
      await Promise.race([committing, after(LAST_TRY_MS)]);
      isClosed = true;
      const left = onItsWay.entries.length + gathering.entries.length;
      if (left > 0)
        report(`${left} changes could not be saved. They are on the devices that made them: keep those pages open.`);
      await compaction.end();
      await thread.ask({ kind: 'close' }).catch(() => undefined);
      await thread.end();
    },
  };
}

/** What waits for the disk of one document. */
function waitingOf(document: string, batches: readonly Batch[]): Pick<StoredDocument, 'updates' | 'writers'> {
  const entries = batches.flatMap((batch) => batch.entries).filter((entry) => entry.document === document);
  const writers = batches.flatMap((batch) => batch.writers).filter((writer) => writer.document === document);
  return {
    updates: entries.map((entry) => entry.bytes),
    writers: writers.map(({ client, identity }) => [client, identity]),
  };
}

class LogError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

const NEVER = new Promise<never>(() => undefined);

const weight = (entry: LogEntry): number => entry.bytes.length + ENTRY_BYTES;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

function sentenceOnTrouble(problem: string): string {
  return (
    `The update log can't be written (${problem}); trying again until it can. Nothing is confirmed as saved meanwhile: ` +
    'words stay on the devices. If the disk is full, make room; no restart is needed.'
  );
}
