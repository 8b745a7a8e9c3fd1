/** Typing into a text that has not come yet. */
import { expect, test } from 'vitest';
import { EarlyTyping } from './early-typing.ts';

function arrived(typing: EarlyTyping<string>, now: string): string[] {
  const written: string[] = [];
  expect(typing.takeUp(() => ({ now, write: (text) => written.push(text) }))).toEqual([]);
  return written;
}

test('letter after letter goes into the text once, beside what others wrote meanwhile', () => {
  const typing = new EarlyTyping<string>();
  for (const text of ['Klopi v', 'Klopi v senci']) typing.hold('a', 'Klopi', text);
  expect(typing.isEmpty).toBe(false);
  expect(arrived(typing, 'Nove Klopi')).toEqual(['Nove Klopi v senci']);
  expect(typing.isEmpty).toBe(true);
  expect(arrived(typing, 'Nove Klopi')).toEqual([]);
});

test('what has not come yet waits; what can’t be written any more is given back as words', () => {
  const typing = new EarlyTyping<string>();
  typing.hold('a', 'Klopi', 'Klopi v senci');
  expect(typing.takeUp(() => 'not-yet')).toEqual([]);
  expect(typing.isEmpty).toBe(false);
  expect(typing.takeUp(() => 'never')).toEqual(['Klopi v senci']);
  expect(typing.isEmpty).toBe(true);
});

test('what was typed and taken back is nothing', () => {
  const typing = new EarlyTyping<string>();
  typing.hold('a', 'Klopi', 'Klopix');
  typing.hold('a', 'Klopi', 'Klopi');
  expect(typing.isEmpty).toBe(true);
});
