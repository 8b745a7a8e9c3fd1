/** The results of dot voting as rows, the same in Word and in Excel: each measure's dots, over all and by group. */
import type { MeasureId } from '#domain/identifiers.ts';
import { allDots, shownTallies, type ShownTally, type Tally } from '#domain/group-tallies.ts';
import { printableLine } from './printable-text.ts';
import { planRows, type PublishedInitiative, type PublishedVotes } from './published-initiative.ts';
import type { Words } from './words.ts';

export interface VotesTable {
  /** The groups' names, after everybody's; empty where groups are not told apart. */
  groups: string[];
  /** By everybody's dots, most first; equal ones in the plan's order. */
  rows: { number: string; title: string; dots: number; byGroup: number[] }[];
  /** Dots on measures that no longer stand; null where there are none. */
  gone: { dots: number; byGroup: number[] } | null;
  ballots: number;
  ballotsByGroup: number[];
  /** Whether groups were counted together. */
  hasSmallGroups: boolean;
}

export function votesTable(published: PublishedInitiative, votes: PublishedVotes, words: Words): VotesTable {
  const tallies = shownTallies(votes.byGroup);
  const standing = planRows(published.plan).map(({ row }) => row);
  const dotsOn = (tally: Tally, measure: MeasureId) => tally.dots[measure] ?? 0;
  const rows = standing
    .map(({ number, measure }) => ({
      number,
      title: printableLine(measure.title),
      dots: dotsOn(votes, measure.id),
      byGroup: tallies.map((tally) => dotsOn(tally, measure.id)),
    }))
    .sort((a, b) => b.dots - a.dots);
  const goneIn = (tally: Tally) =>
    allDots(tally) - standing.reduce((sum, { measure }) => sum + dotsOn(tally, measure.id), 0);
  return {
    groups: tallies.map((tally) => groupName(tally, words)),
    rows,
    gone: goneIn(votes) > 0 ? { dots: goneIn(votes), byGroup: tallies.map(goneIn) } : null,
    ballots: votes.ballots,
    ballotsByGroup: tallies.map((tally) => tally.ballots),
    hasSmallGroups: tallies.some((tally) => tally.group === 'small'),
  };
}

function groupName({ group }: ShownTally, words: Words): string {
  if (group === 'none') return words('publishing.votes.no-group');
  if (group === 'small') return words('publishing.votes.small-groups');
  return printableLine(group.named);
}
