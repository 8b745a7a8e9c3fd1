/** Where one looks when a board opens: the same on every board, and in the page before any board has come. */
import { NOTE_HEIGHT, NOTE_WIDTH, nextFreePlace, type Place } from '#domain/note-place.ts';
import { areaOfAll, type Area } from './area.ts';

/** CSS pixels that the tools and a margin take of the view; on the left never more than a quarter of it. */
export const INSET = { left: 100, top: 32, right: 24, bottom: 32 } as const;
/** Below this nobody reads a note; a large board then opens at its beginning. */
export const SMALLEST_AT_OPENING = 0.6;

export interface View {
  /** Board units at the left and upper edge of the view. */
  x: number;
  y: number;
  zoom: number;
}

/** Where the first row of notes will lie: what an empty board leaves room for. */
export function firstRow(): Area {
  const row: Place[] = [];
  for (let next = nextFreePlace(row); next.y === 0; next = nextFreePlace(row)) row.push(next);
  return { x: 0, y: 0, width: Math.max(...row.map(({ x }) => x)) + NOTE_WIDTH, height: NOTE_HEIGHT };
}

/** What the first look is for. `content`: what lies on the board; null: nothing. */
export function openingArea(content: Area | null): Area {
  return content ? areaOfAll([content, firstRow()])! : firstRow();
}

/** All of the area if it can be read so, else its beginning; never above 100 %. `view` in CSS pixels. */
export function fittingView(
  area: Area,
  view: { width: number; height: number },
  smallest: number = SMALLEST_AT_OPENING,
): View {
  const left = Math.min(INSET.left, view.width / 4);
  const [width, height] = [view.width - left - INSET.right, view.height - INSET.top - INSET.bottom];
  const zoom = Math.max(smallest, Math.min(1, width / area.width, height / area.height));
  return { x: area.x - left / zoom, y: area.y - INSET.top / zoom, zoom };
}
