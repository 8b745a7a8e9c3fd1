/** Seats lie on their circle, apart from each other, and inside the drawing. */
import { expect, test } from 'vitest';
import { SEAT_OUTLINE, seatPoint, seatRadius, TABLE_SIZE } from './round-table.ts';

test('the first seat is at the top, the others follow clockwise', () => {
  const [top, right, bottom, left] = [0, 1, 2, 3].map((index) => seatPoint(index, 4));
  expect(top?.x).toBeCloseTo(TABLE_SIZE / 2);
  expect(top?.y).toBeLessThan(TABLE_SIZE / 2);
  expect(right?.x).toBeGreaterThan(TABLE_SIZE / 2);
  expect(bottom?.y).toBeGreaterThan(TABLE_SIZE / 2);
  expect(left?.x).toBeLessThan(TABLE_SIZE / 2);
});

test.each([2, 5, 8, 12, 24, 60])('%i seats do not touch, and none is cut off', (count) => {
  const reach = seatRadius(count) + SEAT_OUTLINE / 2;
  const points = Array.from({ length: count }, (_, index) => seatPoint(index, count));
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % count] ?? point;
    expect(Math.hypot(next.x - point.x, next.y - point.y)).toBeGreaterThan(2 * reach);
    for (const along of [point.x, point.y]) {
      expect(along - reach).toBeGreaterThanOrEqual(0);
      expect(along + reach).toBeLessThanOrEqual(TABLE_SIZE);
    }
  }
});
