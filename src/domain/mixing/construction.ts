/**
 * Seatings without a single repeated meeting, by arithmetic in a finite field.
 *
 * As many tables as a field has elements: the guest in chair x of table y sits in round m at table y - m·x (+ m·k). Two guests who share a
 * table in one round share no other one, because two different lines meet in one point: these are the parallel classes of an affine plane, or
 * a part of its columns, a transversal design (Colbourn and Dinitz, Handbook of Combinatorial Designs). With k a chair that
 * nobody has, nobody returns to a table either.
 */
import { finiteField, type FiniteField } from './finite-field.ts';
import { NOWHERE, openTables, type MixingProblem, type Seating } from './mixing.ts';

/** The seatings of all rounds after the first; null where tables, chairs or rounds do not allow it, or the past went another way. */
export function constructedRounds(problem: MixingProblem): Seating[] | null {
  const { tables, past, rounds, guests } = problem;
  const [first, ...since] = past;
  const field = finiteField(tables);
  if (openTables(problem).length < tables) return null;
  if (!first || !field || guests.some(({ mayBeAt }) => mayBeAt !== null)) return null;
  const chairs = chairsOf(problem, first);
  const most = Math.max(...chairs) + 1;
  const total = past.length + rounds;
  if (most > tables || chairs.includes(NOWHERE)) return null;
  const isFree = !problem.doTopicsDiffer || most < tables;
  if (!isFree || total > (problem.doTopicsDiffer ? tables : tables + 1)) return null;
  // The last chair of the field, which nobody has, carries everybody on to a table where they have not been.
  const carry = problem.doTopicsDiffer ? tables - 1 : 0;
  const all = Array.from({ length: total - 1 }, (_, index) => seatingIn(index + 1, field, first, chairs, carry));
  const wentThisWay = since.every((seating, index) => seating.every((table, guest) => table === all[index]?.[guest]));
  return wentThisWay ? all.slice(since.length) : null;
}

function seatingIn(
  round: number,
  field: FiniteField,
  first: Seating,
  chairs: readonly number[],
  carry: number,
): Seating {
  return first.map((table, guest) => {
    const chair = chairs[guest] ?? 0;
    // After all rounds of lines there is one more way to part the plane: everybody of one chair together.
    if (round === field.size) return chair;
    return field.add(field.subtract(table, field.multiply(round, chair)), field.multiply(round, carry));
  });
}

/** Chairs at each table, from 0, by group: those of one chair then go to different tables in every round, and with them their group. */
function chairsOf({ guests, tables }: MixingProblem, first: Seating): number[] {
  const chairs = guests.map(() => NOWHERE);
  const sizes = new Map<string, number>();
  for (const { group } of guests) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const byGroup = (a: number, b: number): number => {
    const deciders = Number(guests[b]?.isDecider ?? false) - Number(guests[a]?.isDecider ?? false);
    if (deciders !== 0) return deciders;
    const [one, other] = [guests[a]?.group ?? '', guests[b]?.group ?? ''];
    return (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0) || one.localeCompare(other) || a - b;
  };
  for (let table = 0; table < tables; table++) {
    const there = guests.map((_, guest) => guest).filter((guest) => first[guest] === table);
    for (const [chair, guest] of there.sort(byGroup).entries()) chairs[guest] = chair;
  }
  return chairs;
}
