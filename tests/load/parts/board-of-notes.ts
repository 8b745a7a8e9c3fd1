/** A board with many notes on it, as an evening leaves it: written, and moved once. */
import * as Y from 'yjs';
import type { IdeaId } from '#domain/identifiers.ts';
import { addIdea, ideasMap, ideaText, moveIdea } from '#document/table-document.ts';

/** Notes that are written in one change. */
const AT_ONCE = 50;
/** Notes by one person, who may not add more than some hundreds at once. */
const OF_ONE_WRITER = 400;
const WORDS =
  'več klopi v senci ob poti do šole in počasnejši promet skozi vas zvečer ko se otroci vračajo domov'.split(' ');

export const noteId = (number: number): IdeaId => `n${String(number).padStart(19, '0')}` as IdeaId;

/** About sixty characters. */
export function noteText(number: number): string {
  return Array.from({ length: 11 }, (_, at) => WORDS[(number * 7 + at * 3) % WORDS.length]).join(' ') + ` ${number}`;
}

/**
 * The updates that fill an empty board, in order, by who writes them: nobody writes a thousand notes. Each writer is a Yjs client of their
 * own, numbered from `firstClient`.
 */
export function boardOfNotes(notes: number, firstClient: number): Uint8Array[][] {
  return Array.from({ length: Math.ceil(notes / OF_ONE_WRITER) }, (_, writer) => {
    const doc = new Y.Doc();
    doc.clientID = firstClient + writer;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const end = Math.min(notes, (writer + 1) * OF_ONE_WRITER);
    for (let first = writer * OF_ONE_WRITER; first < end; first += AT_ONCE) {
      doc.transact(() => {
        for (let number = first; number < Math.min(end, first + AT_ONCE); number++) write(doc, number);
      });
    }
    return updates;
  });
}

function write(doc: Y.Doc, number: number): void {
  const place = { x: 220 * (number % 40), y: 180 * Math.floor(number / 40) };
  addIdea(doc, {
    id: noteId(number),
    text: noteText(number),
    colour: 'sun',
    place,
    round: 1,
    seat: null,
    writtenAt: 1 + number,
  });
  moveIdea(doc, noteId(number), { x: place.x + 10, y: place.y });
}

/** Whether a document holds just these notes, whole. */
export function holdsNotes(doc: Y.Doc, notes: number): boolean {
  if (ideasMap(doc).size !== notes) return false;
  for (let number = 0; number < notes; number++) {
    if (ideaText(doc, noteId(number))?.toJSON() !== noteText(number)) return false;
  }
  return true;
}
