/** Which calendar years are offered for a measure. */
import type { PlanFields } from '#domain/measure.ts';

/** Years ahead that can always be chosen. */
const AHEAD = 6;

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(50, last - first + 1)) }, (_, index) => first + index);
}

/** From last year on, and those that the plan's period names ('2027–2029'). */
export function yearsAround(thisYear: number, period: string): number[] {
  const named = [...period.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  return yearsBetween(Math.min(thisYear - 1, ...named), Math.max(thisYear + AHEAD, ...named));
}

/** The years of a measure's time frame; before it has one, this year. */
export function yearsOf({ starts, ends }: Pick<PlanFields, 'starts' | 'ends'>, thisYear: number): number[] {
  const first = Number(starts.slice(0, 4)) || Number(ends.slice(0, 4)) || thisYear;
  return yearsBetween(first, Math.max(first, Number(ends.slice(0, 4))));
}
