/** Geometry of the round table seen from above: where the seats lie on their circle. */

/** The drawing's side, in its own units. */
export const TABLE_SIZE = 150;
const CENTRE = TABLE_SIZE / 2;
const SEAT_CIRCLE = 61;
/** Width of a dot's outline, half of which lies outside its radius. */
export const SEAT_OUTLINE = 2.5;

export interface SeatPoint {
  x: number;
  y: number;
}

/** Seat `index` of `count`, clockwise, the first one at the top. */
export function seatPoint(index: number, count: number): SeatPoint {
  const angle = (index / Math.max(1, count)) * 2 * Math.PI - Math.PI / 2;
  return { x: CENTRE + SEAT_CIRCLE * Math.cos(angle), y: CENTRE + SEAT_CIRCLE * Math.sin(angle) };
}

/** Radius of a seat's dot without its outline: smaller where many sit, so that neighbours never touch. */
export function seatRadius(count: number): number {
  const halfGap = SEAT_CIRCLE * Math.sin(Math.PI / Math.max(2, count));
  return Math.max(1, Math.min(8.5, 0.86 * halfGap - SEAT_OUTLINE / 2));
}
