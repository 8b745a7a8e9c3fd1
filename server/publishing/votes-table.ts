/** The results of dot voting as rows, the same in Word and in Excel: each measure's dots, over all and by group. */
import type { MeasureId } from '#domain/identifiers.ts';
import { allDots, shownTallies, type ShownTally, type Tally } from '#domain/group-tallies.ts';
import { dotsBySource } from '#domain/room-count.ts';
import { printableLine } from './printable-text.ts';
import { planRows, type PublishedInitiative, type PublishedVotes } from './published-initiative.ts';
import type { Words } from './words.ts';

export interface VotesTable {
  /**
   * Names of the columns after everybody's: where somebody was counted in the room, devices and the room first; then the groups, as far as
   * they are told apart, of devices alone.
   */
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
  const shown = shownTallies(votes.byGroup);
  const tallies: readonly Tally[] = [...sourcesOf(votes), ...shown];
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
    groups: [
      ...(hasRoom(votes) ? [words('publishing.votes.devices'), words('publishing.votes.room')] : []),
      ...shown.map((tally) => groupName(tally, words)),
    ],
    rows,
    gone: goneIn(votes) > 0 ? { dots: goneIn(votes), byGroup: tallies.map(goneIn) } : null,
    ballots: votes.ballots + votes.room.heads,
    ballotsByGroup: tallies.map((tally) => tally.ballots),
    hasSmallGroups: shown.some((tally) => tally.group === 'small'),
  };
}

function hasRoom({ room }: PublishedVotes): boolean {
  return room.heads > 0;
}

/** What devices cast and what was counted in the room; nothing where nobody was counted. */
function sourcesOf(votes: PublishedVotes): Tally[] {
  if (!hasRoom(votes)) return [];
  const measures = Object.keys(votes.dots) as MeasureId[];
  const devices = Object.fromEntries(measures.map((measure) => [measure, dotsBySource(votes, measure).devices]));
  return [
    { dots: devices, ballots: votes.ballots },
    { dots: votes.room.dots, ballots: votes.room.heads },
  ];
}

function groupName({ group }: ShownTally, words: Words): string {
  if (group === 'none') return words('publishing.votes.no-group');
  if (group === 'small') return words('publishing.votes.small-groups');
  return printableLine(group.named);
}
