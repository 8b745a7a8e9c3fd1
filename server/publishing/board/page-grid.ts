/** How a board comes onto paper: on one sheet if it can be read there, else on several that overlap by a whole note. */
import { NOTE_HEIGHT, NOTE_WIDTH } from '#domain/note-place.ts';
import { meets, widened, type Area } from '#board/drawing/area.ts';
import type { Paper } from './painting.ts';

/** Points; one is 1/72 inch. */
export interface Sheet {
  width: number;
  height: number;
  /** Where the board comes. */
  room: Area;
}

export interface PageGrid {
  sheet: Sheet;
  /** Points in a board unit. */
  scale: number;
  columns: number;
  rows: number;
  /** Points by which neighbouring sheets show the same; 0 on a single one. */
  overlap: { x: number; y: number };
  /** Row by row; sheets on which nothing lies are left out. `view`: what of the board is on it. */
  pages: { column: number; row: number; view: Area }[];
}

const A4 = { width: 595.28, height: 841.89 };
const A3 = { width: 841.89, height: 1190.55 };
const EDGE = 28;
const HEAD = 48;
const FOOT = 26;
/** Board units around what lies on the board. */
const MARGIN = 16;
/** Text of 15 units is then 6.5 points: what one reads on paper without a glass. */
const SMALLEST_TO_READ = 0.43;
const LARGEST = 0.9;
/** Where several sheets are needed, it is worth reading from a step away. */
const ON_SEVERAL = 0.6;
const MOST_PAGES = 40;
/** Sheets side by side, the empty ones counted. */
const LONGEST_ROW = 60;
/** Text of 15 units is then less than 2.5 points. */
const SMALLEST = 0.16;

function sheetOf(paper: Paper, isWide: boolean): Sheet {
  const { width: short, height: long } = paper === 'a4' ? A4 : A3;
  const [width, height] = isWide ? [long, short] : [short, long];
  return { width, height, room: { x: EDGE, y: HEAD, width: width - 2 * EDGE, height: height - HEAD - FOOT } };
}

/** null: the board reaches too far to be read on any number of sheets that somebody would print. `things`: what lies on it. */
export function pageGrid(content: Area, things: readonly Area[], paper: Paper): PageGrid | null {
  const area = widened(content, MARGIN);
  const sheets = [sheetOf(paper, true), sheetOf(paper, false)];
  const whole = sheets
    .map((sheet) => ({
      sheet,
      scale: Math.min(LARGEST, sheet.room.width / area.width, sheet.room.height / area.height),
    }))
    .sort((a, b) => b.scale - a.scale)[0]!;
  if (whole.scale >= SMALLEST_TO_READ) return gridOf(area, things, whole.sheet, whole.scale);
  for (let scale = ON_SEVERAL; scale >= SMALLEST; scale *= 0.85) {
    const grids = sheets.flatMap((sheet) => {
      const { columns, rows } = sheetCounts(area, sheet, scale);
      return Math.max(columns, rows) > LONGEST_ROW ? [] : [gridOf(area, things, sheet, scale)];
    });
    const best = grids.sort((a, b) => a.pages.length - b.pages.length)[0];
    if (best && best.pages.length <= MOST_PAGES) return best;
  }
  return null;
}

function overlapAt(scale: number): { x: number; y: number } {
  return { x: (NOTE_WIDTH + MARGIN) * scale, y: (NOTE_HEIGHT + MARGIN) * scale };
}

function sheetCounts({ width, height }: Area, { room }: Sheet, scale: number): { columns: number; rows: number } {
  const overlap = overlapAt(scale);
  const count = (length: number, own: number, shared: number) =>
    length * scale <= own ? 1 : Math.ceil((length * scale - shared) / (own - shared));
  return { columns: count(width, room.width, overlap.x), rows: count(height, room.height, overlap.y) };
}

function gridOf(area: Area, things: readonly Area[], sheet: Sheet, scale: number): PageGrid {
  const { columns, rows } = sheetCounts(area, sheet, scale);
  const isSingle = columns * rows === 1;
  const overlap = isSingle ? { x: 0, y: 0 } : overlapAt(scale);
  const view = { width: sheet.room.width / scale, height: sheet.room.height / scale };
  const pages: PageGrid['pages'] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // What needs one sheet across stands in its middle.
      const x =
        columns === 1 ? area.x - (view.width - area.width) / 2 : area.x + column * (view.width - overlap.x / scale);
      const y = area.y + row * (view.height - overlap.y / scale);
      const seen = { x, y, ...view };
      if (isSingle || things.some((thing) => meets(seen, thing))) pages.push({ column, row, view: seen });
    }
  }
  return { sheet, scale, columns, rows, overlap, pages };
}
