/** How type shrinks in steps until a text fits its note. */
import { describe, expect, it } from 'vitest';
import { TYPE_STEPS, fittingStep, lineCount } from './fitting-text.ts';

/** Every letter as wide as its type is high. */
const square = (text: string) => text.length;

describe('lineCount', () => {
  it.each([
    ['', 1],
    ['abc', 1],
    ['abcde fghij', 2],
    ['ab cd ef', 2],
    ['a\n\nb', 3],
    ['abcdefghijk', 3],
    ['ab abcdefghij', 3],
  ])('%j takes %i lines of five letters', (text, lines) => {
    expect(lineCount(text, 5, square)).toBe(lines);
  });
});

describe('fittingStep', () => {
  it('gives a short text the largest type', () => {
    expect(fittingStep('ab', 100, 50, square)).toBe(TYPE_STEPS[0]);
  });

  it('shrinks step by step as a text grows, and never below the last', () => {
    const sizes = Array.from({ length: 60 }, (_, words) => fittingStep('abc '.repeat(words).trim(), 170, 112, square));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes)).toEqual(new Set(TYPE_STEPS));
  });
});
