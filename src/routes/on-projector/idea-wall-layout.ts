/** Where ideas hang on the projector's wall, and by which parts it is shown: each is read from the last row. */
import { areaOfAll } from '#board/drawing/area.ts';
import type { IdeaId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Area, type Place } from '#domain/note-place.ts';

export interface IdeaWallLayout {
  places: ReadonlyMap<IdeaId, Place>;
  /** In the order in which they are shown; at least one. */
  parts: readonly Area[];
  whole: Area;
}

/** Notes beside each other in a part, and rows in it: 1920 × 1080 shows their words in type of 37 to 46 pixels. */
const ACROSS = 3;
const ROWS_IN_PART = 2;
const COLUMN_STEP = NOTE_WIDTH + 28;
const ROW_STEP = NOTE_HEIGHT + 12;
const MARGIN = 8;
/** From the first note of one column of rows to the first of the next. */
const STRIP_STEP = ACROSS * COLUMN_STEP + 40;
/** About that of a screen without its head. */
const WIDTH_TO_HEIGHT = 1.95;

/**
 * Rows of three, one below the other, in as many columns as make the whole about as broad as a screen. What is pinned hangs first and is shown
 * first. The others hang in the order in which they were written, so that a new one moves none of them, but where a column ends or columns
 * become longer; they are shown from the newest on. `newestFirst`: the others, newest first.
 */
export function ideaWallLayout(pinned: readonly IdeaId[], newestFirst: readonly IdeaId[]): IdeaWallLayout {
  const pinnedRows = Math.ceil(pinned.length / (ACROSS * ROWS_IN_PART)) * ROWS_IN_PART;
  const rows = new Rows(pinnedRows + Math.ceil(newestFirst.length / ACROSS));
  const placed = (ideas: readonly IdeaId[], from: number) =>
    ideas.map((id, i) => [id, rows.placeOf(from + Math.floor(i / ACROSS), i % ACROSS)] as const);
  const parts = [...inPairs(pinnedRows), ...rows.fromTheNewest(pinnedRows)].map((row) => partFrom(rows.placeOf(row)));
  if (parts.length === 0) parts.push(partFrom({ x: 0, y: 0 }));
  return {
    places: new Map([...placed(pinned, 0), ...placed(newestFirst.toReversed(), pinnedRows)]),
    parts,
    whole: areaOfAll(parts)!,
  };
}

/** Columns of rows, each filled before the next one begins. */
class Rows {
  readonly #count: number;
  /** Rows in a column; even, so that a part ends where it does. */
  readonly #high: number;

  constructor(count: number) {
    this.#count = count;
    this.#high = bestHeight(count);
  }

  placeOf(row: number, across = 0): Place {
    const column = this.#columnOf(row);
    return { x: column * STRIP_STEP + across * COLUMN_STEP, y: (row - column * this.#high) * ROW_STEP };
  }

  /** The first row of each part, from the last row up, so that the newest part is full; the last one of a column may show a row again. */
  fromTheNewest(first: number): number[] {
    const parts: number[] = [];
    for (let end = this.#count; end > first; end = parts[parts.length - 1]!) {
      parts.push(Math.max(first, this.#columnOf(end - 1) * this.#high, end - ROWS_IN_PART));
    }
    return parts;
  }

  /** A new column begins with its second row: until then its first one hangs below the column before, so that it is not shown alone. */
  #columnOf(row: number): number {
    const column = Math.floor(row / this.#high);
    const isAlone = row === this.#count - 1 && row % this.#high === 0;
    return isAlone ? Math.max(0, column - 1) : column;
  }
}

/** With which the whole is seen largest. */
function bestHeight(rows: number): number {
  let [best, least] = [0, Infinity];
  for (let high = 2 * ROWS_IN_PART; best === 0 || high < rows + ROWS_IN_PART; high += ROWS_IN_PART) {
    const width = Math.ceil(rows / high) * STRIP_STEP;
    const size = Math.max(width / WIDTH_TO_HEIGHT, Math.min(rows, high) * ROW_STEP);
    if (size < least) [best, least] = [high, size];
  }
  return best;
}

function inPairs(rows: number): number[] {
  return Array.from({ length: rows / ROWS_IN_PART }, (_, i) => i * ROWS_IN_PART);
}

function partFrom({ x, y }: Place): Area {
  const width = (ACROSS - 1) * COLUMN_STEP + NOTE_WIDTH;
  const height = (ROWS_IN_PART - 1) * ROW_STEP + NOTE_HEIGHT;
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}
