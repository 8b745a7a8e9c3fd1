/** How a dot ballot lies on paper: two to a sheet where it is short, several sheets where it is long. */
import { linesOf } from './paper-type.ts';

/** Millimetres for rows, below the heading and above the foot. */
const HALF_SHEET = 84;
const WHOLE_SHEET = 228;
/** Millimetres of the words of a row; and of a row that has but one line of them. */
const ROW_WIDTH = 176;
const LETTERS = 4.4;
const LINE = 5.3;
const SHORTEST_ROW = 11.8;

/** With more dots than this nobody fills in circles: a number is written. */
export const MOST_CIRCLES = 10;
/** Millimetres of a row's end, where dots are given: a circle with its gap, or the box for a number. */
const CIRCLE = 6.9;
const NARROWEST_END = 33;

export function ballotLayout<Measure extends { title: string }>(
  measures: readonly Measure[],
  dots: number,
): { perSheet: 1 | 2; pages: Measure[][] } {
  const end = Math.max(NARROWEST_END, dots <= MOST_CIRCLES ? dots * CIRCLE : 0);
  const heights = measures.map(({ title }) =>
    Math.max(SHORTEST_ROW, linesOf({ length: title.length, size: LETTERS }, ROW_WIDTH - end) * LINE + 1.5),
  );
  const isShort = heights.reduce((sum, height) => sum + height, 0) <= HALF_SHEET;
  const pages: Measure[][] = [];
  let left = 0;
  measures.forEach((measure, index) => {
    const height = heights[index] ?? 0;
    if (height > left) {
      pages.push([]);
      left = isShort ? HALF_SHEET : WHOLE_SHEET;
    }
    pages.at(-1)?.push(measure);
    left -= height;
  });
  return { perSheet: isShort ? 2 : 1, pages };
}
