/** The data folder: made where it is missing, tried out, and held by one server at a time. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

/** Why Kavarna can't work with its data, as a sentence for the operator. */
export class DataFolderError extends Error {}

export interface HeldFolder {
  release(): void;
}

/**
 * Takes hold of the folder. The hold is a lock of the operating system on a file of its own: it ends with the process, however that ends, so
 * that a server that was killed is no hindrance to the next.
 */
export function holdDataFolder(folder: string): HeldFolder {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const lock = new BetterSqlite(join(folder, 'kavarna.lock'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return { release: () => lock.close() };
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) {
      throw new DataFolderError(
        `Another Kavarna is already running with the data folder ${folder}. Stop it first, or choose another folder with KAVARNA_DATA.`,
      );
    }
    throw cannotUse(folder, error);
  }
}

/** What to say when a file of the data folder (or the folder) can't be used. */
export function cannotUse(path: string, error: unknown): DataFolderError {
  const code = codeOf(error);
  const because = error instanceof Error ? error.message : String(error);
  return new DataFolderError(`${path} ${whatAndWhatToDo(code)} Nothing was changed. (${because})`, { cause: error });
}

function whatAndWhatToDo(code: string): string {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'is damaged, or is no database of Kavarna. Move it away and put back a backup of the whole data folder.';
  }
  if (/^(SQLITE_FULL|ENOSPC|SQLITE_IOERR)/.test(code)) {
    return 'can’t be written: the disk is full or failing. Make room, then start again.';
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code)) {
    return 'can’t be written by the user who runs Kavarna. Give that user the right to, or choose another folder with KAVARNA_DATA.';
  }
  return 'can’t be used.';
}

/** The code of an error of SQLite or of the operating system; empty for any other. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
