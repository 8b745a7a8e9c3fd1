/** Places in the rounds to come: nobody lost, nobody twice, chairs kept, hosts stay, and a plan that changes no more than it must. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../chance.ts';
import type { SeatId, TableId } from '../identifiers.ts';
import { NOWHERE, type Seating } from '../mixing/mixing.ts';
import type { Seat } from '../seat.ts';
import type { RotationKind, Table } from '../workshop.ts';
import { cheapestAssignment } from './assignment.ts';
import { keptPlaces, type ChairedProblem } from './keep-places.ts';
import { USUAL_PLACES } from './places.ts';
import type { PlacesQuestion } from './places-problem.ts';
import { keptPlan, newPlaces } from './plan-places.ts';

const tableId = (index: number) => `table-${index}` as TableId;
const seatId = (index: number) => `seat-${index}` as SeatId;

function tablesOf(count: number, topic: (index: number) => string = () => ''): Table[] {
  return Array.from({ length: count }, (_, index) => ({
    id: tableId(index),
    number: index + 1,
    topic: topic(index),
    question: '',
    host: '',
  }));
}

function person(index: number, table: number, more: Partial<Seat> = {}): Seat {
  const nobody = {
    nextTable: null,
    name: '',
    group: '',
    colour: 'sun',
    remote: false,
    isShared: false,
    kind: 'participant',
  } as const;
  return { ...nobody, id: seatId(index), table: tableId(table), ...more } as Seat;
}

/** A café in its first round. */
function cafe(tables: number, each: number, more: Partial<PlacesQuestion> = {}): PlacesQuestion {
  const seats = more.seats ?? Array.from({ length: tables * each }, (_, index) => person(index, index % tables));
  return {
    tables: tablesOf(tables),
    places: USUAL_PLACES,
    rotation: 'mixed',
    seatsPerTable: 8,
    decidingGroups: [],
    linkedTables: new Set(),
    past: [new Map(seats.map((seat) => [seat.id, seat.table]))],
    planned: [],
    roundsLeft: 2,
    ...more,
    seats,
  };
}

test('C3: a table is closed: who was planned for it goes elsewhere, and nobody else changes', () => {
  const before = newPlaces(cafe(5, 4), chanceFrom(1));
  const closed = cafe(5, 4, { planned: before.routes, places: { ...USUAL_PLACES, closedTables: [tableId(2)] } });
  const after = keptPlan(closed, chanceFrom(2));
  const displaced = [...(before.routes[0] ?? [])].filter(([, table]) => table === tableId(2));
  expect(after.numbers).toMatchObject({ changed: displaced.length, standing: 0 });
  for (const [seat, table] of after.routes[0] ?? []) {
    if (!displaced.some(([one]) => one === seat)) expect(table).toBe(before.routes[0]?.get(seat));
    expect(table).not.toBe(tableId(2));
  }
});

test.each([1, 2, 3, 4, 5, 6])(
  'C3: a latecomer takes the chair that somebody left, whomever they have met there (seed %i)',
  (seed) => {
    const before = newPlaces(cafe(6, 3), chanceFrom(seed));
    const seats = [...cafe(6, 3).seats.slice(1), person(18, 5)];
    const past = [new Map(seats.map((seat) => [seat.id, seat.table]))];
    const { routes, numbers } = keptPlan(cafe(6, 3, { seats, past, planned: before.routes }), chanceFrom(seed));
    expect(numbers).toMatchObject({ changed: 0, unevenTables: 0 });
    expect(routes.map((round) => round.get(seatId(18)))).toEqual(before.routes.map((round) => round.get(seatId(0))));
  },
);

test('C3: a latecomer finds a place, a no-show frees one, and nobody else changes', () => {
  const before = newPlaces(cafe(4, 4), chanceFrom(1));
  const seats = [...cafe(4, 4).seats, person(16, 0)];
  const now = cafe(4, 4, { seats, planned: before.routes, places: { ...USUAL_PLACES, away: [seatId(3)] } });
  const { routes, numbers } = keptPlan(now, chanceFrom(2));
  expect(numbers).toMatchObject({ changed: 0, standing: 0, unevenTables: 0 });
  expect(routes[0]?.has(seatId(3))).toBe(false);
  expect(routes[0]?.get(seatId(16))).toBe(before.routes[0]?.get(seatId(3)));
});

test('C3: a person who cannot move stays, and one other gives the chair up if there is none left', () => {
  const before = newPlaces(cafe(4, 4, { seatsPerTable: 4 }), chanceFrom(1));
  const places = { ...USUAL_PLACES, staying: [seatId(4)] };
  const { routes, numbers } = keptPlan(cafe(4, 4, { seatsPerTable: 4, planned: before.routes, places }), chanceFrom(2));
  expect(routes.map((round) => round.get(seatId(4)))).toEqual([tableId(0), tableId(0)]);
  expect(numbers).toMatchObject({ changed: 2, standing: 0 });
});

