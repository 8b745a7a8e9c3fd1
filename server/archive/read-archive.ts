/** Reading an archive that comes from outside: checked whole before anything of it is kept, and given new identifiers where its own are taken. */
import * as Y from 'yjs';
import { initiativeDocument, tableDocument } from '#domain/identifiers.ts';
import { PICTURE_MAX_EDGE } from '#domain/table-picture.ts';
import { judgeUpdate } from '../collaboration/transport/update-gate.ts';
import { bareJpeg } from '../workshops/bare-jpeg.ts';
import { Archive, ARCHIVE_FORMAT, ARCHIVE_VERSION } from './format.ts';

export type ArchiveRefusal = 'not-an-archive' | 'archive-newer';

export interface ArchivedUpdates {
  name: string;
  updates: { at: number; bytes: Uint8Array }[];
}

export interface ReadArchive {
  archive: Omit<Archive, 'documents'>;
  documents: ArchivedUpdates[];
}

export function readArchive(text: string): ReadArchive | ArchiveRefusal {
  const value = parsed(text);
  if (isNewer(value)) return 'archive-newer';
  const read = Archive.safeParse(value);
  if (!read.success) return 'not-an-archive';
  const { documents, ...archive } = read.data;
  const expected = new Set<string>([
    initiativeDocument(archive.initiative.id as never),
    ...archive.workshops.flatMap(({ tables }) => tables.map(({ id }) => tableDocument(id as never))),
  ]);
  const decoded = documents.map(({ name, updates }) => ({
    name,
    updates: updates.map(({ at, bytes }) => ({ at, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) })),
  }));
  const isComplete = decoded.length === expected.size && decoded.every(({ name }) => expected.delete(name));
  const arePictures = archive.workshops.every(({ pictures }) => pictures.every(({ jpeg }) => isPicture(jpeg)));
  return isComplete && arePictures && decoded.every(isSound) ? { archive, documents: decoded } : 'not-an-archive';
}

function isPicture(jpeg: string): boolean {
  const picture = bareJpeg(Buffer.from(jpeg, 'base64'));
  return picture !== null && Math.max(picture.width, picture.height) <= PICTURE_MAX_EDGE;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: no archive either.
    return null;
  }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version } = value as { format?: unknown; version?: unknown };
  return format === ARCHIVE_FORMAT && typeof version === 'number' && version > ARCHIVE_VERSION;
}

/** Whether each update can be applied whole after the ones before, and is what a client might have sent. */
function isSound({ updates }: ArchivedUpdates): boolean {
  const doc = new Y.Doc();
  const gate = { doc, isTheirs: () => true, isKnown: () => true };
  try {
    return updates.every(({ bytes }) => {
      const { ok } = judgeUpdate(bytes, gate);
      if (ok) Y.applyUpdate(doc, bytes);
      return ok;
    });
  } finally {
    doc.destroy();
  }
}

/** Every identifier of the archive that other things are found by. */
export function identifiersIn({ archive, documents }: ReadArchive): string[] {
  const ids = [archive.initiative.id as string];
  for (const { id, tables, seats, ideaNumbers, ballot, pictures } of archive.workshops) {
    ids.push(...pictures.map((picture) => picture.id));
    ids.push(id, ...tables.map((table) => table.id), ...seats.map((seat) => seat.id));
    ids.push(...ideaNumbers.map(({ idea }) => idea), ...ballot.map((measure) => measure.id));
  }
  for (const { updates } of documents) {
    const doc = new Y.Doc();
    for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
    for (const map of ['ideas', 'measures', 'objectives']) ids.push(...doc.getMap(map).keys());
    doc.destroy();
  }
  return [...new Set(ids)];
}

const RUNS_OF_IDENTIFIERS = /[0-9a-hjkmnp-tv-z]{20,}/g;

/**
 * The same archive with other identifiers, everywhere. All identifiers are twenty letters long and drawn at random, so they are replaced
 * where they stand, in the bytes of the documents too: no length changes, and nothing else looks like one of them.
 */
export function withOtherIdentifiers(read: ReadArchive, others: ReadonlyMap<string, string>): ReadArchive {
  const replaced = (text: string) => text.replace(RUNS_OF_IDENTIFIERS, (run) => replacedIn(run, others));
  return {
    archive: JSON.parse(replaced(JSON.stringify(read.archive))) as ReadArchive['archive'],
    documents: read.documents.map(({ name, updates }) => ({
      name: replaced(name),
      updates: updates.map(({ at, bytes }) => ({
        at,
        bytes: new Uint8Array(Buffer.from(replaced(Buffer.from(bytes).toString('latin1')), 'latin1')),
      })),
    })),
  };
}

/** A neighbour may look like a letter of it, so every place of the run is tried. */
function replacedIn(run: string, others: ReadonlyMap<string, string>): string {
  let text = '';
  for (let at = 0; at < run.length;) {
    const other = others.get(run.slice(at, at + 20));
    text += other ?? run[at];
    at += other ? 20 : 1;
  }
  return text;
}
