/** Counting hands: what is taken, what is refused, and what the sum says of its sources. */
import { expect, test } from 'vitest';
import type { MeasureId, TableId } from './identifiers.ts';
import { countRoom, dotsBySource, HEADS_MAX, roomSum, type CountingRules, type RoomCountInput } from './room-count.ts';

const [bus, lunch, gone] = ['bus', 'lunch', 'gone'] as MeasureId[] as [MeasureId, MeasureId, MeasureId];
const rules: CountingRules = { voting: 'open', dotsPerSeat: 5, measures: new Set([bus, lunch]) };
const count = (heads: number, dots: Record<string, number>, more: Partial<CountingRules> = {}) =>
  countRoom({ heads, dots }, { ...rules, ...more });

test.each<[string, number, Record<string, number>, Partial<CountingRules>, string]>([
  ['one dot more than these people have', 4, { [bus]: 11, [lunch]: 10 }, {}, 'too-many-dots'],
  ['dots of nobody', 0, { [bus]: 1 }, {}, 'too-many-dots'],
  ['a count before the vote', 4, { [bus]: 1 }, { voting: 'not-opened' }, 'voting-closed'],
  ['a count after the vote', 4, { [bus]: 1 }, { voting: 'closed' }, 'voting-closed'],
  ['half a person', 1.5, { [bus]: 1 }, {}, 'invalid-input'],
  ['fewer people than none', -1, {}, {}, 'invalid-input'],
  ['a crowd that no hall holds', HEADS_MAX + 1, {}, {}, 'invalid-input'],
  ['dots taken away', 4, { [bus]: -3, [lunch]: 10 }, {}, 'invalid-input'],
  ['half a dot', 4, { [bus]: 0.5 }, {}, 'invalid-input'],
  ['what is no number', 4, { [bus]: Number.NaN }, {}, 'invalid-input'],
  ['a measure that does not stand to the vote', 4, { [gone]: 1 }, {}, 'not-found'],
])('refuses %s', (_, heads, dots, more, reason) => {
  expect(count(heads, dots, more)).toEqual({ ok: false, reason });
});

test('takes every dot that these people have, and no measure without dots', () => {
  expect(count(4, { [bus]: 12, [lunch]: 8 })).toEqual({
    ok: true,
    value: { heads: 4, dots: { [bus]: 12, [lunch]: 8 } },
  });
  expect(count(4, { [bus]: 3, [lunch]: 0, [gone]: 0 })).toEqual({ ok: true, value: { heads: 4, dots: { [bus]: 3 } } });
});

test('people who were counted and raised no hand are counted all the same', () => {
  expect(count(7, {})).toEqual({ ok: true, value: { heads: 7, dots: {} } });
});

test('the places add up, and what no longer stands to the vote is left out', () => {
  const counts: (RoomCountInput & { table: TableId | null })[] = [
    { table: 't1' as TableId, heads: 4, dots: { [bus]: 9, [gone]: 2 } },
    { table: null, heads: 3, dots: { [bus]: 5, [lunch]: 1 } },
  ];
  expect(roomSum(counts, rules.measures)).toEqual({ heads: 7, dots: { [bus]: 14, [lunch]: 1 } });
});

test('of a measure’s dots one reads what came from devices and what was counted in the room', () => {
  const result = { dots: { [bus]: 37, [lunch]: 4 }, room: { heads: 6, dots: { [bus]: 14 } } };
  expect(dotsBySource(result, bus)).toEqual({ all: 37, devices: 23, room: 14 });
  expect(dotsBySource(result, lunch)).toEqual({ all: 4, devices: 4, room: 0 });
  // A result published before rooms were counted.
  expect(dotsBySource({ dots: { [bus]: 2 } }, bus)).toEqual({ all: 2, devices: 2, room: 0 });
});
