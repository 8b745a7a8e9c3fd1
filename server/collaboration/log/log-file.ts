/** The update log's file: its tables, and how its threads answer. */
import BetterSqlite from 'better-sqlite3';
import type { ThreadAnswer } from './log-thread.ts';

/** Kibibytes of the file that one thread keeps in memory: updates are written once and read once. */
export const CACHE_KIB = 4_096;
/** How long a commit waits for another one to end (a snapshot's, a backup's) before it counts as failed and is tried again. */
const BUSY_TIMEOUT_MS = 2_000;

/** Opens the file, or makes it. Throws where it can't be written, or is no database. */
export function openLogFile(file: string): BetterSqlite.Database {
  const sqlite = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma(`cache_size = -${CACHE_KIB}`);
    // What is erased is overwritten, not only forgotten.
    sqlite.pragma('secure_delete = ON');
    sqlite.exec(`
      CREATE TABLE IF NOT EXISTS updates (sequence INTEGER PRIMARY KEY, document TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL);
      CREATE INDEX IF NOT EXISTS updates_of_document ON updates (document, sequence);
      CREATE TABLE IF NOT EXISTS snapshots (document TEXT PRIMARY KEY, sequence INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS writers (document TEXT NOT NULL, client INTEGER NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (document, client)) WITHOUT ROWID;
    `);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** What a thread answers: a value, or why there is none. */
export function answering<Value>(work: () => Value): ThreadAnswer<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { ok: false, error: message ?? String(error), code: code ?? '' };
  }
}
