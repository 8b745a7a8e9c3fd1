/** Areas of a board: what holds what, what meets what. */
import type { Place } from '#domain/note-place.ts';

/** In board units. */
export interface Area extends Place {
  width: number;
  height: number;
}

export function areaAround(points: readonly Place[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** null for none. */
export function areaOfAll(areas: Iterable<Area>): Area | null {
  const corners: Place[] = [];
  for (const { x, y, width, height } of areas) corners.push({ x, y }, { x: x + width, y: y + height });
  return corners.length === 0 ? null : areaAround(corners);
}

export function widened(area: Area, by: number): Area {
  return { x: area.x - by, y: area.y - by, width: area.width + 2 * by, height: area.height + 2 * by };
}

export function meets(a: Area, b: Area): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

export function contains(area: Area, inner: Area): boolean {
  const isWithin = inner.x >= area.x && inner.y >= area.y;
  return isWithin && inner.x + inner.width <= area.x + area.width && inner.y + inner.height <= area.y + area.height;
}

export function holdsPoint(area: Area, { x, y }: Place): boolean {
  return x >= area.x && y >= area.y && x <= area.x + area.width && y <= area.y + area.height;
}

export function middleOf({ x, y, width, height }: Area): Place {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A point in the coordinates of something that stands at `place`, turned by `rotation` radians, as the board sees it. */
export function turned(point: Place, place: Place, rotation: number): Place {
  if (rotation === 0) return { x: place.x + point.x, y: place.y + point.y };
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  return { x: place.x + point.x * cos - point.y * sin, y: place.y + point.x * sin + point.y * cos };
}

/** The other way round. */
export function turnedBack(point: Place, place: Place, rotation: number): Place {
  return turned({ x: point.x - place.x, y: point.y - place.y }, { x: 0, y: 0 }, -rotation);
}

/** How far a point lies from the stretch between two others. */
export function distanceFrom(point: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}
