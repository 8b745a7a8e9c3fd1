/** What a page with one board tells the measurement, whichever board it is. */
import type { Area } from '#board/drawing/area.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Place } from '#domain/note-place.ts';

export interface BoardOnPage {
  visibleArea(): Area;
  lookAt(area: Area): void;
  /** Of each note, in an order that lasts. */
  places(): Place[];
  /** How many notes are in hand. */
  selected(): number;
  /** How many of the notes that should be seen are there. */
  shown(): number;
}

/** Board units of a note that must be in view for it to count. */
const SEEN = 8;

export function placesInView(board: Pick<BoardOnPage, 'places' | 'visibleArea'>): Place[] {
  const { x, y, width, height } = board.visibleArea();
  const isIn = (place: number, size: number, from: number, length: number) =>
    place < from + length - SEEN && place + size > from + SEEN;
  return board.places().filter((place) => isIn(place.x, NOTE_WIDTH, x, width) && isIn(place.y, NOTE_HEIGHT, y, height));
}

declare global {
  interface Window {
    measured?: BoardOnPage & { inView(): number };
  }
}

export function beMeasured(board: BoardOnPage): void {
  window.measured = { ...board, inView: () => placesInView(board).length };
}
