/** The names under which documents leave: akcijski-nacrt-idrija-2026-11-22.docx. */
import { searchable } from '#domain/text.ts';
import { calendarDate } from './calendar-date.ts';
import type { Language } from '#language/languages.ts';
import type { PublishedInitiative } from './published-initiative.ts';
import { wordsFor } from './words.ts';

export const FILE_KINDS = ['docx', 'xlsx', 'csv', 'json'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Letters of the middle part, so that the whole name fits every file system and can be read aloud. */
const SLUG_MAX_LENGTH = 48;

/** `what`: the plan with all that belongs to it, or the table of ideas alone. ASCII letters, digits and hyphens only. */
export function publishedFileName(
  published: Pick<PublishedInitiative, 'initiative' | 'language' | 'publishedAt'>,
  kind: FileKind,
  what: 'plan' | 'ideas' = 'plan',
): string {
  const words = wordsFor(published.language);
  const begin = words(what === 'plan' ? 'publishing.file-name' : 'publishing.ideas-file-name');
  const { body, title } = published.initiative;
  const slug = slugOf(body) || slugOf(title);
  const distinct = slug.startsWith(begin) ? slug.slice(begin.length).replace(/^-/, '') : slug;
  return `${[begin, distinct, calendarDate(published.publishedAt)].filter((part) => part !== '').join('-')}.${kind}`;
}

/** `table`: its number; null for all tables' boards together. */
export function boardFileName(
  { title, table, language, at }: { title: string; table: number | null; language: Language; at: number },
  kind: 'svg' | 'png' | 'pdf',
): string {
  const words = wordsFor(language);
  const begin = table === null ? words('publishing.boards-file-name') : words('publishing.board-file-name', { table });
  return `${[begin, slugOf(title), calendarDate(at)].filter((part) => part !== '').join('-')}.${kind}`;
}

/** Serbian Cyrillic as its Latin letters without diacritics. Order as in Vuk's alphabet. */
const CYRILLIC: Record<string, string> = Object.fromEntries(
  [...'абвгдђежзијклљмнњопрстћуфхцчџш'].map((letter, at) => [
    letter,
    'a b v g d dj e z z i j k l lj m n nj o p r s t c u f h c c dz s'.split(' ')[at] ?? '',
  ]),
);

function slugOf(text: string): string {
  const words = [...text.toLowerCase().normalize('NFC')].map((letter) => CYRILLIC[letter] ?? letter).join('');
  const slug = searchable(words)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX_LENGTH);
  return slug.replace(/^-+|-+$/g, '');
}
