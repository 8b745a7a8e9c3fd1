/** Where everybody sits in the rounds to come: planned anew, or an earlier plan kept with as little change as possible; and what it costs. */
import type { SeatId, TableId } from '../identifiers.ts';
import { NOWHERE, openTables, scoreOf, type MixingScore, type Seating } from '../mixing/mixing.ts';
import { planMixing } from '../mixing/plan-mixing.ts';
import { keptPlaces, type ChairedProblem } from './keep-places.ts';
import type { PlacesNumbers } from './places-numbers.ts';
import { guestsOf, isWithinReach, problemOf, seatingOf, type PlacesQuestion } from './places-problem.ts';

/** For every guest their table, round after round. Hosts, tablets and whoever is away are not in it. */
export type Routes = ReadonlyMap<SeatId, TableId>[];

export interface PlacesPlan {
  routes: Routes;
  numbers: PlacesNumbers;
}

/** Everything anew, as the workshop's rotation has it. */
export function newPlaces(question: PlacesQuestion, chance: () => number): PlacesPlan {
  const problem = problemOf(question);
  const rounds = question.rotation === 'mixed' ? mixedRounds(problem, chance) : keptPlaces(problem, byRule(question));
  return planOf(question, problem, rounds);
}

/** The plan so far for whoever is here now. Rounds it does not reach are planned anew, after it. */
export function keptPlan(question: PlacesQuestion, chance: () => number): PlacesPlan {
  const { planned, roundsLeft } = question;
  if (planned.length === 0) return newPlaces(question, chance);
  const problem = problemOf(question);
  const guests = guestsOf(question);
  const known = planned.slice(0, roundsLeft).map((routes) => seatingOf(question, guests, routes));
  const kept = keptPlaces({ ...problem, rounds: known.length }, known);
  const after = { ...problem, past: [...problem.past, ...kept], rounds: roundsLeft - kept.length };
  if (after.rounds === 0) return planOf(question, problem, kept);
  const later =
    question.rotation === 'mixed' ? mixedRounds(after, chance) : keptPlaces(after, onwards(question, kept, after));
  return planOf(question, problem, [...kept, ...later]);
}

function mixedRounds(problem: ChairedProblem, chance: () => number): Seating[] {
  if (problem.guests.length === 0) return Array.from({ length: problem.rounds }, () => []);
  if (problem.past.length > 0 || problem.rounds < 2) return withinChairs(problem, planMixing(problem, chance).rounds);
  // Nobody has sat down yet: the first round spreads the groups, and the others are planned from there.
  const [first = []] = withinChairs(problem, planMixing({ ...problem, rounds: 1 }, chance).rounds);
  const rest = { ...problem, past: [first], rounds: problem.rounds - 1 };
  return [first, ...withinChairs(rest, planMixing(rest, chance).rounds)];
}

/** The search keeps to the chairs; should it have left somebody where they may not be although there is a way, this finds it. */
function withinChairs(problem: ChairedProblem, rounds: readonly Seating[]): Seating[] {
  const { standing, forbidden } = scoreOf(problem, rounds);
  return standing + forbidden > 0 ? keptPlaces(problem, rounds) : [...rounds];
}

/** The rule goes on from where the plan so far leads. */
function onwards({ rotation }: PlacesQuestion, kept: readonly Seating[], after: ChairedProblem): Seating[] {
  const last = kept.at(-1) ?? [];
  const open = openTables(after);
  return Array.from({ length: after.rounds }, (_, index) =>
    last.map((table) => (rotation === 'clockwise' ? goOn(table, index + 1, open) : table)),
  );
}

/** clockwise: everybody to the next open table, round after round; else everybody stays. Before the first round nobody moves. */
function byRule(question: PlacesQuestion): Seating[] {
  const { tables, rotation, past } = question;
  const problem = problemOf(question);
  const open = openTables(problem);
  const here = guestsOf(question).map((seat) =>
    tables.findIndex((table) => table.id === (seat.nextTable ?? seat.table)),
  );
  const now = guestsOf(question).map((seat) => tables.findIndex((table) => table.id === seat.table));
  return Array.from({ length: question.roundsLeft }, (_, index) => {
    if (rotation === 'none' || rotation === 'free') return rotation === 'free' && index === 0 ? here : now;
    const steps = past.length === 0 ? index : index + 1;
    return now.map((table) => goOn(table, steps, open));
  });
}

/** From a closed table the first step leads to the next open one. */
function goOn(table: number, steps: number, open: readonly number[]): number {
  if (open.length === 0 || table === NOWHERE || steps === 0) return table;
  const at = open.indexOf(table);
  const from = at === -1 ? open.filter((one) => one < table).length - 1 : at;
  return open[(from + steps + open.length) % open.length] ?? table;
}

function planOf(question: PlacesQuestion, problem: ChairedProblem, rounds: readonly Seating[]): PlacesPlan {
  const { tables } = question;
  const guests = guestsOf(question);
  const routes = rounds.map((seating) => {
    const places = new Map<SeatId, TableId>();
    for (const [index, guest] of guests.entries()) {
      const table = tables[seating[index] ?? NOWHERE];
      if (table) places.set(guest.id, table.id);
    }
    return places;
  });
  return { routes, numbers: { ...shortcomings(scoreOf(problem, rounds)), ...counted(question, routes) } };
}

function shortcomings(
  score: MixingScore,
): Omit<PlacesNumbers, 'moving' | 'changed' | 'withoutDevice' | 'otherLanguage'> {
  const { standing, repeatedMeetings, sameDecider, returns, missingDeciders, unevenTables, unevenGroups } = score;
  return { standing, repeatedMeetings, sameDecider, returns, missingDeciders, unevenTables, unevenGroups };
}

function counted(
  question: PlacesQuestion,
  routes: Routes,
): Pick<PlacesNumbers, 'moving' | 'changed' | 'withoutDevice' | 'otherLanguage'> {
  const { linkedTables, places, planned } = question;
  const guests = guestsOf(question);
  const next = routes[0] ?? new Map<SeatId, TableId>();
  const before = planned[0];
  const speaks = (seat: SeatId, table: TableId) => {
    const [language, spoken] = [places.tableLanguages[table], places.seatLanguages[seat]];
    return !language || !spoken || language === spoken;
  };
  const inAllRounds = (isWrong: (seat: (typeof guests)[number], table: TableId) => boolean) =>
    routes.reduce((sum, round) => {
      return (
        sum + guests.filter((seat) => round.has(seat.id) && isWrong(seat, round.get(seat.id) ?? seat.table)).length
      );
    }, 0);
  return {
    moving: guests.filter((seat) => (next.get(seat.id) ?? seat.table) !== seat.table).length,
    changed: guests.filter((seat) => before?.has(seat.id) && before.get(seat.id) !== next.get(seat.id)).length,
    withoutDevice: inAllRounds((seat, id) => {
      const table = question.tables.find((one) => one.id === id);
      return table !== undefined && !isWithinReach(seat, table, linkedTables);
    }),
    otherLanguage: inAllRounds((seat, table) => !speaks(seat.id, table)),
  };
}
