/** Bringing what lies about into line. */
import type { Place } from '#domain/note-place.ts';
import { areaOfAll } from '../drawing/area.ts';
import { inReadingOrder, type Lying } from './reading-order.ts';

export const EDGES = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof EDGES)[number];

const GAP = 24;

/** All with one edge where the outermost has it. */
export function aligned(items: readonly Lying[], edge: Edge): Map<string, Place> {
  const whole = areaOfAll(items.map(({ area }) => area));
  const places = new Map<string, Place>();
  if (!whole) return places;
  for (const { id, area } of items) {
    const { x, y } = area;
    if (edge === 'left') places.set(id, { x: whole.x, y });
    if (edge === 'right') places.set(id, { x: whole.x + whole.width - area.width, y });
    if (edge === 'top') places.set(id, { x, y: whole.y });
    if (edge === 'bottom') places.set(id, { x, y: whole.y + whole.height - area.height });
  }
  return places;
}

/** In rows, in the order in which they are read, about as wide as they lay before; none covers another. */
export function tidied(items: readonly Lying[]): Map<string, Place> {
  const whole = areaOfAll(items.map(({ area }) => area));
  const places = new Map<string, Place>();
  if (!whole) return places;
  const widest = Math.max(...items.map(({ area }) => area.width));
  const covered = items.reduce((sum, { area }) => sum + (area.width + GAP) * (area.height + GAP), 0);
  // A heap of notes in one place is laid out wider than it lay, a little wider than high.
  const width = Math.max(widest, whole.width, Math.sqrt(covered * 1.5));
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { id, area } of inReadingOrder(items)) {
    if (x > 0 && x + area.width > width + 1) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    places.set(id, { x: whole.x + x, y: whole.y + y });
    x += area.width + GAP;
    rowHeight = Math.max(rowHeight, area.height);
  }
  return places;
}
