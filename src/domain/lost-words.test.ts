import { expect, it } from 'vitest';
import type { Idea } from './idea.ts';
import type { IdeaId, TableId } from './identifiers.ts';
import { lostWords } from './lost-words.ts';

const idea = (id: string, text: string, removedAt: number | null = null): Idea => ({
  id: id as IdeaId,
  table: 'table' as TableId,
  text,
  colour: 'sun',
  place: { x: 0, y: 0 },
  round: 1,
  seat: null,
  writtenAt: 0,
  removedAt,
});

it.each([
  ['an idea that is not kept', [idea('a', ' Klopi ')], [], ['Klopi']],
  ['a text that is kept shorter', [idea('a', 'Klopi v parku')], [idea('a', 'Klopi')], ['Klopi v parku']],
  ['a text that somebody went on with', [idea('a', 'Klopi')], [idea('a', 'Klopi v parku')], []],
  ['a text that stands in another idea', [idea('a', 'Klopi')], [idea('b', 'Klopi')], ['Klopi']],
  ['an empty note', [idea('a', ' ')], [], []],
  ['what was removed', [idea('a', 'Klopi', 7)], [], []],
  ['the same twice', [idea('a', 'Klopi'), idea('b', 'Klopi')], [], ['Klopi']],
])('%s', (_name, mine, kept, lost) => {
  expect(lostWords(mine, kept)).toEqual(lost);
});
