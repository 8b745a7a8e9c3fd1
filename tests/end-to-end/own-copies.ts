/** What a browser keeps of a table on its own device. */
import { expect, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { readIdeas } from '#document/table-document.ts';
import type { TableId } from '#domain/identifiers.ts';

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

/** The document that those make. */
export async function keptTable(page: Page): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of await tableUpdatesIn(page)) Y.applyUpdate(doc, update);
  return doc;
}

/** Waits until the device has an idea with exactly these words: from then on the page may be closed. */
export async function untilKept(page: Page, text: string): Promise<void> {
  const texts = async () => readIdeas(await keptTable(page), '' as TableId).map((idea) => idea.text);
  await expect.poll(texts).toContain(text);
}
