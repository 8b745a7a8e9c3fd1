/** C7: what people type as a cost. */
import { expect, test } from 'vitest';
import { amountFrom } from './amount.ts';

test.each([
  ['', null],
  ['  ', null],
  ['12400', 12_400],
  ['12.400', 12_400],
  ['12,400', 12_400],
  ['12 400 €', 12_400],
  ['1.250.000 RSD', 1_250_000],
  ['12.400,50', 12_401],
  ['99,4', 99],
  ['0', 0],
  ['okoli 5000', undefined],
  ['-20', undefined],
  ['1.2.3', undefined],
  ['12.40.0', undefined],
])('reads "%s" as %s', (typed, amount) => {
  expect(amountFrom(typed)).toBe(amount);
});
