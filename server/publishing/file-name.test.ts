/** Names of files: readable, ASCII, and never a path. */
import { expect, test } from 'vitest';
import { inclusiveTown } from '#tests/publishing/inclusive-town.ts';
import { publishedFileName } from './file-name.ts';

function nameFor(body: string, title: string, language: 'sl' | 'en' | 'sr' = 'sl'): string {
  const town = inclusiveTown({ language });
  return publishedFileName({ ...town, initiative: { ...town.initiative, body, title } }, 'docx');
}

test.each([
  ['Idrija', 'Načrt', 'akcijski-nacrt-idrija-2026-11-22.docx'],
  ['Občina Žužemberk', 'Načrt', 'akcijski-nacrt-obcina-zuzemberk-2026-11-22.docx'],
  ['', 'Đurđevo: za sve', 'akcijski-nacrt-durdevo-za-sve-2026-11-22.docx'],
  ['Општина Ужице', '', 'akcijski-nacrt-opstina-uzice-2026-11-22.docx'],
  ['', 'Akcijski načrt za mlade', 'akcijski-nacrt-za-mlade-2026-11-22.docx'],
  ['../../etc/passwd', '', 'akcijski-nacrt-etc-passwd-2026-11-22.docx'],
  ['', '★', 'akcijski-nacrt-2026-11-22.docx'],
])('the plan of "%s", "%s" is called %s', (body, title, name) => {
  expect(nameFor(body, title)).toBe(name);
});

test('stays short, whatever the title', () => {
  expect(nameFor('', 'mesto '.repeat(60)).length).toBeLessThan(90);
});

test('says its kind in its own language', () => {
  expect(nameFor('Užice', '', 'sr')).toBe('akcioni-plan-uzice-2026-11-22.docx');
  expect(nameFor('Ljubljana', '', 'en')).toBe('action-plan-ljubljana-2026-11-22.docx');
  expect(publishedFileName(inclusiveTown(), 'csv', 'ideas')).toBe('zamisli-obcina-lipovec-2026-11-22.csv');
});
