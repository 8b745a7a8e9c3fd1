/** Where everybody sits: the plan held against the rules of a café, and against every screen that tells somebody where to go. */
import type { SeatId, TableId } from '#domain/identifiers.ts';
import type { PlacesNumbers } from '#domain/places/places-numbers.ts';
import type { Seat } from '#domain/seat.ts';
import { expect } from '../kavarna-fixture.ts';
import { PEOPLE, type Hall } from './hall.ts';
import { movesOnProjector, movesOnTablet, type Screens } from './screens.ts';

type Route = { seat: SeatId; tables: (TableId | null)[] };

/** Everybody's table by the plan in this round, by seat. */
export async function planFor(hall: Hall, round: number): Promise<Map<SeatId, TableId>> {
  const routes = await hall.call<Route[]>('get', `/workshops/${hall.workshop}/places/routes`);
  return new Map(
    routes.map(({ seat, tables }) => {
      const table = tables[round - 1];
      if (!table) throw new Error(`The plan has no table for ${seat} in round ${round}.`);
      return [seat, table];
    }),
  );
}

/** Between rounds: all say the same, and it is the plan. */
export async function expectToldByPlan(hall: Hall, screens: Screens, round: number): Promise<void> {
  const plan = await planFor(hall, round);
  expect(plan.size).toBe(PEOPLE.all);
  const seats = (await hall.seats()).filter((seat) => seat.kind !== 'tablet');
  const moving = seats.filter((seat) => plan.get(seat.id) !== seat.table);
  const coming = (table: TableId) => moving.filter((seat) => plan.get(seat.id) === table).map(({ name }) => name);
  for (const { id, view } of hall.people.map((person) => ({ id: person.seat.id, view: person.view }))) {
    const told = () => {
      const seat = view()?.seats.find((one) => one.id === id);
      return seat?.nextTable ?? seat?.table;
    };
    await expect.poll(told).toBe(plan.get(id));
  }
  const own = phoneSeat(seats, screens);
  await expect(
    screens.phone.getByRole('heading', { name: `Pojdite k mizi ${hall.numberOf(plan.get(own.id) as TableId)}` }),
  ).toBeVisible();
  const byNumber = hall.tables.map((table) => coming(table).sort());
  await expect.poll(() => movesOnProjector(screens.projector)).toEqual(byNumber);
  const [first] = hall.tables as [TableId];
  await expect
    .poll(() => movesOnTablet(screens.tablet))
    .toEqual({
      leaving: moving
        .filter((seat) => seat.table === first)
        .map((seat) => `${seat.name} Miza ${hall.numberOf(plan.get(seat.id) as TableId)}`)
        .sort(),
      coming: coming(first).sort(),
    });
}

export function phoneSeat(seats: readonly Seat[], { phoneName }: Screens): Seat {
  const own = seats.find((seat) => seat.name === phoneName);
  if (!own) throw new Error('The phone has a seat.');
  return own;
}

/** What a facilitator would see before accepting that the plan is kept: nothing could be done better about what must be. */
export async function expectNothingUnmet(hall: Hall): Promise<PlacesNumbers> {
  const { numbers } = await hall.call<{ numbers: PlacesNumbers }>(
    'post',
    `/workshops/${hall.workshop}/places/proposals`,
    {},
  );
  expect(numbers).toMatchObject({ changed: 0, standing: 0, returns: 0, withoutDevice: 0 });
  return numbers;
}

/** The whole evening's routes: hosts stay, nobody comes back to a topic, whoever is far away or has no device keeps to tables with a tablet. */
export async function expectRulesKept(hall: Hall): Promise<void> {
  const seats = await hall.seats();
  const linked = new Set(seats.filter((seat) => seat.kind === 'tablet').map((seat) => seat.table));
  expect(linked.size).toBe(4);
  const routes = await hall.call<Route[]>('get', `/workshops/${hall.workshop}/places/routes`);
  for (const { seat: id, tables } of routes) {
    const seat = seats.find((one) => one.id === id);
    const been = new Set(tables);
    expect(been.size, `${seat?.name} (${seat?.kind}) was at ${String(tables)}`).toBe(
      seat?.kind === 'host' ? 1 : tables.length,
    );
    if (seat?.remote || seat?.isShared) for (const table of been) expect(linked).toContain(table);
  }
}
