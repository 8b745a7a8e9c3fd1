/** In which order notes are read, and which one lies next to another in a direction: the way through a board by keyboard. */
import type { Area } from '../drawing/area.ts';

export interface Lying {
  id: string;
  area: Area;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Row by row, each from the left; notes that overlap in height by half belong to one row. */
export function inReadingOrder<T extends Lying>(items: readonly T[]): T[] {
  const byTop = [...items].sort((a, b) => a.area.y - b.area.y || a.area.x - b.area.x);
  const rows: T[][] = [];
  for (const item of byTop) {
    const row = rows[rows.length - 1];
    const first = row?.[0];
    if (first && item.area.y < first.area.y + first.area.height / 2) row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.area.x - b.area.x));
}

/** The nearest in that direction, straight ahead rather than aside; null where there is none. */
export function nextTowards<T extends Lying>(from: Lying, direction: Direction, items: readonly T[]): T | null {
  let nearest: { item: T; distance: number } | null = null;
  for (const item of items) {
    if (item.id === from.id) continue;
    const [dx, dy] = [centre(item.area, 'x') - centre(from.area, 'x'), centre(item.area, 'y') - centre(from.area, 'y')];
    const [ahead, aside] = { left: [-dx, dy], right: [dx, dy], up: [-dy, dx], down: [dy, dx] }[direction] as [
      number,
      number,
    ];
    if (ahead <= 0 || Math.abs(aside) > ahead * 3) continue;
    const distance = ahead + Math.abs(aside) * 2;
    if (!nearest || distance < nearest.distance) nearest = { item, distance };
  }
  return nearest?.item ?? null;
}

function centre(area: Area, axis: 'x' | 'y'): number {
  return axis === 'x' ? area.x + area.width / 2 : area.y + area.height / 2;
}
