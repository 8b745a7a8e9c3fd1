/** Numbers, sizes and words of drawn elements, read so that nothing anybody can write into a drawing does harm. */
import type { Place } from '#domain/note-place.ts';

/** Board units beyond which nothing lies: what claims to is broken. */
export const FARTHEST = 1e7;

const STROKE: Readonly<Record<string, number>> = { s: 2, m: 3.5, l: 5, xl: 10 };
const TYPE: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 };

/** NaN where it is no number, or one beyond all boards. */
export function finite(value: unknown, otherwise?: number): number {
  if (typeof value === 'number' && Math.abs(value) <= FARTHEST) return value;
  if (value === undefined && otherwise !== undefined) return otherwise;
  return NaN;
}

/** Letters of a name. */
const LONGEST_WORD = 200;

export function wordFrom(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_WORD) : otherwise;
}

export function placeFrom(value: unknown): Place {
  const { x, y } = (value ?? {}) as Partial<Place>;
  return { x: finite(x), y: finite(y) };
}

export function strokeWidth(size: unknown): number {
  return oneOf(STROKE, size);
}

export function typeSize(size: unknown): number {
  return oneOf(TYPE, size);
}

function oneOf(sizes: Readonly<Record<string, number>>, size: unknown): number {
  return (typeof size === 'string' && Object.hasOwn(sizes, size) ? sizes[size] : sizes.m)!;
}

/** Whether every number in it is one that a board can hold. */
export function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= FARTHEST * 4;
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) if (!allFinite((value as Record<string, unknown>)[key])) return false;
  return true;
}
