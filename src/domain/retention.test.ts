/** The day on which an initiative is erased by itself. */
import { describe, expect, it, test } from 'vitest';
import { dayFrom, dayOf, daysToWarnOf, isPossibleEnd, monthsAfter } from './retention.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

test.each([
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
])('%s and %i months is %s', (from, months, to) => {
  expect(dayOf(monthsAfter(day(from) + 12_345, months) ?? 0)).toBe(to);
});

describe('the end', () => {
  const now = day('2026-11-22');

  it('is never where no number of months is set', () => {
    expect(monthsAfter(now, null)).toBeNull();
  });

  it('is a day that there is', () => {
    expect(dayFrom('2027-02-28')).toBe(day('2027-02-28'));
    for (const typed of ['2027-02-30', '28. 2. 2027', '', '2027-2-8', '0000-00-00']) expect(dayFrom(typed)).toBeNull();
  });

  it('lies ahead, and within reason', () => {
    expect(
      [day('2026-11-23'), day('2026-11-22'), day('2020-01-01'), day('2999-01-01')].map((at) => isPossibleEnd(at, now)),
    ).toEqual([true, false, false, false]);
  });

  it('is warned of from thirty days before', () => {
    expect(daysToWarnOf(null, now)).toBeNull();
    expect(daysToWarnOf(day('2026-12-23'), now)).toBeNull();
    expect(daysToWarnOf(day('2026-12-22'), now)).toBe(30);
    expect(daysToWarnOf(day('2026-11-22'), now + 5)).toBe(0);
  });
});