test('C3: hosts stay; the host of a closed table goes with the others', () => {
  const seats = [...cafe(3, 3).seats, person(9, 0, { kind: 'host' }), person(10, 1, { kind: 'tablet' })];
  expect(newPlaces(cafe(3, 3, { seats }), chanceFrom(1)).routes[0]?.has(seatId(9))).toBe(false);
  const closed = cafe(3, 3, { seats, places: { ...USUAL_PLACES, closedTables: [tableId(0)] } });
  const route = newPlaces(closed, chanceFrom(1)).routes[0];
  expect(route?.get(seatId(9))).not.toBe(tableId(0));
  expect(route?.has(seatId(10))).toBe(false);
});

test('R3: before anybody has moved, the first round already has somebody who decides at every table', () => {
  const seats = Array.from({ length: 20 }, (_, index) =>
    person(index, Math.floor(index / 4), { group: index < 5 ? 'občina' : 'mladi' }),
  );
  const question = cafe(5, 4, { seats, past: [], roundsLeft: 3, decidingGroups: ['občina'] });
  const { routes, numbers } = newPlaces(question, chanceFrom(1));
  expect(numbers).toMatchObject({ missingDeciders: 0, sameDecider: 0, standing: 0 });
  for (const round of routes) expect(new Set(seats.slice(0, 5).map((seat) => round.get(seat.id))).size).toBe(5);
});

test('remote people keep to tables with a device, and to tables they can speak at', () => {
  const seats = cafe(4, 4).seats.map((seat, index) => ({ ...seat, remote: index < 4 }));
  const places = {
    ...USUAL_PLACES,
    tableLanguages: { [tableId(3)]: 'sq' } as Record<TableId, string>,
    seatLanguages: { [seatId(8)]: 'sl', [seatId(9)]: 'sq' } as Record<SeatId, string>,
  };
  const linkedTables = new Set([tableId(0), tableId(1)]);
  const { routes, numbers } = newPlaces(cafe(4, 4, { seats, places, linkedTables }), chanceFrom(1));
  expect(numbers).toMatchObject({ withoutDevice: 0, otherLanguage: 0 });
  for (const round of routes)
    for (let index = 0; index < 4; index++) expect(linkedTables).toContain(round.get(seatId(index)));
  // A video link does as well for people from elsewhere.
  const tables = tablesOf(4).map((table, index) =>
    index === 2 ? { ...table, videoLink: 'https://meet.example/2' } : table,
  );
  const met = newPlaces(cafe(4, 2, { tables, seats: seats.slice(0, 8), linkedTables: new Set() }), chanceFrom(1));
  expect(met.numbers.withoutDevice).toBe(0);
  // Where nothing fits, it is a number.
  const none = newPlaces(cafe(4, 4, { seats, linkedTables: new Set() }), chanceFrom(1));
  expect(none.numbers.withoutDevice).toBe(8);
});

test('clockwise: to the next table, past a closed one, from the last to the first', () => {
  const places = { ...USUAL_PLACES, closedTables: [tableId(1)] };
  const { routes } = newPlaces(cafe(4, 2, { rotation: 'clockwise', places }), chanceFrom(1));
  expect([0, 1, 2, 3].map((index) => routes[0]?.get(seatId(index)))).toEqual([
    tableId(2),
    tableId(2),
    tableId(3),
    tableId(0),
  ]);
  expect(routes[1]?.get(seatId(0))).toBe(tableId(3));
});

test('clockwise goes on from where the plan so far leads', () => {
  const told = new Map([[seatId(0), tableId(3)]]);
  const question = cafe(4, 1, { rotation: 'clockwise', planned: [told], seats: [person(0, 0)] });
  const { routes } = keptPlan(question, chanceFrom(1));
  expect(routes.map((round) => round.get(seatId(0)))).toEqual([tableId(3), tableId(0)]);
});

