/** Every language says everything, with the same blanks to fill in, and its plurals are right. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '#domain/refusal.ts';
import { formatAgo, formatMoney, formatMonth, formatSpan } from './formats.ts';
import { LANGUAGES, LOCALES, negotiateLanguage } from './languages.ts';
import { AREAS, loadMessages } from './load.ts';
import { translatorFor } from './translate.ts';

const loaded = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await loadMessages(language, AREAS)] as const)),
);
const source = loaded['sl'] ?? {};

/** The names of a message's blanks, sorted. */
function blanks(language: (typeof LANGUAGES)[number], text: string): string[] {
  const names = new Set<string>();
  const collect = (elements: unknown): void => {
    for (const element of elements as { type: number; value: string; options?: Record<string, { value: unknown }> }[]) {
      if (element.type >= 1 && element.type <= 6) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) collect(option.value);
    }
  };
  collect(new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe.each(LANGUAGES)('in %s', (language) => {
  const messages = loaded[language] ?? {};
  test('every message is there, none is left over, none is empty', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(source).sort());
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  test('every message can be read, and has the blanks of the Slovenian one', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(blanks(language, text), key).toEqual(blanks('sl', source[key] ?? ''));
    }
  });
  test('every refusal has a sentence', () => {
    for (const refusal of REFUSALS) expect(messages[`refusal.${refusal}`], refusal).toMatch(/[.?!]$/);
  });
});

test('no two areas share a key, since a page may load both', async () => {
  const keys: string[] = [];
  for (const area of AREAS) keys.push(...Object.keys(await loadMessages('sl', [area])));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('Slovenian counts in one, two, three or four, and five', () => {
  const t = translatorFor('sl', source);
  const counted = [1, 2, 3, 4, 5, 101, 102].map((count) => t('common.measures', { count }));
  expect(counted).toEqual(['1 ukrep', '2 ukrepa', '3 ukrepi', '4 ukrepi', '5 ukrepov', '101 ukrep', '102 ukrepa']);
});

test('Serbian counts in one, few and many', () => {
  const t = translatorFor('sr', loaded['sr'] ?? {});
  const counted = [1, 2, 5, 11, 21, 22].map((count) => t('common.ideas', { count }));
  expect(counted).toEqual(['1 ideja', '2 ideje', '5 ideja', '11 ideja', '21 ideja', '22 ideje']);
});

test('months, money and elapsed time are written as the language does', () => {
  expect(formatMonth('sl', '2027-09')).toBe('september 2027');
  expect(formatMonth('sr', '2027-09')).toMatch(/^septembar 2027/);
  expect(formatMoney('sl', 12_400, 'EUR')).toBe('12.400\u00a0€');
  expect(formatAgo('sl', 10_000)).toBe('pred 10 sekundami');
});

test.each([
  ['sl-SI,sl;q=0.9,en;q=0.8', 'sl'],
  ['de-DE,en;q=0.5,sr;q=0.7', 'sr'],
  ['hr-HR,hr;q=0.9', 'sr'],
  ['fr', 'sl'],
  ['', 'sl'],
])('a browser that asks for "%s" is greeted in %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});

test('how long something lasts is told in its largest whole unit', () => {
  expect(
    [0, 999, 59_999, 60_000, 3_599_999, 7_200_000, -5].map(formatSpan).map((span) => span.replace('\u00a0', ' ')),
  ).toEqual(['0 s', '0 s', '59 s', '1 min', '59 min', '2 h', '0 s']);
});
