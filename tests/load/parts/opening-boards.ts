/** How long it takes to open a board that nobody is at: an empty one, one with a long tail of updates, one with a snapshot. */
import { join } from 'node:path';
import * as Y from 'yjs';
import { openLogFile } from '#server/collaboration/log/log-file.ts';
import { ideaText } from '#document/table-document.ts';
import { boardOfNotes, noteId } from './board-of-notes.ts';
import { Joiner } from './joiner.ts';
import type { Place } from './lean-person.ts';
import type { MeasuredServer } from './measured-server.ts';

const CLIENT = 4_000_000;
const NOTES = 200;

/** So many updates of an evening: notes, then letters, each note typed to its end before the next one. */
export function eveningOfUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates = boardOfNotes(NOTES, CLIENT).flat();
  for (const update of updates) Y.applyUpdate(doc, update);
  doc.clientID = CLIENT + NOTES;
  const letters = Math.ceil((count - updates.length) / NOTES);
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let typed = 0; updates.length < count; typed++) {
    const text = ideaText(doc, noteId(Math.floor(typed / letters)));
    text?.insert(text.length, 'abcdefghij'[typed % 10] ?? 'a');
  }
  return updates;
}

/** Puts updates, and a snapshot that holds them all, into the log of a server that has not opened the document yet. */
export function putIntoLog(
  dataFolder: string,
  document: string,
  updates: readonly Uint8Array[],
  hasSnapshot: boolean,
): void {
  const sqlite = openLogFile(join(dataFolder, 'updates.sqlite'));
  const insert = sqlite.prepare('INSERT INTO updates (document, at, bytes) VALUES (?, ?, ?)');
  let last: number | bigint = 0;
  sqlite.transaction(() => {
    for (const update of updates) last = insert.run(document, Date.now(), update).lastInsertRowid;
    if (!hasSnapshot) return;
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    sqlite
      .prepare('INSERT INTO snapshots (document, sequence, at, bytes) VALUES (?, ?, ?, ?)')
      .run(document, last, Date.now(), Y.encodeStateAsUpdate(doc));
  })();
  sqlite.close();
}

/** Milliseconds from the first packet to everything being there, of somebody who comes first. */
export async function openingTime(
  server: MeasuredServer,
  place: Place,
  updates: readonly Uint8Array[],
): Promise<number> {
  const joiner = new Joiner(CLIENT + NOTES + 1, place, server.speech);
  await joiner.open(server.address);
  const doc = joiner.document();
  const expected = new Y.Doc();
  expected.transact(() => {
    for (const update of updates) Y.applyUpdate(expected, update);
  });
  if (!Buffer.from(Y.encodeStateVector(doc)).equals(Buffer.from(Y.encodeStateVector(expected)))) {
    throw new Error(`${place.document} was not opened as it was kept.`);
  }
  await joiner.leave();
  return joiner.tookMs;
}
