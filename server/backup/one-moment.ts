/** A view of both databases as of one moment, while others write. */
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { DATABASES, type DatabaseName } from './manifest.ts';

/** How long the store may be held by a command that is just writing. */
const WAIT_MS = 10_000;

export interface BothDatabases {
  store: BetterSqlite.Database;
  log: BetterSqlite.Database;
  close(): void;
}

/**
 * While the store is held for writing, no row can change; in that instant a view of the store and a view of the log are taken, and the
 * store is let go. So the log holds every word about every row, and nothing about a row that is not there yet.
 */
export function bothAtOneMoment(dataFolder: string): BothDatabases {
  const opened: BetterSqlite.Database[] = [];
  const close = () => {
    for (const database of opened) database.close();
  };
  const open = (name: DatabaseName) => {
    const database = new BetterSqlite(join(dataFolder, name), { fileMustExist: true, timeout: WAIT_MS });
    opened.push(database);
    return database;
  };
  try {
    const [store, log, holder] = [open(DATABASES[0]), open(DATABASES[1]), open(DATABASES[0])];
    holder.exec('BEGIN IMMEDIATE');
    for (const database of [store, log]) database.exec('BEGIN; SELECT count(*) FROM sqlite_master;');
    holder.exec('ROLLBACK');
    return { store, log, close };
  } catch (error) {
    close();
    throw error;
  }
}
