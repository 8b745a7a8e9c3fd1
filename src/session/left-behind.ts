/** Copies of documents that a page of this browser left behind: where words in them wait, and where nobody needs them any more. */
import {
  parseDocumentName,
  tableDocument,
  workshopDocument,
  type TableId,
  type WorkshopId,
} from '#domain/identifiers.ts';
import {
  byProgress,
  deleteRows,
  inCopies,
  rowsOf,
  waitingRowsOf,
  type CopyRow,
  type CopyStores,
} from './copy-database.ts';
import { copyName } from './local-copy.ts';

/** Tables of the workshop, apart from this one, for which words lie on this device that were not sent or not taken. */
export async function tablesLeftBehind(workshop: WorkshopId, table: TableId): Promise<TableId[]> {
  const here = [tableDocument(table), workshopDocument(workshop)];
  const left = await documentsLeftBehind(workshop, here);
  return left.map(parseDocumentName).flatMap((document) => (document?.kind === 'table' ? [document.id] : []));
}

/**
 * Documents of which words lie here unsent or handed back, apart from those that are open. Copies of the same home that have none are
 * removed. Where the database can't be used there are none to be found; the open document's own copy says why.
 */
async function documentsLeftBehind(home: string, open: readonly string[]): Promise<string[]> {
  const prefix = copyName('seat', '');
  const openCopies = open.map((document) => copyName('seat', document));
  const isLeft = (copy: CopyRow) =>
    copy.home === home && copy.name.startsWith(prefix) && !openCopies.includes(copy.name);
  const left = await inCopies('readwrite', (stores) => sortOut(stores, isLeft)).catch(() => []);
  return left.map((name) => name.slice(prefix.length));
}

function sortOut(stores: CopyStores, isLeft: (copy: CopyRow) => boolean): () => string[] {
  const waiting: string[] = [];
  const copies = stores.copies.getAll() as IDBRequest<CopyRow[]>;
  copies.onsuccess = () => {
    for (const { name, words } of copies.result.filter(isLeft)) {
      const unsent = byProgress(stores).count(waitingRowsOf(name));
      unsent.onsuccess = () => {
        if (unsent.result + words.length > 0) {
          waiting.push(name);
          return;
        }
        deleteRows(stores, rowsOf(name));
        stores.copies.delete(name);
      };
    }
  };
  return () => waiting;
}
