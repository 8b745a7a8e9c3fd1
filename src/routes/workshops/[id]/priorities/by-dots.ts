/** Measures in the order of their dots. */
import type { MeasureId } from '#domain/identifiers.ts';

/** Most dots first; equal ones stay in the order they had, so that ordering twice changes nothing. */
export function byDots<Measure extends { id: MeasureId }>(
  measures: readonly Measure[],
  dots: Readonly<Record<MeasureId, number>>,
): Measure[] {
  return [...measures].sort((a, b) => (dots[b.id] ?? 0) - (dots[a.id] ?? 0));
}
