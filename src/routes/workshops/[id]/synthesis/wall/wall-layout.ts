/** Where everything lies on the wall: the ideas that are in no measure yet on the left, each measure a frame with its ideas, the next measure last. */
import { SHEET_HEAD, SHEET_MARGIN } from '#board/sheets.ts';
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Area, type Place } from '#domain/note-place.ts';

export type GroupKey = MeasureId | 'loose' | 'new';

export interface WallGroup {
  key: GroupKey;
  area: Area;
  /** What fits beside each other. */
  columns: number;
}

export interface WallLayout {
  groups: readonly WallGroup[];
  places: ReadonlyMap<IdeaId, Place>;
}

const GAP = 24;
const BETWEEN = 56;
const STEP = { x: NOTE_WIDTH + GAP, y: NOTE_HEIGHT + GAP };
const MEASURE_COLUMNS = 3;
/** From this many ideas on a measure is wider. */
const MANY = 18;
const FEWEST_LOOSE_COLUMNS = 3;

/** Measures in rows, in their order; the loose ideas beside them, about as high. */
export function wallLayout(
  measures: readonly { id: MeasureId; ideas: readonly IdeaId[] }[],
  loose: readonly IdeaId[],
): WallLayout {
  const places = new Map<IdeaId, Place>();
  const parts = [...measures.map(({ id, ideas }) => ({ key: id, ideas })), { key: 'new' as const, ideas: [] }];
  const sized = parts.map((part) => ({ ...part, ...sizeOf(part.ideas.length, measureColumns(part.ideas.length)) }));
  const perRow = Math.min(6, Math.max(2, Math.ceil(Math.sqrt(sized.length * 0.8))));
  const rows = Array.from({ length: Math.ceil(sized.length / perRow) }, (_, i) =>
    sized.slice(i * perRow, (i + 1) * perRow),
  );
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const whole = heights.reduce((sum, height) => sum + height, (rows.length - 1) * BETWEEN);
  const looseRows = Math.max(1, Math.floor((whole - SHEET_HEAD - SHEET_MARGIN) / STEP.y));
  const looseColumns = Math.ceil(loose.length / Math.max(looseRows, Math.ceil(Math.sqrt(loose.length))));
  const looseSize = sizeOf(loose.length, Math.max(FEWEST_LOOSE_COLUMNS, looseColumns));
  const looseArea = { x: 0, y: 0, width: looseSize.width, height: Math.max(looseSize.height, whole) };
  const groups: WallGroup[] = [{ key: 'loose', area: looseArea, columns: looseSize.columns }];
  lay(places, loose, groups[0]!);
  let y = 0;
  for (const [i, row] of rows.entries()) {
    let x = looseArea.width + BETWEEN * 1.5;
    for (const { key, ideas, width, columns } of row) {
      const group = { key, area: { x, y, width, height: heights[i]! }, columns };
      groups.push(group);
      lay(places, ideas, group);
      x += width + BETWEEN;
    }
    y += heights[i]! + BETWEEN;
  }
  return { groups, places };
}

/** The group at a place of the wall; null: between them. */
export function groupAt({ groups }: WallLayout, { x, y }: Place): WallGroup | null {
  const reach = BETWEEN / 4;
  const isIn = ({ area }: WallGroup) =>
    x >= area.x - reach && y >= area.y - reach && x <= area.x + area.width + reach && y <= area.y + area.height + reach;
  return groups.find(isIn) ?? null;
}

function measureColumns(count: number): number {
  return count < MANY ? MEASURE_COLUMNS : MEASURE_COLUMNS + Math.floor(Math.sqrt(count / MANY)) + 1;
}

function sizeOf(count: number, columns: number): { columns: number; width: number; height: number } {
  const rows = Math.max(1, Math.ceil(count / columns));
  return {
    columns,
    width: columns * STEP.x - GAP + 2 * SHEET_MARGIN,
    height: SHEET_HEAD + rows * STEP.y - GAP + SHEET_MARGIN,
  };
}

function lay(places: Map<IdeaId, Place>, ideas: readonly IdeaId[], { area, columns }: WallGroup): void {
  for (const [i, idea] of ideas.entries()) {
    places.set(idea, {
      x: area.x + SHEET_MARGIN + (i % columns) * STEP.x,
      y: area.y + SHEET_HEAD + Math.floor(i / columns) * STEP.y,
    });
  }
}
