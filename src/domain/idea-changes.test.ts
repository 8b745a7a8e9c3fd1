/** What is said of ideas between two moments. */
import { expect, test } from 'vitest';
import type { Idea } from './idea.ts';
import { differentNow, ideaChanges } from './idea-changes.ts';
import type { IdeaId, TableId } from './identifiers.ts';

const idea = (change: Partial<Idea> = {}): Idea => ({
  id: '1' as IdeaId,
  table: 't' as TableId,
  text: 'Klopi',
  colour: 'sun',
  place: { x: 0, y: 0 },
  round: 1,
  seat: null,
  writtenAt: 1,
  removedAt: null,
  ...change,
});

test.each([
  [null, idea(), 'written'],
  [idea({ text: '' }), idea(), 'written'],
  [idea(), idea({ text: 'Klopi ob potoku' }), 'rewritten'],
  [idea(), idea({ removedAt: 5 }), 'removed'],
  [idea({ removedAt: 5 }), idea(), 'back'],
  [idea(), idea({ place: { x: 1, y: 0 } }), 'rearranged'],
  [idea(), idea({ colour: 'sky' }), 'rearranged'],
  [idea(), idea(), null],
  [null, idea({ text: ' ' }), null],
  [idea({ removedAt: 5 }), idea({ removedAt: 5, text: 'Klopi ob potoku' }), null],
] as const)('from %o to %o: %s', (before, after, kind) => {
  expect(ideaChanges(before ? [before] : [], [after]).map((one) => one.kind)).toEqual(kind ? [kind] : []);
});

test('what is in the bin now, or says something else, is different', () => {
  const [same, gone, other, torn, binned] = ['1', '2', '3', '4', '5'].map((id) => idea({ id: id as IdeaId }));
  if (!same || !gone || !other || !torn || !binned) throw new Error('There are five.');
  const now = [same, { ...gone, removedAt: 9 }, { ...other, text: 'Senca' }, { ...binned, removedAt: 9 }];
  const then = [same, gone, other, torn, { ...binned, removedAt: 3 }];
  expect(differentNow(then, now).map((one) => [one.idea.id, one.now?.text ?? null])).toEqual([
    ['2', 'Klopi'],
    ['3', 'Senca'],
    ['4', null],
  ]);
});
