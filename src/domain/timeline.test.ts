/** The minutes of a board's slider, who was there in each, and which restorings hold. */
import { describe, expect, test } from 'vitest';
import type { RestoringId, SeatId, TableId } from './identifiers.ts';
import { standingRestorings, type Restoring } from './restoring.ts';
import { staysInMinute, type Stay } from './stay.ts';
import { MINUTE_MS, positionAt, roundInMinute, timelineOf } from './timeline.ts';
import { textCarriedOver } from './text-change.ts';

const rounds = [
  { number: 1, openedAt: 10 * MINUTE_MS, endsAt: 30 * MINUTE_MS, endedAt: 30 * MINUTE_MS },
  { number: 2, openedAt: 33 * MINUTE_MS, endsAt: 53 * MINUTE_MS, endedAt: null },
];

describe('the minutes of a slider', () => {
  test('are none where nothing ever happened', () => {
    expect(timelineOf([], rounds, 99 * MINUTE_MS)).toEqual([]);
  });

  test('begin with the empty board and run through short silences', () => {
    expect(timelineOf([5, 8], [], 0)).toEqual([4, 5, 6, 7, 8]);
  });

  test('leave out a long silence, but not one within a round', () => {
    expect(timelineOf([5, 500, 501], [], 0)).toEqual([4, 5, 500, 501]);
    const whole = timelineOf([12, 29], rounds.slice(0, 1), 0);
    expect(whole[0]).toBe(9);
    expect(whole.at(-1)).toBe(30);
    expect(whole).toHaveLength(22);
  });

  test('a round that runs still runs until now', () => {
    expect(timelineOf([34], rounds.slice(1), 40 * MINUTE_MS).at(-1)).toBe(40);
  });

  test('know their round', () => {
    expect([9, 10, 30, 31, 33, 999].map((minute) => roundInMinute(minute, rounds))).toEqual([null, 1, 1, null, 2, 2]);
  });

  test.each([
    [3, 0],
    [5, 1],
    [7, 1],
    [500, 2],
    [999, 2],
  ])('minute %i is found at place %i', (minute, place) => {
    expect(positionAt([4, 5, 500], minute)).toBe(place);
  });
});

test('a seat is at a table from its coming to its leaving, and counted once', () => {
  const [here, there] = ['a' as TableId, 'b' as TableId];
  const seat = { kind: 'participant', colour: 'sun', group: '', remote: false } as const;
  const stays: Stay[] = [
    { ...seat, seat: '1' as SeatId, table: here, from: MINUTE_MS, until: 3 * MINUTE_MS },
    { ...seat, seat: '1' as SeatId, table: there, from: 3 * MINUTE_MS, until: null },
    { ...seat, seat: '2' as SeatId, table: here, from: 2 * MINUTE_MS, until: 2 * MINUTE_MS + 5 },
    { ...seat, seat: '2' as SeatId, table: here, from: 2 * MINUTE_MS + 9, until: null },
  ];
  const present = (table: TableId, minute: number) => staysInMinute(stays, table, minute).map((stay) => stay.seat);
  expect([0, 1, 2, 3, 4].map((minute) => present(here, minute))).toEqual([[], ['1'], ['1', '2'], ['1', '2'], ['2']]);
  expect([2, 3, 9].map((minute) => present(there, minute))).toEqual([[], ['1'], ['1']]);
});

test('an undoing that was undone takes nothing back', () => {
  const restoring = (id: string, at: number, undoes: string | null): Restoring => ({
    id: id as RestoringId,
    kind: undoes ? 'undoing' : 'board',
    at,
    to: null,
    idea: null,
    undoes: undoes as RestoringId | null,
  });
  const [first, undone, redone] = [restoring('a', 1, null), restoring('b', 2, 'a'), restoring('c', 3, 'b')];
  const standing = (...those: Restoring[]) => standingRestorings(those).map(({ id }) => id);
  expect(standing(first)).toEqual(['a']);
  expect(standing(first, undone)).toEqual(['b']);
  expect(standing(first, undone, redone)).toEqual(['a', 'c']);
});

test.each([
  ['Klopi', 'Klopi ob potoku', 'Klopi', 'Klopi ob potoku'],
  ['Klopi', 'Klopi', 'Klopi in sence', 'Klopi in sence'],
  ['Klopi ob potoku', 'Nove klopi ob potoku', 'Klopi ob potoku in sence', 'Nove klopi ob potoku in sence'],
  ['Klopi ob potoku', 'Klopi ob reki', 'Tri klopi ob potoku', 'Tri klopi ob reki'],
  ['Klopi', 'Klopi ob potoku', 'Klopi v parku', 'Klopi v parku'],
  ['Klopi ob potoku', 'Klopi', 'Klopi ob strugi', 'Klopi ob strugi'],
])('from "%s" to "%s", carried over to "%s", is "%s"', (from, to, now, expected) => {
  expect(textCarriedOver(from, to, now)).toBe(expected);
});
