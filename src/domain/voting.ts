/** Dot voting: each seat has a number of dots and spends them on measures. */
import type { MeasureId } from './identifiers.ts';
import { done, refused, type Result } from './result.ts';
import type { VotingState } from './workshop.ts';

/** One seat's dots by measure; a measure without dots is absent. */
export type Ballot = ReadonlyMap<MeasureId, number>;

export function dotsSpent(ballot: Ballot): number {
  let sum = 0;
  for (const dots of ballot.values()) sum += dots;
  return sum;
}

export function dotsLeft(ballot: Ballot, dotsPerSeat: number): number {
  return Math.max(0, dotsPerSeat - dotsSpent(ballot));
}

/** The ballot with `dots` (0 takes them back) on one measure. Counted where ballots arrive, in order of arrival. */
export function castDots(
  ballot: Ballot,
  measure: MeasureId,
  dots: number,
  rules: { voting: VotingState; dotsPerSeat: number },
): Result<Ballot, 'voting-closed' | 'no-dots-left' | 'invalid-input'> {
  if (rules.voting !== 'open') return refused('voting-closed');
  if (!Number.isInteger(dots) || dots < 0) return refused('invalid-input');
  const next = new Map(ballot);
  if (dots === 0) next.delete(measure);
  else next.set(measure, dots);
  const spent = dotsSpent(next);
  if (spent > rules.dotsPerSeat && spent > dotsSpent(ballot)) return refused('no-dots-left');
  return done(next);
}

/** Dots by measure over all ballots. */
export function tally(ballots: Iterable<Ballot>): Map<MeasureId, number> {
  const sums = new Map<MeasureId, number>();
  for (const ballot of ballots) {
    for (const [measure, dots] of ballot) sums.set(measure, (sums.get(measure) ?? 0) + dots);
  }
  return sums;
}
