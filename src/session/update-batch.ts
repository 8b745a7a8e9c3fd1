/** Updates that wait to be written into this browser's copy: neighbours that have come equally far become one. */
import * as Y from 'yjs';

export interface Waiting {
  bytes: Uint8Array;
  /** Whether the server has not acknowledged it yet. */
  isUnsent: boolean;
}

/** In the same order, with as few entries as possible: what follows on something may lie no earlier than that. */
export function joinedRuns(waiting: readonly Waiting[]): Waiting[] {
  const runs: { updates: Uint8Array[]; isUnsent: boolean }[] = [];
  for (const { bytes, isUnsent } of waiting) {
    const last = runs.at(-1);
    if (last?.isUnsent === isUnsent) last.updates.push(bytes);
    else runs.push({ updates: [bytes], isUnsent });
  }
  return runs.map(({ updates, isUnsent }) => ({ bytes: joined(updates), isUnsent }));
}

export function joined(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only ? only : Y.mergeUpdates([...updates]);
}
