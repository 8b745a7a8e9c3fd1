/** What several people type into one field comes together, and a caret stays at its letters. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedTyping, placeAfter } from './merged-typing.ts';
import { textChange } from './text-change.ts';

test.each([
  ['a caret before the change stays', 2, 'mala kava', 'mala dobra kava', 2],
  ['a caret behind the change moves along', 9, 'mala kava', 'velika kava', 11],
  ['a caret inside what was taken away stands where it was', 3, 'mala kava', ' kava', 0],
  ['what is inserted right at the caret comes behind it', 4, 'mala', 'mala kava', 4],
])('%s', (_name, caret, before, after, expected) => {
  expect(placeAfter(caret, textChange(before, after))).toBe(expected);
});

test('what is typed while a letter is composed lands at its place in what the others have meanwhile written', () => {
  expect(mergedTyping('kava', 'kava in čaj', 11, 'dobra kava')).toEqual({ text: 'dobra kava in čaj', caret: 17 });
  expect(mergedTyping('kava', 'topla kava', 6, 'kava za vse')).toEqual({ text: 'topla kava za vse', caret: 6 });
});

test('nothing typed is lost, and nothing the others wrote elsewhere', () => {
  const word = fc.stringMatching(/^[a-m]{1,6}$/);
  const others = fc.stringMatching(/^[n-z]{1,6}$/);
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{2,8}$/),
      word,
      others,
      fc.nat(),
      fc.nat(),
      (base, mine, theirs, at, place) => {
        const here = at % (base.length + 1);
        const there = place % (base.length + 1);
        const typed = base.slice(0, here) + mine + base.slice(here);
        const meanwhile = base.slice(0, there) + theirs + base.slice(there);
        const merged = mergedTyping(base, typed, here + mine.length, meanwhile);
        expect(merged.text).toContain(mine);
        expect(merged.text).toContain(theirs);
        expect(merged.text.replace(mine, '').replace(theirs, '')).toBe(base);
        expect(merged.text.slice(0, merged.caret).endsWith(mine)).toBe(true);
      },
    ),
  );
});
