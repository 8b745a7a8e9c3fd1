/** The database in which this browser keeps its copies of shared documents, and why it sometimes can't. */

/** `full`: the device has no room. `held`: another version of Kavarna has the database open. `blocked`: for any other reason it can't be used. */
export type CopyTrouble = 'blocked' | 'full' | 'held';

/** How far the update of a row has come. What was refused is never applied again: it is kept until its words are handed back. */
export const ACKNOWLEDGED = 0;
export const UNSENT = 1;
export const REFUSED = 2;
export type Progress = typeof ACKNOWLEDGED | typeof UNSENT | typeof REFUSED;

export interface UpdateRow {
  copy: string;
  progress: Progress;
  bytes: Uint8Array;
}

export interface CopyRow {
  name: string;
  /** What it belongs to: a workshop or an initiative. */
  home: string;
  /** Whose it is: a seat, or `account`. */
  owner: string;
  /** Epoch ms, by this device's clock: when it was last opened. */
  openedAt: number;
  /** Words that were handed back and not yet put anywhere. */
  words: readonly string[];
}

export interface CopyStores {
  updates: IDBObjectStore;
  copies: IDBObjectStore;
}

const NAME = 'kavarna-copies';
const VERSION = 1;
const BY_PROGRESS = 'by-progress';

/** A seat's cookie lives three days, an account's ten: what is older can't be sent any more by whoever wrote it. */
export const COPY_MAX_AGE_MS = 10 * 86_400_000;

class HeldElsewhere extends Error {}

export function troubleOf(error: unknown): CopyTrouble {
  if (error instanceof HeldElsewhere) return 'held';
  if (!(error instanceof DOMException)) return 'blocked';
  if (error.name === 'QuotaExceededError') return 'full';
  return error.name === 'VersionError' ? 'held' : 'blocked';
}

/** Rows of a copy that have come that far. */
export const rowsAt = (copy: string, progress: Progress): IDBKeyRange => IDBKeyRange.only([copy, progress]);
/** All rows of a copy. */
export const rowsOf = (copy: string): IDBKeyRange => IDBKeyRange.bound([copy, ACKNOWLEDGED], [copy, REFUSED]);
/** What of it is not at the centre. */
export const waitingRowsOf = (copy: string): IDBKeyRange => IDBKeyRange.bound([copy, UNSENT], [copy, REFUSED]);
export const byProgress = ({ updates }: CopyStores): IDBIndex => updates.index(BY_PROGRESS);

/** `then`: what comes into their place, once all that is to go is known, so that it does not go with them. */
export function deleteRows(stores: CopyStores, range: IDBKeyRange, then: () => void = () => undefined): void {
  const request = byProgress(stores).getAllKeys(range);
  request.onsuccess = () => {
    for (const key of request.result) stores.updates.delete(key);
    then();
  };
}

export interface FoundRow extends UpdateRow {
  key: IDBValidKey;
}

/** Reads a copy, to be asked for once the transaction is complete; what an earlier owner had read, and not written, is deleted. */
export function readCopy(
  stores: CopyStores,
  name: string,
  owner: string,
): () => { rows: FoundRow[]; words: readonly string[] } {
  const description = stores.copies.get(name) as IDBRequest<CopyRow | undefined>;
  const found: FoundRow[] = [];
  const request = byProgress(stores).openCursor(rowsOf(name));
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    const row = cursor.value as UpdateRow;
    const isEarlierOwners = row.progress === ACKNOWLEDGED && description.result?.owner !== owner;
    if (isEarlierOwners) stores.updates.delete(cursor.primaryKey);
    else found.push({ ...row, key: cursor.primaryKey });
    cursor.continue();
  };
  return () => ({ rows: found, words: description.result?.words ?? [] });
}

let database: Promise<IDBDatabase> | null = null;

/**
 * One transaction over everything; what `work` returns is asked for once the transaction is complete. Rejects where it fails: nothing of
 * it has happened then.
 */
export async function inCopies<Value>(
  mode: IDBTransactionMode,
  work: (stores: CopyStores) => () => Value,
): Promise<Value> {
  database ??= openDatabase();
  const opening = database;
  try {
    return await transact(await opening, mode, work);
  } catch (error) {
    // A database that was closed under our feet (another version, storage cleared) is opened anew by the next transaction.
    if (database === opening && !isAboutRoom(error)) database = null;
    throw error;
  }
}

const isAboutRoom = (error: unknown): boolean => troubleOf(error) === 'full';

function transact<Value>(
  opened: IDBDatabase,
  mode: IDBTransactionMode,
  work: (stores: CopyStores) => () => Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(['updates', 'copies'], mode);
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was given up.'));
    try {
      const result = work({ updates: transaction.objectStore('updates'), copies: transaction.objectStore('copies') });
      transaction.oncomplete = () => resolve(result());
    } catch (error) {
      transaction.abort();
      throw error;
    }
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => create(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database was not opened.'));
    // It may still open once the other version is closed: the next transaction tries again.
    request.onblocked = () => reject(new HeldElsewhere());
  });
  const forget = () => {
    opened.close();
    database = null;
  };
  // A newer version in another tab wants to begin: it must not wait for us.
  opened.onversionchange = forget;
  opened.onclose = forget;
  await transact(opened, 'readwrite', removeOld);
  return opened;
}

function create(opened: IDBDatabase): void {
  opened.createObjectStore('copies', { keyPath: 'name' });
  opened.createObjectStore('updates', { autoIncrement: true }).createIndex(BY_PROGRESS, ['copy', 'progress']);
}

function removeOld(stores: CopyStores): () => void {
  const request = stores.copies.getAll() as IDBRequest<CopyRow[]>;
  request.onsuccess = () => {
    for (const { name, openedAt } of request.result) {
      if (openedAt > Date.now() - COPY_MAX_AGE_MS) continue;
      deleteRows(stores, rowsOf(name));
      stores.copies.delete(name);
    }
  };
  return () => undefined;
}
