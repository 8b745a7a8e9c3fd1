/** Hands and paper dots, counted by a person for people without a device; never mixed with what devices cast. */
import type { MeasureId, TableId } from './identifiers.ts';
import { done, refused, type Result } from './result.ts';
import type { VotingState } from './workshop.ts';

/** People who may be counted in one place. */
export const HEADS_MAX = 500;

export interface RoomCountInput {
  /** People without a device whose hands or dots these are. */
  heads: number;
  /** By measure; measures without dots are absent. */
  dots: Readonly<Record<MeasureId, number>>;
}

export interface RoomCount extends RoomCountInput {
  /** The table where they sit; null: people who are counted at no table. */
  table: TableId | null;
  /** How often this place was counted: whoever enters again says which count they saw; 0 stands for none. */
  revision: number;
  /** Epoch ms. */
  enteredAt: number;
  /** null: by somebody who is gone, or in another installation. */
  enteredBy: 'host' | 'facilitator' | null;
}

/** What everybody sees of a count while the vote is on. */
export type RoomHeads = Pick<RoomCount, 'table' | 'heads' | 'revision'>;

/** All counts of a room together. */
export interface RoomSum {
  heads: number;
  dots: Record<MeasureId, number>;
}

export interface CountingRules {
  voting: VotingState;
  dotsPerSeat: number;
  /** What stands to the vote. */
  measures: ReadonlySet<MeasureId>;
}

/** The count as it may be kept, without the measures that got nothing. Taking it back is a count of nobody. */
export function countRoom(
  { heads, dots }: RoomCountInput,
  rules: CountingRules,
): Result<RoomCountInput, 'voting-closed' | 'invalid-input' | 'not-found' | 'too-many-dots'> {
  if (rules.voting !== 'open') return refused('voting-closed');
  const given = Object.entries(dots) as [MeasureId, number][];
  const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (!isCount(heads, HEADS_MAX) || given.some(([, count]) => !isCount(count, HEADS_MAX * rules.dotsPerSeat))) {
    return refused('invalid-input');
  }
  const spent = given.filter(([, count]) => count > 0);
  if (spent.some(([measure]) => !rules.measures.has(measure))) return refused('not-found');
  if (dotsCounted({ dots }) > dotsOfHeads(heads, rules.dotsPerSeat)) return refused('too-many-dots');
  return done({ heads, dots: Object.fromEntries(spent) });
}

/** The most dots that so many people have. */
export function dotsOfHeads(heads: number, dotsPerSeat: number): number {
  return Math.max(0, heads) * dotsPerSeat;
}

export function dotsCounted({ dots }: Pick<RoomCountInput, 'dots'>): number {
  return Object.values<number>(dots).reduce((sum, count) => sum + count, 0);
}

/** The sum over all places, for what stands to the vote. */
export function roomSum(counts: Iterable<RoomCountInput>, measures: ReadonlySet<MeasureId>): RoomSum {
  const sum: RoomSum = { heads: 0, dots: {} };
  for (const { heads, dots } of counts) {
    sum.heads += heads;
    for (const [measure, count] of Object.entries(dots) as [MeasureId, number][]) {
      if (measures.has(measure)) sum.dots[measure] = (sum.dots[measure] ?? 0) + count;
    }
  }
  return sum;
}

/** Where a measure's dots came from. */
export function dotsBySource(
  result: { dots: Readonly<Record<MeasureId, number>>; room?: RoomSum },
  measure: MeasureId,
): { all: number; devices: number; room: number } {
  const all = result.dots[measure] ?? 0;
  const room = result.room?.dots[measure] ?? 0;
  return { all, devices: all - room, room };
}
