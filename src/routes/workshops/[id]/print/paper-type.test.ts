/** Words on paper: short ones large, the longest smaller, none cut. */
import { expect, test } from 'vitest';
import { linesOf, shareThatFits } from './paper-type.ts';

const field = { width: 182, height: 97, gap: 4 };
const topic = (length: number) => ({ length, size: 11, leading: 1.2 });
const question = (length: number) => ({ length, size: 8.4, leading: 1.25 });

test('a text takes as many lines as its letters need, and no text none', () => {
  expect(linesOf({ length: 0, size: 10 }, 100)).toBe(0);
  expect(linesOf({ length: 19, size: 10 }, 100)).toBe(1);
  expect(linesOf({ length: 20, size: 10 }, 100)).toBe(2);
});

test('what fits is as large as it wants to be', () => {
  expect(shareThatFits([topic(20), question(80)], field)).toBe(1);
});

test('the longer the words, the smaller; and at that size they fit', () => {
  const shares = [120, 300, 500].map((length) => shareThatFits([topic(200), question(length)], field));
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  const least = shares.at(-1) ?? 1;
  expect(least).toBeGreaterThan(0.5);
  const lines =
    linesOf({ length: 200, size: 11 * least }, 182) * 11 * 1.2 +
    linesOf({ length: 500, size: 8.4 * least }, 182) * 8.4 * 1.25;
  expect(lines * least + 4).toBeLessThanOrEqual(97);
});

test('where nothing fits the smallest is taken', () => {
  expect(shareThatFits([topic(100_000)], field)).toBe(0.3);
});
