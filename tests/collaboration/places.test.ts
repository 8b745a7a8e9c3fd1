/** Places between rounds, on a real server: proposed with numbers, accepted once, kept with little change; choosing, arriving, hosting. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Asker } from '#domain/access.ts';
import type { SeatId, TableId } from '#domain/identifiers.ts';
import type { Workshop, WorkshopSettings } from '#domain/workshop.ts';
import type { Joined } from '#server/workshops/seating.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;

beforeEach(async () => {
  running = await runKavarna();
});
afterEach(() => running.end());

interface Cafe {
  asker: Asker;
  workshop: Workshop;
  joined: Joined[];
  tables: TableId[];
}

async function cafe(tables: number, each: number, settings: Partial<WorkshopSettings>): Promise<Cafe> {
  const facilitator = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, facilitator, {
    tables: Array.from({ length: tables }, () => ({})),
    settings: { rotation: 'mixed', roundCount: 3, seatsPerTable: 8, ...settings },
  });
  const joined: Joined[] = [];
  for (let chair = 0; chair < each; chair++) {
    for (const { number } of workshop.tables) joined.push(await sit(workshop, { table: number }));
  }
  return { asker, workshop, joined, tables: workshop.tables.map((table) => table.id) };
}

const sit = async (workshop: Workshop, input: { table?: number; tablet?: boolean; attempt?: string; name?: string }) =>
  must(await running.kavarna.seating.join(workshop.code, input, 'here'));
const view = async ({ workshop }: Pick<Cafe, 'workshop'>) => {
  const found = await running.kavarna.visits.view(workshop.id);
  if (!found) throw new Error('The workshop is there.');
  return found;
};
const seatIn = async (of: Cafe, id: SeatId) => (await view(of)).seats.find((seat) => seat.id === id);
const askerOf = ({ token }: Joined) => running.kavarna.visits.askerOfToken(token);

async function holdRound({ asker, workshop }: Cafe): Promise<void> {
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  must(await running.kavarna.rounds.endRound(asker, workshop.id));
}

test('C3: a closed table between rounds: the proposal names what changes, and only then it holds', async () => {
  const evening = await cafe(4, 3, {});
  const { asker, workshop, tables } = evening;
  const { places, rounds } = running.kavarna;
  await holdRound(evening);
  const told = (await view(evening)).seats;
  const bound = told.filter((seat) => (seat.nextTable ?? seat.table) === tables[1]);
  must(await places.closeTable(asker, workshop.id, tables[1] as TableId, true));
  const proposal = must(await places.proposePlaces(asker, workshop.id));
  expect(proposal).toMatchObject({ way: 'keep', round: 2 });
  expect(proposal.numbers).toMatchObject({ changed: bound.length, standing: 0 });
  expect((await view(evening)).seats).toEqual(told);
  must(await places.acceptPlaces(asker, workshop.id, proposal.id));
  const after = (await view(evening)).seats;
  for (const seat of after) {
    expect(seat.nextTable ?? seat.table).not.toBe(tables[1]);
    const before = told.find((one) => one.id === seat.id);
    if (!bound.some((one) => one.id === seat.id)) expect(seat.nextTable).toBe(before?.nextTable);
  }
  must(await rounds.openRound(asker, workshop.id));
  expect((await view(evening)).seats.filter((seat) => seat.table === tables[1])).toEqual([]);
  must(await rounds.endRound(asker, workshop.id));
  expect((await view(evening)).seats.filter((seat) => seat.nextTable === tables[1])).toEqual([]);
});

test('two facilitators accept in the same second: one plan holds, and both are told so', async () => {
  const evening = await cafe(4, 3, {});
  const { asker, workshop } = evening;
  const { places } = running.kavarna;
  await holdRound(evening);
  const one = must(await places.proposePlaces(asker, workshop.id, 'anew'));
  const other = must(await places.proposePlaces(asker, workshop.id, 'anew'));
  const same = await Promise.all([1, 2].map(() => places.acceptPlaces(asker, workshop.id, one.id)));
  expect(same.map((answer) => answer.ok)).toEqual([true, true]);
  const held = (await view(evening)).seats;
  expect(await places.acceptPlaces(asker, workshop.id, other.id)).toEqual({ ok: false, reason: 'changed-meanwhile' });
  expect((await view(evening)).seats).toEqual(held);
  const third = must(await places.proposePlaces(asker, workshop.id));
  const fourth = must(await places.proposePlaces(asker, workshop.id));
  const both = await Promise.all([third, fourth].map(({ id }) => places.acceptPlaces(asker, workshop.id, id)));
  expect(both.filter((answer) => answer.ok)).toHaveLength(1);
});

test('a proposal made before a round opened is refused after it', async () => {
  const evening = await cafe(3, 2, {});
  const { places, rounds } = running.kavarna;
  const proposal = must(await places.proposePlaces(evening.asker, evening.workshop.id));
  must(await rounds.openRound(evening.asker, evening.workshop.id));
  const late = await places.acceptPlaces(evening.asker, evening.workshop.id, proposal.id);
  expect(late).toEqual({ ok: false, reason: 'changed-meanwhile' });
});

test('while a round runs, accepted places are told when it ends; latecomers and no-shows change nobody else’s', async () => {
  const evening = await cafe(4, 3, {});
  const { asker, workshop, joined } = evening;
  const { places, rounds } = running.kavarna;
  must(await rounds.openRound(asker, workshop.id));
  const proposal = must(await places.proposePlaces(asker, workshop.id));
  must(await places.acceptPlaces(asker, workshop.id, proposal.id));
  const planned = must(await places.routes(asker, workshop.id));
  const gone = joined[0] as Joined;
  must(await places.setSeatPlace(asker, workshop.id, gone.seat.id, { movement: 'away' }));
  const late = await sit(workshop, {});
  must(await rounds.endRound(asker, workshop.id));
  for (const seat of (await view(evening)).seats) {
    const route = planned.find((one) => one.seat === seat.id);
    if (seat.id === gone.seat.id) expect(seat.nextTable).toBeNull();
    else if (seat.id !== late.seat.id) expect(seat.nextTable ?? seat.table).toBe(route?.tables[1]);
  }
});

test('whoever was sent elsewhere is on the way until they say that they have arrived', async () => {
  const evening = await cafe(2, 1, { rotation: 'clockwise' });
  const { asker, workshop, joined } = evening;
  await holdRound(evening);
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  expect((await view(evening)).places.onTheWay.sort()).toEqual(joined.map(({ seat }) => seat.id).sort());
  const [first, second] = joined as [Joined, Joined];
  must(await running.kavarna.going.arrive(await askerOf(first), first.seat.id));
  must(await running.kavarna.going.arrive(await askerOf(first), first.seat.id));
  expect((await view(evening)).places.onTheWay).toEqual([second.seat.id]);
  const forAnother = await running.kavarna.going.arrive(await askerOf(first), second.seat.id);
  expect(forAnother).toEqual({ ok: false, reason: 'not-yours' });
});

describe('people choose their next table', () => {
  test('while there are chairs; a full table is refused, and one may change one’s mind', async () => {
    const evening = await cafe(3, 2, { rotation: 'free', seatsPerTable: 3 });
    const { joined, tables } = evening;
    const { going } = running.kavarna;
    const choose = async (index: number, table: number) => {
      const one = joined[index] as Joined;
      return going.chooseTable(await askerOf(one), one.seat.id, tables[table] as TableId);
    };
    expect(await choose(0, 1)).toEqual({ ok: false, reason: 'wrong-phase' });
    await holdRound(evening);
    // People 0 and 3 sit at table 1, 1 and 4 at table 2, 2 and 5 at table 3.
    must(await choose(0, 1));
    expect(await choose(3, 1)).toEqual({ ok: false, reason: 'table-full' });
    must(await choose(0, 0));
    must(await choose(3, 1));
    must(await running.kavarna.places.closeTable(evening.asker, evening.workshop.id, tables[2] as TableId, true));
    expect(await choose(1, 2)).toEqual({ ok: false, reason: 'table-closed' });
    must(await running.kavarna.rounds.openRound(evening.asker, evening.workshop.id));
    expect((await seatIn(evening, (joined[3] as Joined).seat.id))?.table).toBe(tables[1]);
    expect(await choose(0, 1)).toEqual({ ok: false, reason: 'round-open' });
  });

  test('of two who want the last chair in the same moment one gets it', async () => {
    const evening = await cafe(3, 2, { rotation: 'free', seatsPerTable: 3 });
    const { joined, tables } = evening;
    await holdRound(evening);
    const wanting = [joined[0], joined[2]] as [Joined, Joined];
    const answers = await Promise.all(
      wanting.map(async (one) =>
        running.kavarna.going.chooseTable(await askerOf(one), one.seat.id, tables[1] as TableId),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, reason: 'table-full' });
  });
});

describe('what goes wrong at the door', () => {
  test('a joining form that is sent twice takes one seat', async () => {
    const evening = await cafe(2, 0, {});
    const attempt = 'a page’s own secret';
    const sent = await Promise.all([1, 2].map(() => sit(evening.workshop, { table: 1, attempt })));
    expect(new Set(sent.map(({ seat }) => seat.id)).size).toBe(1);
    expect((await view(evening)).seats).toHaveLength(1);
    // On another device, or later, it is another person.
    await sit(evening.workshop, { table: 1, attempt: 'another page’s' });
    expect((await view(evening)).seats).toHaveLength(2);
  });

  test('one tablet is at one table: registered at another one it goes there', async () => {
    const evening = await cafe(2, 0, {});
    const tablet = await sit(evening.workshop, { table: 1, tablet: true });
    const moved = must(await running.kavarna.seating.moveTablet(await askerOf(tablet), 2));
    expect(moved).toMatchObject({ id: tablet.seat.id, table: evening.tables[1], kind: 'tablet' });
    expect((await view(evening)).seats).toHaveLength(1);
  });

  test('nobody is let in at a closed table, and nobody is moved there', async () => {
    const evening = await cafe(2, 1, {});
    const { asker, workshop, joined, tables } = evening;
    must(await running.kavarna.places.closeTable(asker, workshop.id, tables[0] as TableId, true));
    const atClosed = await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here');
    expect(atClosed).toMatchObject({ ok: false, reason: 'table-closed' });
    expect((await sit(workshop, {})).seat.table).toBe(tables[1]);
    const { id } = (joined[1] as Joined).seat;
    const moved = await running.kavarna.seating.moveSeat(asker, workshop.id, id, tables[0] as TableId);
    expect(moved).toEqual({ ok: false, reason: 'table-closed' });
    const last = await running.kavarna.places.closeTable(asker, workshop.id, tables[1] as TableId, true);
    expect(last).toEqual({ ok: false, reason: 'too-few-tables' });
  });

  test('a host leaves: a person at the table takes over, and of two at once one does', async () => {
    const evening = await cafe(2, 3, {});
    const { asker, workshop, joined } = evening;
    const { going, seating } = running.kavarna;
    const atFirst = joined.filter(({ seat }) => seat.table === evening.tables[0]) as [Joined, Joined, Joined];
    must(await seating.setSeatKind(asker, workshop.id, atFirst[0].seat.id, 'host'));
    expect(await going.host(await askerOf(atFirst[1]), true)).toEqual({ ok: false, reason: 'host-taken' });
    must(await going.host(await askerOf(atFirst[0]), false));
    const volunteers = await Promise.all(
      [atFirst[1], atFirst[2]].map(async (one) => going.host(await askerOf(one), true)),
    );
    expect(volunteers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await view(evening)).seats.filter((seat) => seat.kind === 'host')).toHaveLength(1);
  });
});
