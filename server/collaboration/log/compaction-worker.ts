/** The thread that compacts: reads a document from the log, and writes the snapshot from which loading may begin. */
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import * as Y from 'yjs';
import type { CompactionRequest } from './compaction.ts';
import { answering, CACHE_KIB } from './log-file.ts';

if (!parentPort) throw new Error('invariant: compaction runs in a thread of its own');
const port = parentPort;

const sqlite = new BetterSqlite((workerData as { file: string }).file, { fileMustExist: true });
sqlite.pragma('synchronous = FULL');
sqlite.pragma('busy_timeout = 10000');
sqlite.pragma(`cache_size = -${CACHE_KIB}`);
// Of the snapshot that is replaced, nothing stays: words may be erased from the new one later.
sqlite.pragma('secure_delete = ON');

const readSnapshot = sqlite.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?');
const readUpdates = sqlite.prepare(
  'SELECT sequence, bytes FROM updates WHERE document = ? AND sequence > ? ORDER BY sequence',
);
// Only while the last update it holds is still there: a document that was erased meanwhile must not come back.
const writeSnapshot = sqlite.prepare(`
  INSERT OR REPLACE INTO snapshots (document, sequence, at, bytes)
  SELECT document, sequence, at, ? FROM updates WHERE document = ? AND sequence = ?
`);

interface Row {
  sequence: number;
  bytes: Uint8Array;
}

const read = sqlite.transaction((document: string) => {
  const snapshot = readSnapshot.get(document) as Row | undefined;
  return { snapshot, updates: readUpdates.all(document, snapshot?.sequence ?? 0) as Row[] };
});

/** Returns the bytes of the snapshot. */
function compact({ document }: CompactionRequest): number {
  const { snapshot, updates } = read(document);
  const last = updates.at(-1);
  if (!last) return snapshot?.bytes.length ?? 0;
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
    for (const update of updates) Y.applyUpdate(doc, update.bytes);
  });
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  writeSnapshot.run(bytes, document, last.sequence);
  return bytes.length;
}

port.on('message', (request: CompactionRequest) => port.postMessage(answering(() => compact(request))));
