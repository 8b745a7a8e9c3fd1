/** Long ideas on the wall: readable, and honest about what is left out. */
import { expect, test } from 'vitest';
import { interWidth } from '#board/drawing/inter-widths.ts';
import { fittingStep } from '#board/fitting-text.ts';
import { wordsFromAfar } from './words-from-afar.ts';

const SENTENCE = 'Ob reki bi postavili klopi, kjer bi se srečevali tudi tisti, ki nimajo denarja za kavo v lokalu. ';

test('what can be read from the last row stands whole', () => {
  for (const text of ['', 'Klop', SENTENCE.trim(), 'Ena\nDve\nTri']) expect(wordsFromAfar(text)).toBe(text);
});

test.each([
  ['many words', SENTENCE.repeat(9)],
  ['many lines', 'da\n'.repeat(40)],
  ['one endless word', 'z'.repeat(1_900)],
])('of %s the beginning stands, in type no smaller than the wall allows', (_name, text) => {
  const shown = wordsFromAfar(text);
  expect(shown).toMatch(/…$/);
  expect(text.startsWith(shown.replace(/ ?…$/, ''))).toBe(true);
  expect(shown.length).toBeGreaterThan(10);
  expect(fittingStep(shown, 170, 112, interWidth)).toBeGreaterThanOrEqual(13.5);
});
