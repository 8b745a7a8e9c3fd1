/** The notes that each measured board shows: texts of several lengths, in rows, about as wide as high. */
import * as Y from 'yjs';
import { addIdea } from '#document/table-document.ts';
import { NOTE_COLOURS, type NoteColour } from '#domain/idea.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Place } from '#domain/note-place.ts';

const GAP = 24;
const TEXTS = [
  'Klopi v senci pred zdravstvenim domom',
  'Več avtobusov v nedeljo, tudi zvečer',
  'Nekdo, ki te prvič pospremi na urad in počaka, da je vse urejeno',
  'Čebelnjak',
  'Navodila v preprostem jeziku in s sličicami, za vse, ki šele prihajajo v naše mesto in ne vedo, kam bi se obrnili',
];

export interface WrittenNote {
  id: IdeaId;
  text: string;
  colour: NoteColour;
  place: Place;
}

export function notesInRows(count: number): WrittenNote[] {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => ({
    id: i
      .toString(36)
      .replace(/[ilou]/g, 'z')
      .padStart(12, '0')
      .concat(String(i).padStart(8, '0')) as IdeaId,
    text: TEXTS[i % TEXTS.length]!,
    colour: NOTE_COLOURS[i % NOTE_COLOURS.length]!,
    place: { x: (i % columns) * (NOTE_WIDTH + GAP), y: Math.floor(i / columns) * (NOTE_HEIGHT + GAP) },
  }));
}

/** As one update. */
export function boardOf(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [i, note] of notesInRows(count).entries())
      addIdea(doc, { ...note, round: 1 + (i % 3), seat: null, writtenAt: 1_000_000 + i });
  });
  return Y.encodeStateAsUpdate(doc);
}
