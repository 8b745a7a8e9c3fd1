/** Silent writing: whose notes are covered for whom, and since when. */
import { describe, expect, test } from 'vitest';
import type { Idea } from './idea.ts';
import type { IdeaId, SeatId, TableId } from './identifiers.ts';
import { coverIdeas, silenceIn, type Reader } from './silence.ts';

const lejla = 'lejla' as SeatId;
const arben = 'arben' as SeatId;
const SINCE = 1_000;
const silence = { round: 2, since: SINCE };

const idea = (id: string, seat: SeatId | null, round = 2, writtenAt = SINCE + 1): Idea => ({
  id: id as IdeaId,
  table: 'table' as TableId,
  text: `words of ${id}`,
  colour: 'sun',
  place: { x: 0, y: 0 },
  round,
  seat,
  writtenAt,
  removedAt: null,
});
const ideas = [
  idea('from round 1', arben, 1),
  idea('before the silence', arben, 2, SINCE - 1),
  idea('Lejla’s', lejla),
  idea('Arben’s', arben),
  idea('a facilitator’s', null),
];
const coveredFor = (reader: Reader) =>
  coverIdeas(ideas, silence, reader)
    .filter((one) => one.isCovered)
    .map(({ id, text }) => [id, text]);

describe('while people write in silence', () => {
  test('one’s own notes and those from before are readable; the others’ are without their words', () => {
    expect(coveredFor({ seat: lejla, isTablet: false })).toEqual([
      ['Arben’s', ''],
      ['a facilitator’s', ''],
    ]);
  });
  test('a facilitator and the projector are shown none of the seats’ notes', () => {
    expect(coveredFor({ seat: null, isTablet: false }).map(([id]) => id)).toEqual(['Lejla’s', 'Arben’s']);
  });
  test('a tablet that several share shows none at all: whoever passes it on would be read', () => {
    expect(coveredFor({ seat: lejla, isTablet: true })).toHaveLength(3);
  });
});

test('afterwards nothing is covered, and what was not changed is the very same', () => {
  expect(coverIdeas(ideas, null, { seat: lejla, isTablet: false })).toBe(ideas);
});

test('silence is the step that runs now, if it is one', () => {
  const steps = [
    { id: 'silent-writing-2', kind: 'silent-writing', round: 2 },
    { id: 'sharing-2', kind: 'sharing', round: 2 },
  ];
  const at = (id: string | null) =>
    silenceIn({ phase: 'rounds', evening: { steps, current: id === null ? null : { id, since: SINCE } } });
  expect(at('silent-writing-2')).toEqual(silence);
  expect(at('sharing-2')).toBeNull();
  expect(at(null)).toBeNull();
  expect(silenceIn({ phase: 'rounds' })).toBeNull();
});
