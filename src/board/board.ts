/** The drawing surface of a table, behind one small interface, so that the canvas can be replaced. */
import type * as Y from 'yjs';
import type { Idea, NoteColour } from '#domain/idea.ts';
import type { IdeaId, PictureId } from '#domain/identifiers.ts';
import type { Area, Place } from '#domain/note-place.ts';

/** The ideas as the board needs them. The board shows and moves them; it does not own them. */
export interface BoardIdeas {
  /** Ideas that stand (not removed), in the order they were written. A new array after each change. */
  current(): readonly Idea[];
  /** Calls back after any change of the ideas, by whomever; returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** The shared text of one idea, for typing into; null once it is gone, and while it is covered: then its `text` is empty too. */
  text(id: IdeaId): Y.Text | null;
  /** An empty idea at this place, or at the next free one; null while the board is read-only. */
  add(place?: Place): IdeaId | null;
  move(moves: readonly { id: IdeaId; place: Place }[]): void;
  recolour(id: IdeaId, colour: NoteColour): void;
  /** Marks it as removed; it stays restorable. */
  remove(id: IdeaId): void;
  /** "Lejla", "Miza 3", "na daljavo · Tea": what stands under the note. */
  signature(idea: Idea): string;
}

/** What is only drawn: one Y.Map per element, one key per field. Which elements there are is the board's own business. */
export type Drawing = Y.Map<Y.Map<unknown>>;

/** Somebody else at the same table, now. Presence: shared, never kept. */
export interface BoardPeer {
  /** One per connection. */
  id: number;
  name: string;
  colour: NoteColour;
  /** In board units; null when the pointer is elsewhere. */
  pointer: Place | null;
  /** The idea being typed into. */
  typing: IdeaId | null;
  /** The ideas in this person's hand or chosen for something. */
  selected?: readonly IdeaId[];
}

export interface BoardPresence {
  peers(): readonly BoardPeer[];
  subscribe(changed: () => void): () => void;
  /** What this browser shows to the others. */
  show(mine: { pointer?: Place | null; typing?: IdeaId | null; selected?: readonly IdeaId[] }): void;
}

export interface BoardUndo {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Ends the running step, so that what follows can be undone on its own. */
  mark(): void;
  subscribe(changed: () => void): () => void;
}

/** The pictures that a table keeps, as its board needs them: the drawing only names them. */
export interface BoardPictures {
  /** Where it is to be had; null: it isn't there, or not yet. */
  url(id: PictureId): string | null;
  /** Calls back whenever that may have changed; returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Takes a file in; `width` and `height` are pixels. null: it can't be taken, and the page around the board says why. */
  add(file: Blob): Promise<{ id: PictureId; width: number; height: number } | null>;
}

/** Every word the board itself says, in the page's language. */
export interface BoardWords {
  untitled: string;
  writeHere: string;
  select: string;
  draw: string;
  eraser: string;
  arrow: string;
  text: string;
  frame: string;
  undo: string;
  redo: string;
  tools: string;
  zoomIn: string;
  zoomOut: string;
  zoomToFit: string;
  /** With "{round}". */
  roundMark: string;
  colours: Record<NoteColour, string>;
  remove: string;
  /** With "{name}". */
  isTyping: string;
  board: string;
  /** What an empty board says. */
  empty: string;
  lasso: string;
  stamp: string;
  stamps: Record<'agree' | 'question' | 'important', string>;
  write: string;
  duplicate: string;
  toFront: string;
  lock: string;
  unlock: string;
  /** What a locked note is called. */
  locked: string;
  tidy: string;
  align: Record<'left' | 'right' | 'top' | 'bottom', string>;
  newNote: string;
  more: string;
  find: string;
  /** With "{count}" and "{of}". */
  found: string;
  notFound: string;
  previous: string;
  next: string;
  close: string;
  map: string;
  picture: string;
  /** What a field is called in which one says what is on a picture, and the way to it. */
  describe: string;
  /** In the place of a picture that isn't there. */
  pictureMissing: string;
}

/**
 * 'table': notes are written and drawn around. 'sorting': notes are chosen and carried to where they belong, nothing is written or drawn.
 * 'showing': only looked at, without anything to press.
 */
export type BoardPurpose = 'table' | 'sorting' | 'showing';

/** What a board for sorting tells: it moves nothing itself. Places are the hand's, in board units. */
export interface BoardSorter {
  /** These are selected now. */
  chose(ids: readonly IdeaId[]): void;
  /** Notes are being carried and would be put down here; null: no longer. */
  carriesOver(at: Place | null): void;
  putDown(ids: readonly IdeaId[], at: Place): void;
  /** A tap beside all notes. */
  tappedGround(at: Place): void;
}

export interface BoardOptions {
  /** Absent: 'table'. The others are for Kavarna's own board alone. */
  purpose?: BoardPurpose;
  ideas: BoardIdeas;
  drawing: Drawing;
  /** What is seen at first; absent: all there is, or its beginning. By Kavarna's own board alone. */
  opensAt?: Area;
  /** Origin of the board's own transactions on the drawing: what `undo` follows. */
  origin: unknown;
  presence: BoardPresence;
  undo: BoardUndo;
  /** Absent: none can be added, and those that lie there are shown as places. */
  pictures?: BoardPictures;
  words: BoardWords;
  /** BCP 47, as the page's. */
  locale: string;
  readOnly: boolean;
  licenceKey: string | null;
  /** With the purpose of sorting. */
  sorter?: BoardSorter;
  /** The board has broken down and shows nothing more; the ideas stand without it. */
  brokeDown?(error: unknown): void;
}

export interface Board {
  setReadOnly(readOnly: boolean): void;
  /** What is seen of the board now. */
  visibleArea(): Area;
  /** Calls back whenever that has changed, at most once a frame; returns how to stop. */
  followView(changed: () => void): () => void;
  /** Brings an area into view whole, as large as it fits; the person may move on from there. */
  lookAt(area: Area): void;
  /** Brings a note into view and opens it for typing. */
  edit(id: IdeaId): void;
  /** Brings a note into view without opening it. */
  reveal(id: IdeaId): void;
  destroy(): void;
}

/** A board whose notes the page selects too. */
export interface SortingBoard extends Board {
  /** Selects these notes and nothing else. */
  select(ids: readonly IdeaId[]): void;
}

/** Draws the board into `element`; resolves once the notes are painted, rejects where it cannot be drawn. Every implementation passes board-contract.ts. */
export type MountBoard = (element: HTMLElement, options: BoardOptions) => Promise<Board>;
