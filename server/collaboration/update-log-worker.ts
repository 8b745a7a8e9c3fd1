/** The thread that owns the update log's file: commits batches with a full sync, loads, compacts. */
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import type { LogAnswer, LogRequest, StoredDocument } from './update-log.ts';

if (!parentPort) throw new Error('invariant: the update log runs in a thread of its own');
const port = parentPort;

const sqlite = new BetterSqlite((workerData as { file: string }).file);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.pragma('busy_timeout = 5000');
sqlite.exec(`
  CREATE TABLE IF NOT EXISTS updates (sequence INTEGER PRIMARY KEY, document TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL);
  CREATE INDEX IF NOT EXISTS updates_of_document ON updates (document, sequence);
  CREATE TABLE IF NOT EXISTS snapshots (document TEXT PRIMARY KEY, sequence INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS writers (document TEXT NOT NULL, client INTEGER NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (document, client)) WITHOUT ROWID;
`);

const insertUpdate = sqlite.prepare('INSERT INTO updates (document, at, bytes) VALUES (?, ?, ?)');
const insertWriter = sqlite.prepare('INSERT OR IGNORE INTO writers (document, client, identity) VALUES (?, ?, ?)');
const readWriters = sqlite.prepare('SELECT client, identity FROM writers WHERE document = ?').raw();
const eraseWriters = sqlite.prepare('DELETE FROM writers WHERE document = ?');
const lastSequence = sqlite.prepare('SELECT max(sequence) FROM updates WHERE document = ?').pluck();
const writeSnapshot = sqlite.prepare(
  'INSERT OR REPLACE INTO snapshots (document, sequence, at, bytes) VALUES (?, ?, ?, ?)',
);
const readSnapshot = sqlite.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?');
const readUpdates = sqlite
  .prepare('SELECT bytes FROM updates WHERE document = ? AND sequence > ? ORDER BY sequence')
  .pluck();
const eraseUpdates = sqlite.prepare('DELETE FROM updates WHERE document = ?');
const eraseSnapshot = sqlite.prepare('DELETE FROM snapshots WHERE document = ?');

const append = sqlite.transaction(({ entries, writers }: Extract<LogRequest, { kind: 'append' }>) => {
  for (const entry of entries) insertUpdate.run(entry.document, entry.at, entry.bytes);
  for (const writer of writers) insertWriter.run(writer.document, writer.client, writer.identity);
});

const load = sqlite.transaction((document: string): StoredDocument => {
  const snapshot = readSnapshot.get(document) as { sequence: number; bytes: Uint8Array } | undefined;
  const updates = readUpdates.all(document, snapshot?.sequence ?? 0) as Uint8Array[];
  const writers = readWriters.all(document) as [number, string][];
  return { snapshot: snapshot?.bytes ?? null, updates, writers };
});

const snapshot = sqlite.transaction((request: Extract<LogRequest, { kind: 'snapshot' }>) => {
  // The requester waited for its own appends, so the snapshot holds everything up to the last one.
  const sequence = (lastSequence.get(request.document) as number | null) ?? 0;
  writeSnapshot.run(request.document, sequence, request.at, request.bytes);
});

const erase = sqlite.transaction((documents: readonly string[]) => {
  for (const document of documents) {
    eraseUpdates.run(document);
    eraseSnapshot.run(document);
    eraseWriters.run(document);
  }
});

function answer(request: LogRequest): LogAnswer {
  switch (request.kind) {
    case 'append':
      append(request);
      return { ok: true };
    case 'load':
      return { ok: true, stored: load(request.document) };
    case 'snapshot':
      snapshot(request);
      return { ok: true };
    case 'erase':
      erase(request.documents);
      return { ok: true };
    case 'close':
      sqlite.close();
      return { ok: true };
  }
}

port.on('message', (request: LogRequest) => {
  let reply: LogAnswer;
  try {
    reply = answer(request);
  } catch (error) {
    reply = { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
});
