/** What a browser keeps of a table on its own device. */
import type { Page } from '@playwright/test';

/** The updates of its table's document, in the order in which they were kept. */
export async function tableUpdatesIn(page: Page): Promise<Uint8Array[]> {
  const updates = await page.evaluate(
    () =>
      new Promise<number[][]>((resolve, reject) => {
        const opening = indexedDB.open('kavarna-copies');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('updates').objectStore('updates').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const rows = all.result as { copy: string; bytes: Uint8Array }[];
            resolve(rows.filter(({ copy }) => copy.includes('table/')).map(({ bytes }) => [...bytes]));
          };
        };
      }),
  );
  return updates.map((update) => new Uint8Array(update));
}
