/** What is painted of boards, and as what: the question that goes to the painter's thread, and its answer. */
import type { Entry } from '#board/drawing/schema.ts';
import type { DrawnNote } from '#board/drawing/note-look.ts';
import type { PictureId } from '#domain/identifiers.ts';
import type { Language } from '#language/languages.ts';

export interface PaintedBoard {
  /** "Miza 3 · Dostopnost" */
  heading: string;
  question: string;
  /** What may be seen by whoever is given the picture, the earliest first. */
  notes: DrawnNote[];
  entries: Entry[];
  /** Those of the pictures named in the drawing that are kept, as JPEG. */
  pictures: Map<PictureId, Uint8Array>;
}

export const PAPERS = ['a4', 'a3'] as const;
export type Paper = (typeof PAPERS)[number];

/** `mostPixels`: along the longer side. */
export type Painting =
  { as: 'svg' } | { as: 'png'; mostPixels: number; background: string | null } | { as: 'pdf'; paper: Paper };

export interface PaintingOrder {
  painting: Painting;
  /** One, unless it is a document of pages. */
  boards: PaintedBoard[];
  /** What the whole is called. */
  title: string;
  language: Language;
  /** Epoch ms. */
  at: number;
}

export interface Painted {
  bytes: Uint8Array;
  /** Pixels, for pictures. */
  width: number;
  height: number;
}

/** null: too much lies on the board, or too far apart, to be read in such a picture. */
export type PaintingAnswer = { ok: true; painted: Painted | null } | { ok: false; error: string };
