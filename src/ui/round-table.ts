/** Geometry of the round table seen from above: where the seats lie on their circle. */

/** The drawing's side, in its own units. */
export const TABLE_SIZE = 150;
const CENTRE = TABLE_SIZE / 2;
const SEAT_CIRCLE = 61;

export interface SeatPoint {
  x: number;
  y: number;
}

/** Seat `index` of `count`, clockwise, the first one at the top. */
export function seatPoint(index: number, count: number): SeatPoint {
  const angle = (index / Math.max(1, count)) * 2 * Math.PI - Math.PI / 2;
  return { x: CENTRE + SEAT_CIRCLE * Math.cos(angle), y: CENTRE + SEAT_CIRCLE * Math.sin(angle) };
}

/** Radius of a seat's dot: smaller where many sit. */
export function seatRadius(count: number): number {
  return Math.max(3, Math.min(8.5, (Math.PI * SEAT_CIRCLE) / Math.max(1, count) - 1.5));
}
