/** Photos of this browser that the server does not have yet, kept over a reload; where the browser can't keep them, it says so. */
import type { PictureId, TableId } from '#domain/identifiers.ts';

export interface QueuedPicture {
  id: PictureId;
  table: TableId;
  /** Where it is sent to. */
  address: string;
  jpeg: Blob;
  width: number;
  height: number;
}

const NAME = 'kavarna-pictures';
const VERSION = 1;
const STORE = 'waiting';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database was not opened.'));
  });
}

async function within<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was given up.'));
    });
  } finally {
    database.close();
  }
}

/** Whether it is kept: in a private window, or on a full device, it is in the open page only. */
export async function keepPicture(picture: QueuedPicture): Promise<boolean> {
  return within('readwrite', (store) => store.put(picture)).then(
    () => true,
    () => false,
  );
}

export async function letPictureGo(id: PictureId): Promise<void> {
  // Where nothing can be kept, nothing is left to take away.
  await within('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

/** What an earlier page of this browser could not send, of this table. */
export async function keptPictures(address: string): Promise<QueuedPicture[]> {
  const all = await within('readonly', (store) => store.getAll() as IDBRequest<QueuedPicture[]>).catch(() => []);
  return all.filter((picture) => picture.address === address);
}
