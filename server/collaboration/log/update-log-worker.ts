/** The thread that owns the update log's file: commits batches with a full sync, loads, erases. */
import { parentPort, workerData } from 'node:worker_threads';
import type BetterSqlite from 'better-sqlite3';
import { answering, openLogFile } from './log-file.ts';
import { takingOut } from './taking-out.ts';
import type { LogRequest, PackedDocument } from './log-requests.ts';
import type { LoggedUpdate, LogReach } from './update-log.ts';

if (!parentPort) throw new Error('invariant: the update log runs in a thread of its own');
const port = parentPort;
const { file } = workerData as { file: string };

type LogFile = ReturnType<typeof openLog>;

function openLog() {
  const sqlite = openLogFile(file);
  return {
    sqlite,
    append: appending(sqlite),
    load: loading(sqlite),
    ...lookingBack(sqlite),
    erase: erasing(sqlite),
    takeOut: takingOut(sqlite),
  };
}

function appending(sqlite: BetterSqlite.Database) {
  const insertUpdate = sqlite.prepare('INSERT INTO updates (document, at, bytes) VALUES (?, ?, ?)');
  const insertWriter = sqlite.prepare('INSERT OR IGNORE INTO writers (document, client, identity) VALUES (?, ?, ?)');
  return sqlite.transaction(({ entries, bytes, writers }: Extract<LogRequest, { kind: 'append' }>) => {
    let from = 0;
    for (const { document, at, length } of entries) {
      insertUpdate.run(document, at, bytes.subarray(from, from + length));
      from += length;
    }
    for (const writer of writers) insertWriter.run(writer.document, writer.client, writer.identity);
  });
}

function loading(sqlite: BetterSqlite.Database) {
  const readSnapshot = sqlite.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?');
  const readUpdates = sqlite
    .prepare('SELECT bytes FROM updates WHERE document = ? AND sequence > ? ORDER BY sequence')
    .pluck();
  const readWriters = sqlite.prepare('SELECT client, identity FROM writers WHERE document = ?').raw();
  return sqlite.transaction((document: string): PackedDocument => {
    const snapshot = readSnapshot.get(document) as { sequence: number; bytes: Uint8Array } | undefined;
    const updates = readUpdates.all(document, snapshot?.sequence ?? 0) as Uint8Array[];
    const writers = readWriters.all(document) as [number, string][];
    return {
      snapshot: snapshot?.bytes ?? null,
      lengths: Uint32Array.from(updates, (update) => update.length),
      bytes: Buffer.concat(updates),
      writers,
    };
  });
}

function lookingBack(sqlite: BetterSqlite.Database) {
  const lastUntil = sqlite.prepare('SELECT max(sequence) FROM updates WHERE document = ? AND at <= ?').pluck();
  const readSnapshot = sqlite.prepare('SELECT sequence, bytes FROM snapshots WHERE document = ?');
  const readPage = sqlite.prepare(
    'SELECT sequence, at, bytes FROM updates WHERE document = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?',
  );
  return {
    reach: sqlite.transaction((document: string, until: number): LogReach => {
      const last = (lastUntil.get(document, until) as number | null) ?? 0;
      const kept = readSnapshot.get(document) as { sequence: number; bytes: Uint8Array } | undefined;
      return { last, snapshot: kept && kept.sequence <= last ? kept : null };
    }),
    page: ({ document, after, last, most }: Extract<LogRequest, { kind: 'page' }>) =>
      readPage.all(document, after, last, most) as LoggedUpdate[],
  };
}

function erasing(sqlite: BetterSqlite.Database) {
  const erasures = ['updates', 'snapshots', 'writers'].map((table) =>
    sqlite.prepare(`DELETE FROM ${table} WHERE document = ?`),
  );
  return sqlite.transaction((documents: readonly string[]) => {
    for (const document of documents) for (const erasure of erasures) erasure.run(document);
  });
}

/** Pages from before an erasure still lie in it. */
function emptyWriteAheadLog({ sqlite }: LogFile): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

let log: LogFile | null = null;

function work(request: LogRequest): unknown {
  // A thread that takes over from another one opens the file with its first request.
  log ??= openLog();
  switch (request.kind) {
    case 'open':
      return undefined;
    case 'append':
      return log.append(request);
    case 'load':
      return log.load(request.document);
    case 'reach':
      return log.reach(request.document, request.until);
    case 'page':
      return log.page(request);
    case 'erase':
      log.erase(request.documents);
      return emptyWriteAheadLog(log);
    case 'take-out':
      log.takeOut(request.document, request.entries);
      return emptyWriteAheadLog(log);
    case 'close':
      log.sqlite.close();
      return undefined;
  }
}

port.on('message', (request: LogRequest) => port.postMessage(answering(() => work(request))));
