/** Mixing tables: people meet new people, groups are spread, and what can't be met is a number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../chance.ts';
import { finiteField } from './finite-field.ts';
import { NOWHERE, scoreOf, type MixingProblem, type Seating } from './mixing.ts';
import { planMixing } from './plan-mixing.ts';

/** Guests who have sat down for the first round, table after table. */
function hall(tables: number, each: number, rounds: number, how: Partial<MixingProblem> = {}): MixingProblem {
  const people = tables * each;
  return {
    guests: Array.from({ length: people }, () => ({ group: '', mayBeAt: null })),
    tables,
    past: [Array.from({ length: people }, (_, guest) => guest % tables)],
    rounds: rounds - 1,
    doTopicsDiffer: false,
    ...how,
  };
}

const nothing = {
  repeatedMeetings: 0,
  returns: 0,
  forbidden: 0,
  standing: 0,
  missingDeciders: 0,
  sameDecider: 0,
  unevenTables: 0,
  unevenGroups: 0,
};

describe('C3: tables that are alike', () => {
  test.each([
    { tables: 4, each: 4, rounds: 5 },
    { tables: 5, each: 5, rounds: 6 },
    { tables: 8, each: 4, rounds: 8 },
    { tables: 8, each: 6, rounds: 4 },
    { tables: 7, each: 5, rounds: 7 },
    { tables: 9, each: 8, rounds: 9 },
  ])('$tables tables of $each meet nobody twice in $rounds rounds', ({ tables, each, rounds }) => {
    const problem = hall(tables, each, rounds);
    const plan = planMixing(problem, chanceFrom(1));
    expect(plan.rounds).toHaveLength(rounds - 1);
    expect(plan.score).toEqual(nothing);
    expect(scoreOf(problem, plan.rounds)).toEqual(plan.score);
  });
  test('where no arithmetic knows a way, the search finds one: 6 tables of 3, 4 rounds', () => {
    expect(planMixing(hall(6, 3, 4), chanceFrom(2)).score).toEqual(nothing);
  });
});

describe('C3: topics that differ by table', () => {
  test('nobody returns to a table, and nobody meets anybody twice, where tables outnumber chairs', () => {
    expect(planMixing(hall(8, 5, 3, { doTopicsDiffer: true }), chanceFrom(1)).score).toEqual(nothing);
  });
  test('nobody returns to a table in a small café of 4 tables of 5, even if some meet again', () => {
    const { score } = planMixing(hall(4, 5, 3, { doTopicsDiffer: true }), chanceFrom(1));
    expect(score.returns).toBe(0);
    expect(score.repeatedMeetings).toBeGreaterThan(0);
  });
});

test('R3: groups are spread over the tables in every round', () => {
  const problem = hall(5, 4, 4, {
    guests: Array.from({ length: 20 }, (_, guest) => ({ group: guest < 5 ? 'občina' : 'mladi', mayBeAt: null })),
  });
  const { rounds, score } = planMixing(problem, chanceFrom(1));
  expect(score).toEqual(nothing);
  for (const seating of rounds) expect(new Set(seating.slice(0, 5)).size).toBe(5);
});

test('R3: somebody who decides sits at every table, and never the same one twice for a young person', () => {
  const guests = Array.from({ length: 30 }, (_, guest) => ({ group: '', mayBeAt: null, isDecider: guest < 6 }));
  const { rounds, score } = planMixing(hall(6, 5, 3, { guests }), chanceFrom(1));
  expect(score).toMatchObject({ missingDeciders: 0, sameDecider: 0, unevenTables: 0 });
  for (const seating of rounds) expect(new Set(seating.slice(0, 6)).size).toBe(6);
});

test('a closed table stays empty, and no table takes more guests than it has chairs', () => {
  const problem = hall(5, 4, 3, { chairs: [5, 5, null, 5, 5] });
  const { rounds, score } = planMixing(problem, chanceFrom(1));
  expect(score).toMatchObject({ standing: 0, forbidden: 0, unevenTables: 0 });
  for (const seating of rounds) expect(seating.filter((table) => table === 2)).toEqual([]);
  const tooFew = planMixing(hall(5, 4, 2, { chairs: [4, 4, null, 4, 4] }), chanceFrom(1));
  expect(tooFew.score.standing).toBe(4);
});

test('who must keep to certain tables does', () => {
  const guests = Array.from({ length: 18 }, (_, guest) => ({
    group: '',
    mayBeAt: guest === 0 ? new Set([0, 2]) : null,
  }));
  const { rounds, score } = planMixing(hall(6, 3, 3, { guests }), chanceFrom(3));
  expect(score.forbidden).toBe(0);
  for (const seating of rounds) expect([0, 2]).toContain(seating[0]);
});

test('the plan is found again, round after round', () => {
  const problem = hall(8, 5, 4, { doTopicsDiffer: true });
  const [second, third] = planMixing(problem, chanceFrom(1)).rounds;
  const later = { ...problem, past: [...problem.past, second ?? []], rounds: 2 };
  expect(planMixing(later, chanceFrom(9)).rounds[0]).toEqual(third);
});

test('whatever the hall, everybody has a table, tables are alike in size, and the score is true', () => {
  const some = fc.record({
    tables: fc.integer({ min: 2, max: 9 }),
    people: fc.integer({ min: 2, max: 45 }),
    rounds: fc.integer({ min: 1, max: 3 }),
    doTopicsDiffer: fc.boolean(),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(some, ({ tables, people, rounds, doTopicsDiffer, seed }) => {
      const first: Seating = Array.from({ length: people }, (_, guest) => (guest * 7 + seed) % tables);
      const guests = first.map((_, guest) => ({ group: ['', 'a', 'b'][guest % 3] ?? '', mayBeAt: null }));
      const problem = { guests, tables, past: [first], rounds, doTopicsDiffer };
      const plan = planMixing(problem, chanceFrom(seed), 2_000);
      expect(plan.rounds).toHaveLength(rounds);
      for (const seating of plan.rounds) {
        expect(seating).toHaveLength(people);
        expect(seating.every((table) => table !== NOWHERE && table < tables)).toBe(true);
      }
      expect(plan.score.unevenTables).toBe(0);
      expect(scoreOf(problem, plan.rounds)).toEqual(plan.score);
    }),
    { numRuns: 60 },
  );
});

describe('a finite field', () => {
  test.each([2, 3, 4, 5, 7, 8, 9, 16, 25, 27])('of %i elements has an inverse for every product', (size) => {
    const field = finiteField(size);
    if (!field) throw new Error('There is such a field.');
    const all = Array.from({ length: size }, (_, element) => element);
    for (const a of all.slice(1)) expect(new Set(all.map((b) => field.multiply(a, b))).size).toBe(size);
    for (const a of all) for (const b of all) expect(field.subtract(field.add(a, b), b)).toBe(a);
    for (const [a, b, c] of [
      [1, 2, 1],
      [size - 1, 1, size - 1],
    ] as const) {
      expect(field.multiply(a, field.add(b % size, c))).toBe(
        field.add(field.multiply(a, b % size), field.multiply(a, c)),
      );
    }
  });
  test.each([1, 6, 10, 12, 200])('of %i elements there is none', (size) => {
    expect(finiteField(size)).toBeNull();
  });
});
