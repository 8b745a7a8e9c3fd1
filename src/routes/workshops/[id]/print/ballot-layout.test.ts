/** Ballots on paper: no measure is left out, none is cut in two. */
import { expect, test } from 'vitest';
import { MEASURE_TITLE_MAX_LENGTH } from '#domain/measure.ts';
import { LIMITS } from '#domain/workshop.ts';
import { ballotLayout } from './ballot-layout.ts';

const measures = (count: number, length = 30) =>
  Array.from({ length: count }, (_, index) => ({ id: index, title: 'x'.repeat(length) }));

test('a short ballot is half a sheet, a long one a whole one', () => {
  expect(ballotLayout(measures(7), 5)).toMatchObject({ perSheet: 2, pages: [{ length: 7 }] });
  expect(ballotLayout(measures(8), 5)).toMatchObject({ perSheet: 1, pages: [{ length: 8 }] });
});

test('long titles need more room than short ones', () => {
  expect(ballotLayout(measures(7, 160), 5).perSheet).toBe(1);
});

test.each([1, 5, 10, 11, LIMITS.dotsPerSeat])('with %i dots every measure stands on one page, in its order', (dots) => {
  const all = measures(90, MEASURE_TITLE_MAX_LENGTH);
  const { pages } = ballotLayout(all, dots);
  expect(pages.flat()).toEqual(all);
  expect(pages.every((page) => page.length > 0)).toBe(true);
});

test('without measures there is no page', () => {
  expect(ballotLayout([], 5).pages).toEqual([]);
});
