/** Dots by group never tell how somebody voted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MeasureId } from './identifiers.ts';
import { allDots, LEAST_VOTERS_SHOWN, shownTallies, type CountedTally } from './group-tallies.ts';

const MEASURE = 'm' as MeasureId;

function votesOf(ballots: readonly number[]): CountedTally[] {
  return ballots.map((count, at) => ({
    group: `group ${at}`,
    ballots: count,
    dots: { [MEASURE]: count * 3 },
  }));
}

const shown = (...ballots: number[]) => shownTallies(votesOf(ballots)).map((tally) => tally.ballots);

describe('groups', () => {
  test('large enough are shown each by itself, the largest first', () => {
    expect(shown(5, 12, 7)).toEqual([12, 7, 5]);
  });
  test('that are small are counted together', () => {
    expect(shown(12, 3, 2)).toEqual([12, 5]);
  });
  test('that are small even together take in the next smallest', () => {
    expect(shown(12, 8, 1)).toEqual([12, 9]);
  });
  test('are not told apart where only one count would be left', () => {
    expect(shown(8, 1)).toEqual([]);
    expect(shown(2, 1)).toEqual([]);
    expect(shown(30)).toEqual([]);
    expect(shown()).toEqual([]);
  });
  test('in which nobody voted do not hide a single voter', () => {
    expect(shown(12, 8, 1, 0)).toEqual([12, 9]);
  });
});

test('whatever the groups, each shown count is of enough voters, and together they are everybody', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (ballots) => {
      const votes = votesOf(ballots);
      const tallies = shownTallies(votes);
      if (tallies.length === 0) return;
      expect(tallies.every((tally) => tally.ballots >= LEAST_VOTERS_SHOWN)).toBe(true);
      expect(tallies.reduce((sum, tally) => sum + tally.ballots, 0)).toBe(
        votes.reduce((sum, tally) => sum + tally.ballots, 0),
      );
      expect(tallies.reduce((sum, tally) => sum + allDots(tally), 0)).toBe(
        votes.reduce((sum, tally) => sum + allDots(tally), 0),
      );
    }),
  );
});
