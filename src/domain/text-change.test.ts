/** From what a field holds to the one change that is written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChange } from './text-change.ts';

function apply(before: string, change: ReturnType<typeof textChange>): string {
  return change ? before.slice(0, change.at) + change.insert + before.slice(change.at + change.remove) : before;
}

test.each([
  ['equal texts need no change', 'kava', 'kava', 4, null],
  ['a letter at the end', 'kav', 'kava', 4, { at: 3, remove: 0, insert: 'a' }],
  ['a repeated letter lands where it was typed', 'aaa', 'aaaa', 1, { at: 0, remove: 0, insert: 'a' }],
  ['a repeated letter in the middle', 'aa', 'aaa', 2, { at: 1, remove: 0, insert: 'a' }],
  ['a deletion', 'kavarna', 'kava', 4, { at: 4, remove: 3, insert: '' }],
  ['a replaced word', 'mala kava', 'velika kava', 6, { at: 0, remove: 4, insert: 'velika' }],
])('%s', (_name, before, after, caret, expected) => {
  const change = textChange(before, after, caret);
  expect(apply(before, change)).toBe(after);
  if (expected === null) expect(change).toBeNull();
  else if (change) expect(change.insert.length - change.remove).toBe(expected.insert.length - expected.remove);
});

test('the change always leads from the one text to the other, wherever the caret stands', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'č', '👋', ' ') });
  fc.assert(
    fc.property(texts, texts, fc.nat(), (before, after, caret) => {
      expect(apply(before, textChange(before, after, caret % (after.length + 1)))).toBe(after);
    }),
  );
});

test('a surrogate pair is never split', () => {
  const change = textChange('👋', '👍', 2);
  expect(change).toEqual({ at: 0, remove: 2, insert: '👍' });
});

test('what was typed at the caret is what is inserted', () => {
  expect(textChange('aaa', 'aaaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
  expect(textChange('aaa', 'aaaa', 4)).toEqual({ at: 3, remove: 0, insert: 'a' });
});
