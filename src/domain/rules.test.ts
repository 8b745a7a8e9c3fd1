/** The evening's rules: codes, seats, rotation, timer, dots. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MeasureId, TableId } from './identifiers.ts';
import { formatJoinCode, joinCodeFrom, parseJoinCode } from './join-code.ts';
import { nextFreePlace, NOTE_HEIGHT, NOTE_WIDTH } from './note-place.ts';
import { emptiestTable } from './rotation.ts';
import { remainingTime } from './timer.ts';
import { castDots, dotsLeft, tally, type Ballot } from './voting.ts';
import type { Table } from './workshop.ts';

const table = (number: number): Table => ({ id: `t${number}` as TableId, number, topic: '', question: '', host: '' });
describe('C4: the code people type', () => {
  test('is read in any case, with or without hyphen or spaces, in Latin or Cyrillic letters', () => {
    const typed = ['HAR2749', 'har-2749', ' HAR 2749 ', 'har–2749', 'НАР-2749', 'НаR2749'];
    expect(typed.map(parseJoinCode)).toEqual(typed.map(() => 'HAR2749'));
  });
  test('has no letters or digits that look or sound alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (bytes) => {
        const code = joinCodeFrom(bytes);
        expect(code).not.toMatch(/[01OILBPDTVMNSFZUWCGQ]/);
        expect(parseJoinCode(formatJoinCode(code))).toBe(code);
      }),
    );
  });
  test('anything else is no code', () => {
    for (const typed of ['', 'HAR', '1234567', 'HAR27490', 'HAR-274O', "HAR2749'--"])
      expect(parseJoinCode(typed)).toBeNull();
  });
});

describe('C3: changing tables', () => {
  const tables = [table(1), table(2), table(3)];
  test('a latecomer sits where fewest people are; where every chair is taken, nowhere', () => {
    const people = new Map([
      ['t1' as TableId, 2],
      ['t2' as TableId, 1],
    ]);
    expect(emptiestTable(tables, people, 2)?.number).toBe(3);
    expect(emptiestTable(tables.slice(0, 1), people, 2)).toBeNull();
  });
});

test('a note lands where no other note lies, row by row', () => {
  const taken: { x: number; y: number }[] = [];
  for (let i = 0; i < 40; i++) taken.push(nextFreePlace(taken, i % 3));
  for (const [i, a] of taken.entries()) {
    for (const b of taken.slice(i + 1)) {
      expect(Math.abs(a.x - b.x) >= NOTE_WIDTH || Math.abs(a.y - b.y) >= NOTE_HEIGHT).toBe(true);
    }
  }
  expect(Math.max(...taken.map((place) => place.y))).toBeLessThan(9 * (NOTE_HEIGHT + 24));
});

test('the remaining time is whole seconds, rounded up, and says when the last call has come', () => {
  const round = { openedAt: 0, endsAt: 20 * 60_000 };
  expect(remainingTime(round, 0)).toMatchObject({
    minutes: 20,
    seconds: 0,
    share: 1,
    isLastCall: false,
    isOver: false,
  });
  expect(remainingTime(round, 18 * 60_000 + 1)).toMatchObject({ minutes: 2, seconds: 0, isLastCall: true });
  expect(remainingTime(round, 20 * 60_000 - 1)).toMatchObject({ minutes: 0, seconds: 1, isOver: false });
  expect(remainingTime(round, 99 * 60_000)).toMatchObject({ minutes: 0, seconds: 0, share: 0, isOver: true });
});

describe('C6: dots', () => {
  const rules = { voting: 'open', dotsPerSeat: 3 } as const;
  const one = 'one' as MeasureId;
  const two = 'two' as MeasureId;
  test('are spent, moved and taken back', () => {
    let ballot: Ballot = new Map();
    for (const [measure, dots] of [
      [one, 2],
      [two, 1],
      [one, 0],
      [two, 3],
    ] as const) {
      const cast = castDots(ballot, measure, dots, rules);
      if (!cast.ok) throw new Error(cast.reason);
      ballot = cast.value;
    }
    expect([...ballot]).toEqual([[two, 3]]);
    expect(dotsLeft(ballot, 3)).toBe(0);
  });
  test('beyond the number, half ones, negative ones and ones after closing are refused', () => {
    const full: Ballot = new Map([[one, 3]]);
    expect(castDots(full, two, 1, rules)).toEqual({ ok: false, reason: 'no-dots-left' });
    expect(castDots(new Map(), one, 1.5, rules)).toEqual({ ok: false, reason: 'invalid-input' });
    expect(castDots(new Map(), one, -1, rules)).toEqual({ ok: false, reason: 'invalid-input' });
    expect(castDots(new Map(), one, 1, { ...rules, voting: 'closed' })).toEqual({ ok: false, reason: 'voting-closed' });
  });
  test('a ballot never holds more than the number, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(one, two), fc.integer({ min: -2, max: 6 }))), (tries) => {
        let ballot: Ballot = new Map();
        for (const [measure, dots] of tries) {
          const cast = castDots(ballot, measure, dots, rules);
          if (cast.ok) ballot = cast.value;
          expect([...ballot.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
  test('are added up over all ballots', () => {
    expect([
      ...tally([
        new Map([[one, 2]]),
        new Map([
          [one, 1],
          [two, 1],
        ]),
      ]),
    ]).toEqual([
      [one, 3],
      [two, 1],
    ]);
  });
});
