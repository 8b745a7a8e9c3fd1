/** Texts that have outgrown every field are cut: clients keep to their fields' limits, and only a hostile one gets past them. */
import * as Y from 'yjs';

/** Characters; five times the longest idea, so that what several people typed at once at the limit stays. */
const MAX_TEXT = 10_000;

export function keepTextsShort(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) {
      if (!(type instanceof Y.Text) || type.length <= MAX_TEXT) continue;
      // After this transaction's own listeners, as a change of the server's.
      queueMicrotask(() => {
        if (type.length > MAX_TEXT) type.delete(MAX_TEXT, type.length - MAX_TEXT);
      });
    }
  });
}
