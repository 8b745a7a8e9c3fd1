import { expect, test } from 'vitest';
import { compare, isFaultless } from './comparison.ts';

const things = (...pairs: [key: string, value: string][]) => pairs.map(([key, value]) => ({ key, value }));

test('what is found once and unchanged is faultless', () => {
  const comparison = compare('ideas', things(['a', 'x'], ['b', 'y']), things(['b', 'y'], ['a', 'x']));
  expect(comparison).toEqual({ kind: 'ideas', expected: 2, found: 2, missing: [], twice: [], differing: [] });
  expect(isFaultless([comparison])).toBe(true);
});

test.each([
  ['missing', things(), { missing: ['a: x'] }],
  ['there twice under its own key', things(['a', 'x'], ['a', 'x']), { twice: ['a: x'] }],
  ['there again under another key', things(['a', 'x'], ['b', 'x']), { twice: ['b: x'] }],
  ['changed', things(['a', 'y']), { differing: ['a: x ≠ y'] }],
  ['joined by what nobody put in', things(['a', 'x'], ['b', 'z']), { differing: ['b: z'] }],
])('says when something is %s', (_, found, faults) => {
  const comparison = compare('ideas', things(['a', 'x']), found);
  expect(comparison).toMatchObject({ missing: [], twice: [], differing: [], ...faults });
  expect(isFaultless([comparison])).toBe(false);
});

test('things may count for more than one', () => {
  const length = (text: string) => text.length;
  expect(compare('characters', things(['a', 'xyz']), things(['a', 'xy']), length)).toMatchObject({
    expected: 3,
    found: 2,
    differing: ['a: xyz ≠ xy'],
  });
});
