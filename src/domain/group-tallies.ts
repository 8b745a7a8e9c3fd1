/** Dots by group, shown so that nobody's vote can be told from them. */
import type { MeasureId } from './identifiers.ts';

export interface Tally {
  dots: Readonly<Record<MeasureId, number>>;
  /** Seats that spent at least one dot. */
  ballots: number;
}

/** Stands for groups that were counted together before and can't be told apart any more. No group can be named so. */
export const SMALL_GROUPS = '\u0001';

/** Dots of one group as counted; `group` is empty for seats that named none. */
export interface CountedTally extends Tally {
  group: string;
}

/** Voters below which a group is not shown by itself: the least cell size usual in official statistics is three to five. */
export const LEAST_VOTERS_SHOWN = 5;

export interface ShownTally extends Tally {
  /** A group's name, or which groups were counted together. */
  group: { named: string } | 'none' | 'small';
}

/**
 * Groups with fewer than LEAST_VOTERS_SHOWN voters are counted together. Where these together are still too few, the next
 * smallest group joins them, for otherwise the total minus the shown groups would tell what was hidden. Empty: nothing to tell
 * apart.
 */
export function shownTallies(counted: readonly CountedTally[]): ShownTally[] {
  const voting = counted.filter((tally) => tally.ballots > 0).sort((a, b) => b.ballots - a.ballots);
  const isShown = (tally: CountedTally) => tally.ballots >= LEAST_VOTERS_SHOWN && tally.group !== SMALL_GROUPS;
  const shown = voting.filter(isShown);
  const small = voting.filter((tally) => !isShown(tally));
  while (small.length > 0 && ballotsOf(small) < LEAST_VOTERS_SHOWN) {
    const next = shown.pop();
    if (!next) return [];
    small.unshift(next);
  }
  const tallies: ShownTally[] = shown.map(({ group, dots, ballots }) => ({
    group: group === '' ? 'none' : { named: group },
    dots,
    ballots,
  }));
  if (small.length > 0) tallies.push({ group: 'small', dots: dotsOf(small), ballots: ballotsOf(small) });
  return tallies.length > 1 ? tallies : [];
}

function ballotsOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, tally) => sum + tally.ballots, 0);
}

function dotsOf(tallies: readonly Tally[]): Record<MeasureId, number> {
  const sums: Record<MeasureId, number> = {};
  for (const { dots } of tallies) {
    for (const [measure, count] of Object.entries(dots) as [MeasureId, number][]) {
      sums[measure] = (sums[measure] ?? 0) + count;
    }
  }
  return sums;
}

/** All dots of a tally, those on measures that no longer stand included. */
export function allDots(tally: Tally): number {
  return Object.values(tally.dots).reduce((sum, dots) => sum + dots, 0);
}
