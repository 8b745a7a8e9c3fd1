/** An idea: what somebody wrote on one note at one table in one round. */
import type { IdeaId, SeatId, TableId } from './identifiers.ts';
import type { IdeaSource } from './idea-source.ts';
import type { Place } from './note-place.ts';

/** The six note papers, in the order in which they are offered. A colour is always named too, never the only sign. */
export const NOTE_COLOURS = ['sun', 'apricot', 'rose', 'mint', 'sky', 'lilac'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

/** Characters (UTF-16 units) an idea may hold; a note is a note, not an essay. */
export const IDEA_MAX_LENGTH = 2_000;

export interface Idea {
  id: IdeaId;
  table: TableId;
  text: string;
  colour: NoteColour;
  /** Top left corner on the board, in board units (1 unit = 1 CSS pixel at 100 %). */
  place: Place;
  /** Number of the round in which it was written, from 1; 0 before the first. */
  round: number;
  /** Who wrote it; null for what a facilitator or the table's tablet wrote on nobody's behalf. */
  seat: SeatId | null;
  /** Epoch ms by the server's clock. */
  writtenAt: number;
  /** Set when somebody removed it: it stays restorable. */
  removedAt: number | null;
  /** Absent: its author typed it. */
  source?: IdeaSource;
  /** Set where it is not to be read yet by whoever is shown it: its text is empty then, and it lies with its back up. */
  isCovered?: true;
}

export function isNoteColour(value: unknown): value is NoteColour {
  return NOTE_COLOURS.includes(value as NoteColour);
}

/** Ideas in the order in which they were written; equal times are ordered by id, so that every device agrees. */
export function byTimeWritten(a: Idea, b: Idea): number {
  return a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What counts: neither removed nor still empty. */
export function isCounted(idea: Idea): boolean {
  return idea.removedAt === null && (idea.isCovered === true || idea.text.trim() !== '');
}