describe('whatever happens in a hall', () => {
  const hall = fc.record({
    tables: fc.integer({ min: 1, max: 6 }),
    people: fc.integer({ min: 0, max: 26 }),
    seatsPerTable: fc.integer({ min: 1, max: 8 }),
    rotation: fc.constantFrom<RotationKind>('clockwise', 'mixed', 'free', 'none'),
    rounds: fc.integer({ min: 1, max: 3 }),
    hosts: fc.integer({ min: 0, max: 4 }),
    closed: fc.integer({ min: 0, max: 2 }),
    seed: fc.nat(),
  });

  test('everybody who is here has one open table a round, hosts stay, and chairs are kept as long as they last', () => {
    fc.assert(
      fc.property(hall, ({ tables, people, seatsPerTable, rotation, rounds, hosts, closed, seed }) => {
        const some = chanceFrom(seed);
        const seats = Array.from({ length: people }, (_, index) =>
          person(index, Math.floor(some() * tables), { kind: index < hosts ? 'host' : 'participant' }),
        );
        const places = {
          ...USUAL_PLACES,
          closedTables: Array.from({ length: Math.min(closed, tables - 1) }, (_, index) => tableId(index)),
          away: seats.filter(() => some() < 0.1).map((seat) => seat.id),
          staying: seats.filter(() => some() < 0.1).map((seat) => seat.id),
        };
        const asked = cafe(tables, 0, { seats, seatsPerTable, rotation, roundsLeft: rounds });
        const planned = newPlaces(asked, chanceFrom(seed)).routes;
        const question = { ...asked, places, planned };
        const plan = keptPlan(question, chanceFrom(seed + 1));
        expect(plan.routes).toHaveLength(rounds);
        const isHere = (seat: Seat) => !places.away.includes(seat.id);
        const guests = seats.filter(
          (seat) => isHere(seat) && (seat.kind === 'participant' || places.closedTables.includes(seat.table)),
        );
        for (const route of plan.routes) {
          expect([...route.keys()].sort()).toEqual(guests.map((seat) => seat.id).sort());
          const at = (table: TableId) =>
            [...route.values()].filter((one) => one === table).length +
            seats.filter((seat) => seat.kind === 'host' && isHere(seat) && !route.has(seat.id) && seat.table === table)
              .length;
          for (const { id } of question.tables) {
            if (places.closedTables.includes(id)) expect(at(id)).toBe(0);
            else if (plan.numbers.standing === 0) {
              const fixed = seats.filter((seat) => seat.kind === 'host' && seat.table === id && isHere(seat)).length;
              expect(at(id)).toBeLessThanOrEqual(Math.max(seatsPerTable, fixed));
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('no plan that keeps to the chairs changes less', () => {
    const small = fc.record({
      planned: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 6 }),
      chairs: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 3 }),
      tied: fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(small, ({ planned, chairs, tied }) => {
        fc.pre(chairs.some((count) => count !== null));
        const problem: ChairedProblem = {
          guests: planned.map((_, guest) => {
            const table = tied[guest] ?? null;
            return { group: '', mayBeAt: table === null ? null : new Set([table]) };
          }),
          tables: 3,
          chairs,
          past: [],
          rounds: 1,
          doTopicsDiffer: false,
        };
        const [kept = []] = keptPlaces(problem, [planned]);
        expect(badness(problem, planned, kept)).toEqual(leastBadness(problem, planned));
      }),
      { numRuns: 200 },
    );
  });
});

/** Standing, then where one may not be, then changes; in one number that can be compared. */
function badness({ guests, chairs }: ChairedProblem, planned: Seating, seating: Seating): number {
  const standing = chairs.reduce(
    (sum: number, count, table) => sum + Math.max(0, seating.filter((one) => one === table).length - (count ?? 0)),
    0,
  );
  const forbidden = guests.filter(({ mayBeAt }, guest) => mayBeAt && !mayBeAt.has(seating[guest] ?? NOWHERE)).length;
  const changed = seating.filter((table, guest) => planned[guest] !== NOWHERE && planned[guest] !== table).length;
  return standing * 10_000 + forbidden * 100 + changed;
}

/** All seatings at open tables, one after another. */
function leastBadness(problem: ChairedProblem, planned: Seating): number {
  let least = Infinity;
  for (let number = 0; number < 3 ** planned.length; number++) {
    const seating = planned.map((_, guest) => Math.floor(number / 3 ** guest) % 3);
    if (seating.some((table) => problem.chairs[table] === null)) continue;
    least = Math.min(least, badness(problem, planned, seating));
  }
  return least;
}

test('the cheapest assignment is as cheap as the best of all', () => {
  const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(matrix, (cost) => {
      const sum = (slots: number[]) => slots.reduce((total, slot, row) => total + (cost[row]?.[slot] ?? 0), 0);
      const slots = cheapestAssignment(cost);
      expect(new Set(slots).size).toBe(3);
      let least = Infinity;
      for (let a = 0; a < 4; a++)
        for (let b = 0; b < 4; b++)
          for (let c = 0; c < 4; c++) if (new Set([a, b, c]).size === 3) least = Math.min(least, sum([a, b, c]));
      expect(sum(slots)).toBe(least);
    }),
  );
});
