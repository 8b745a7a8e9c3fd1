/** The update log: every change of every document, on disk before it is acknowledged. The same log is the documents' history. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface StoredDocument {
  /** The state up to some point; null where none was written yet. */
  snapshot: Uint8Array | null;
  /** What came after it, in order. */
  updates: Uint8Array[];
  /** Who has written under which Yjs client's id. */
  writers: [client: number, identity: string][];
}

export interface UpdateLog {
  /** Resolves once the update is on disk. Never rejects while the log is open: a failing disk is tried again until it works. */
  append(document: string, update: Uint8Array): Promise<void>;
  /** Remembers, with the next update, whose a Yjs client's id is. */
  noteWriter(document: string, client: number, identity: string): void;
  /** Resolves once everything appended so far to this document is on disk. */
  settled(document: string): Promise<void>;
  load(document: string): Promise<StoredDocument>;
  /**
   * Keeps a state from which loading may start; the updates before it stay as history. `encode` is called at the moment at which the
   * state must hold everything appended so far.
   */
  writeSnapshot(document: string, encode: () => Uint8Array): Promise<void>;
  /** Takes documents away for good, with their history. */
  erase(documents: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface LogEntry {
  document: string;
  /** Epoch ms. */
  at: number;
  bytes: Uint8Array;
}

export interface LogWriter {
  document: string;
  client: number;
  identity: string;
}

/** What the log's thread is asked; each request is answered once, in order. */
export type LogRequest =
  | { kind: 'append'; entries: LogEntry[]; writers: LogWriter[] }
  | { kind: 'load'; document: string }
  | { kind: 'snapshot'; document: string; at: number; bytes: Uint8Array }
  | { kind: 'erase'; documents: readonly string[] }
  | { kind: 'close' };

export type LogAnswer = { ok: true; stored?: StoredDocument } | { ok: false; error: string };

/** How long to wait before a failed commit is tried again. */
const RETRY_DELAY_MS = 500;

/** Opens the log in the data folder. A thread of its own commits: the event loop never waits for the disk. */
export function openUpdateLog(
  dataFolder: string,
  { now, report }: { now: () => number; report: (problem: string) => void },
): UpdateLog {
  mkdirSync(dataFolder, { recursive: true });
  const worker = new Worker(new URL('./update-log-worker.ts', import.meta.url), {
    workerData: { file: join(dataFolder, 'updates.sqlite') },
  });
  const waiting: { resolve: (answer: LogAnswer) => void; reject: (error: Error) => void }[] = [];
  worker.on('message', (answer: LogAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error) => {
    for (const request of waiting.splice(0)) request.reject(error as Error);
  });

  const ask = (request: LogRequest): Promise<LogAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });

  const askOrThrow = async (request: LogRequest): Promise<LogAnswer & { ok: true }> => {
    const answer = await ask(request);
    if (!answer.ok) throw new Error(`The update log failed: ${answer.error}`);
    return answer;
  };

  let gathering: LogEntry[] = [];
  let writers: LogWriter[] = [];
  let gathered: Promise<void> | null = null;
  let committing: Promise<void> = Promise.resolve();
  const lastAppend = new Map<string, Promise<void>>();

  // Group commit: while one batch is on its way to the disk, the next one gathers.
  const commit = async (previous: Promise<void>): Promise<void> => {
    await previous;
    const batch = { kind: 'append', entries: gathering, writers } as const;
    gathering = [];
    writers = [];
    gathered = null;
    let reported = false;
    for (;;) {
      const answer = await ask(batch);
      if (answer.ok) break;
      if (!reported) report(`The update log can't be written (${answer.error}); trying again until it can.`);
      reported = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
    }
    if (reported) report('The update log is written again; nothing was lost.');
  };

  return {
    append(document, update) {
      gathering.push({ document, at: now(), bytes: update });
      gathered ??= committing = commit(committing);
      const durable = gathered;
      lastAppend.set(document, durable);
      void durable.then(() => {
        if (lastAppend.get(document) === durable) lastAppend.delete(document);
      });
      return durable;
    },
    noteWriter(document, client, identity) {
      writers.push({ document, client, identity });
    },
    settled: (document) => lastAppend.get(document) ?? Promise.resolve(),
    async load(document) {
      await lastAppend.get(document);
      const { stored } = await askOrThrow({ kind: 'load', document });
      if (!stored) throw new Error('invariant: a load is answered with what is stored');
      return stored;
    },
    async writeSnapshot(document, encode) {
      await lastAppend.get(document);
      await askOrThrow({ kind: 'snapshot', document, at: now(), bytes: encode() });
    },
    async erase(documents) {
      await committing;
      await askOrThrow({ kind: 'erase', documents });
    },
    async close() {
      await committing;
      await askOrThrow({ kind: 'close' });
      await worker.terminate();
    },
  };
}
