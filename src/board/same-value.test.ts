/** Deep sameness of plain values. */
import { expect, it } from 'vitest';
import { isSameValue } from './same-value.ts';

it.each([
  [1, 1],
  [null, null],
  ['a', 'a'],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
])('finds %j and %j the same', (a, b) => expect(isSameValue(a, b)).toBe(true));

it.each([
  [1, 2],
  [null, {}],
  [[], {}],
  [[1], [1, 2]],
  [{ a: undefined }, { b: undefined }],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
])('tells %j and %j apart', (a, b) => expect(isSameValue(a, b)).toBe(false));
