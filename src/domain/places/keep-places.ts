/**
 * A plan of places brought into line with who is there and which tables are open, changing as little as possible: among all seatings that
 * keep to the chairs and to what must be, one in which the fewest guests go elsewhere than planned; among those, the better company.
 */
import {
  isDeciderMeeting,
  NOWHERE,
  openTables,
  scoreOf,
  weight,
  WEIGHTS,
  type MixingProblem,
  type Seating,
} from '../mixing/mixing.ts';
import { cheapestAssignment } from './assignment.ts';

export type ChairedProblem = MixingProblem & { chairs: readonly (number | null)[] };

/** Far apart, so that no sum of lesser shortcomings outweighs one greater: a chair, where one may be, what was planned, tables alike in size. */
const STANDING = 1e13;
const FORBIDDEN = 1e10;
const CHANGED = 1e7;
const UNEVEN = 1e4;

/** Company is looked into this often, and only where so few guests change that it takes no time. */
const PASSES = 3;
const MOST_CHANGED = 40;

/** `planned`: the seatings of the rounds to come as they were; NOWHERE for a guest nothing was planned for. */
export function keptPlaces(problem: ChairedProblem, planned: readonly Seating[]): Seating[] {
  const rounds = planned.map((seating) => [...seating]);
  for (const index of rounds.keys()) {
    const before = rounds[index] ?? [];
    rounds[index] = withFewestChanges(problem, rounds, index);
    improveCompany(problem, rounds, index, before);
  }
  return rounds;
}

function withFewestChanges(problem: ChairedProblem, rounds: readonly Seating[], index: number): number[] {
  const planned = rounds[index] ?? [];
  const slots = slotsOf(problem);
  const even = Math.floor(problem.guests.length / openTables(problem).length);
  if (slots.length === 0) return problem.guests.map(() => NOWHERE);
  const others = [...problem.past, ...rounds.filter((_, other) => other !== index)];
  const costs = problem.guests.map((guest, number) => {
    const liking = likings(problem, others, planned, number);
    const before = planned[number] ?? NOWHERE;
    return slots.map(({ table, order, stands }) => {
      let cost = (liking[table] ?? 0) + Math.max(0, order + 1 - even) * UNEVEN;
      if (stands) cost += STANDING;
      if (guest.mayBeAt && !guest.mayBeAt.has(table)) cost += FORBIDDEN;
      if (before !== NOWHERE && before !== table) cost += CHANGED;
      return cost;
    });
  });
  return cheapestAssignment(costs).map((slot) => slots[slot]?.table ?? NOWHERE);
}

interface Slot {
  table: number;
  /** From 0; later ones are taken only when the table fills up. */
  order: number;
  stands: boolean;
}

/** Every chair; where there are too few, places to stand as well, spread over the open tables. */
function slotsOf(problem: ChairedProblem): Slot[] {
  const open = openTables(problem);
  const slots = open.flatMap((table) =>
    Array.from({ length: problem.chairs[table] ?? 0 }, (_, order): Slot => ({ table, order, stands: false })),
  );
  const missing = Math.max(0, problem.guests.length - slots.length);
  for (const table of missing > 0 ? open : []) {
    for (let place = 0; place < missing; place++) slots.push({ table, order: place, stands: true });
  }
  return slots;
}

/** What speaks against each table for this guest: who was met before, and where they have been. */
function likings(problem: MixingProblem, others: readonly Seating[], planned: Seating, guest: number): number[] {
  const against = new Array<number>(problem.tables).fill(0);
  for (const seating of others) {
    const there = seating[guest] ?? NOWHERE;
    if (there === NOWHERE) continue;
    if (problem.doTopicsDiffer) against[there] = (against[there] ?? 0) + WEIGHTS.returns;
    for (const [other, table] of seating.entries()) {
      const now = planned[other] ?? NOWHERE;
      if (other === guest || table !== there || now === NOWHERE) continue;
      const isDecider = isDeciderMeeting(problem.guests[guest], problem.guests[other]);
      against[now] = (against[now] ?? 0) + WEIGHTS.repeatedMeetings + (isDecider ? WEIGHTS.sameDecider : 0);
    }
  }
  return against;
}

/** Guests who go elsewhere than planned change places among each other, or with one of their old table who then goes instead. */
function improveCompany(problem: ChairedProblem, rounds: number[][], index: number, planned: Seating): void {
  const seating = rounds[index] ?? [];
  const changes = () => seating.filter((table, guest) => isChanged(planned, guest, table)).length;
  const fewest = changes();
  if (fewest > MOST_CHANGED) return;
  let least = weight(scoreOf(problem, rounds));
  for (let pass = 0; pass < PASSES; pass++) {
    const before = least;
    const moved = seating.map((_, guest) => guest).filter((guest) => planned[guest] !== seating[guest]);
    for (const guest of moved) {
      for (const other of seating.keys()) {
        const isOfOldTable = seating[other] === planned[guest];
        if (other === guest || seating[other] === seating[guest] || !(isOfOldTable || moved.includes(other))) continue;
        swap(seating, guest, other);
        const now = changes() <= fewest ? weight(scoreOf(problem, rounds)) : Infinity;
        if (now < least) least = now;
        else swap(seating, guest, other);
      }
    }
    if (least === before) return;
  }
}

function isChanged(planned: Seating, guest: number, table: number): boolean {
  const before = planned[guest] ?? NOWHERE;
  return before !== NOWHERE && before !== table;
}

function swap(seating: number[], a: number, b: number): void {
  [seating[a], seating[b]] = [seating[b] ?? NOWHERE, seating[a] ?? NOWHERE];
}
