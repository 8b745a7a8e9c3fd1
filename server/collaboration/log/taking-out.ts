/** Taking entries out of a document in the log's file: every update and the snapshot written anew without their words. */
import type BetterSqlite from 'better-sqlite3';
import { runsOf, withoutRuns, type Entries } from '../taken-out.ts';

interface Row {
  sequence: number;
  bytes: Uint8Array;
}

export function takingOut(sqlite: BetterSqlite.Database) {
  const readSnapshot = sqlite.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?');
  const readUpdates = sqlite.prepare('SELECT sequence, bytes FROM updates WHERE document = ? ORDER BY sequence');
  const lastSequence = sqlite.prepare('SELECT max(sequence) FROM updates').pluck();
  const rewriteUpdate = sqlite.prepare('UPDATE updates SET sequence = ?, bytes = ? WHERE sequence = ?');
  const rewriteSnapshot = sqlite.prepare('UPDATE snapshots SET sequence = ?, bytes = ? WHERE document = ?');

  return sqlite.transaction((document: string, entries: readonly Entries[]) => {
    const snapshot = readSnapshot.get(document) as Row | undefined;
    const updates = readUpdates.all(document) as Row[];
    const runs = runsOf([...(snapshot ? [snapshot.bytes] : []), ...updates.map(({ bytes }) => bytes)], entries);
    if (runs.size === 0) return;
    // Every update gets a new sequence number: a snapshot that is just being made of the old ones finds its last one gone, and is not kept.
    let sequence = (lastSequence.get() as number | null) ?? 0;
    let covered = 0;
    for (const update of updates) {
      rewriteUpdate.run(++sequence, withoutRuns(update.bytes, runs), update.sequence);
      if (snapshot && update.sequence <= snapshot.sequence) covered = sequence;
    }
    if (snapshot) rewriteSnapshot.run(covered, withoutRuns(snapshot.bytes, runs), document);
  });
}
