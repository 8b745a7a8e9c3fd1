/** When a document's log is compacted into a snapshot: after so much that loading it would take long, while people are at it or not. */
import { logThread } from './log-thread.ts';

/** Updates after the last snapshot from which a new one is written: some 20 ms of loading. */
const COMPACT_AFTER_UPDATES = 5_000;

export interface CompactionRequest {
  document: string;
}

export interface Compaction {
  /** A document was read from the log. */
  loaded(document: string, snapshotBytes: number, updates: readonly Uint8Array[]): void;
  /** Updates of it have been committed. */
  appended(document: string, bytes: number): void;
  end(): Promise<void>;
}

interface Tail {
  snapshotBytes: number;
  updates: number;
  bytes: number;
}

/**
 * Works in a thread of its own that reads what is on disk: neither the event loop nor the commits wait for it. A snapshot is written again
 * only after as many bytes as it has itself, so that an edit on a large board costs no more than one on a small board.
 */
export function compactor(house: { file: string; report: (problem: string) => void }): Compaction {
  const thread = logThread<CompactionRequest>(new URL('./compaction-worker.ts', import.meta.url), house);
  const tails = new Map<string, Tail>();
  let isEnding = false;
  let isReported = false;

  async function compact(document: string): Promise<void> {
    try {
      const answer = await thread.ask<number>({ document });
      if (!answer.ok) throw new Error(answer.error);
      tails.set(document, { snapshotBytes: answer.value, updates: 0, bytes: 0 });
      isReported = false;
    } catch (error) {
      if (isEnding || isReported) return;
      isReported = true;
      house.report(
        `No snapshot of ${document} could be written, so it opens more slowly; it is tried again. ${String(error)}`,
      );
    }
  }

  return {
    loaded(document, snapshotBytes, updates) {
      const bytes = updates.reduce((sum, update) => sum + update.length, 0);
      tails.set(document, { snapshotBytes, updates: updates.length, bytes });
    },
    appended(document, bytes) {
      const tail = tails.get(document) ?? { snapshotBytes: 0, updates: 0, bytes: 0 };
      tails.set(document, tail);
      tail.updates++;
      tail.bytes += bytes;
      if (isEnding || tail.updates < COMPACT_AFTER_UPDATES || tail.bytes < tail.snapshotBytes) return;
      // Counted anew from here, whether or not it succeeds.
      tails.set(document, { ...tail, updates: 0, bytes: 0 });
      void compact(document);
    },
    async end() {
      isEnding = true;
      await thread.end();
    },
  };
}
