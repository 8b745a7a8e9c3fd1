/** A budget lets a burst pass, and then so much a second. */
import { expect, test } from 'vitest';
import { Budget } from './limits.ts';

test('a burst passes; what goes beyond it waits until the debt is paid', () => {
  const budget = new Budget({ atOnce: 100, aSecond: 10 }, 0);
  expect(budget.spend(100, 0)).toBe(0);
  expect(budget.spend(5, 0)).toBe(500);
  expect(budget.spend(0, 500)).toBe(0);
  expect(budget.spend(1, 500)).toBe(100);
});

test('rest refills it, and no further than full', () => {
  const budget = new Budget({ atOnce: 100, aSecond: 10 }, 0);
  budget.spend(100, 0);
  expect(budget.spend(100, 3_600_000)).toBe(0);
  expect(budget.spend(1, 3_600_000)).toBe(100);
});

test('what can’t be afforded is not spent', () => {
  const budget = new Budget({ atOnce: 10, aSecond: 1 }, 0);
  expect(budget.afford(11, 0)).toBe(false);
  expect(budget.afford(10, 0)).toBe(true);
  expect(budget.afford(1, 0)).toBe(false);
  expect(budget.afford(1, 1_000)).toBe(true);
});
