/** Where a new note lands: the next free place, so that nobody has to zoom or to shuffle. */

/** A point on a table's board, in board units (1 unit = 1 CSS pixel at 100 %). */
export interface Place {
  x: number;
  y: number;
}

/** A part of a table's board; its place is the top left corner. */
export interface Area extends Place {
  width: number;
  height: number;
}

export const NOTE_WIDTH = 200;
export const NOTE_HEIGHT = 160;
const GAP = 24;
/** Notes in a row before the next row begins: what a tablet in landscape shows beside its tools. */
const COLUMNS = 5;
const COLUMN_STEP = NOTE_WIDTH + GAP;
const ROW_STEP = NOTE_HEIGHT + GAP;

function overlaps(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < NOTE_WIDTH + GAP / 2 && Math.abs(a.y - b.y) < NOTE_HEIGHT + GAP / 2;
}

/**
 * The first place of the grid, row by row, that no note covers. Two devices that add at the same instant may choose the same
 * place; `offset` (0, 1, 2 ... for instance the seat's number at the table) lets each begin its search elsewhere in the row.
 */
export function nextFreePlace(taken: readonly Place[], offset = 0): Place {
  for (let row = 0; ; row++) {
    const nearby = taken.filter((place) => Math.abs(place.y - row * ROW_STEP) < NOTE_HEIGHT + GAP);
    for (let i = 0; i < COLUMNS; i++) {
      const candidate = { x: ((i + offset) % COLUMNS) * COLUMN_STEP, y: row * ROW_STEP };
      if (!nearby.some((place) => overlaps(place, candidate))) return candidate;
    }
  }
}
