/** Mixed tables, on a real server: an evening in which nobody meets anybody twice. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeatId } from '#domain/identifiers.ts';
import type { Asker } from '#domain/access.ts';
import type { Workshop } from '#domain/workshop.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

let running: RunningKavarna;

beforeEach(async () => {
  running = await runKavarna();
});
afterEach(() => running.end());

async function cafe(tables: { topic: string }[], rounds: number): Promise<{ asker: Asker; workshop: Workshop }> {
  const facilitator = await newFacilitator(running.kavarna);
  return newWorkshop(running.kavarna, facilitator, {
    tables,
    settings: { rotation: 'mixed', roundCount: rounds, seatsPerTable: 8 },
  });
}

async function fill({ code, tables }: Workshop, each: number): Promise<SeatId[]> {
  const seats: SeatId[] = [];
  for (const table of tables) {
    for (let chair = 0; chair < each; chair++) {
      seats.push(must(await running.kavarna.seating.join(code, { table: table.number }, 'here')).seat.id);
    }
  }
  return seats;
}

/** Who sits with whom in the round that has just been opened, as pairs, and who sits where. */
async function companies(workshop: Workshop): Promise<{ pairs: string[]; places: string[] }> {
  const view = await running.kavarna.visits.view(workshop.id);
  const guests = (view?.seats ?? []).filter((seat) => seat.kind === 'participant');
  const pairs = guests.flatMap((one) =>
    guests.filter((other) => other.table === one.table && one.id < other.id).map((other) => `${one.id} ${other.id}`),
  );
  return { pairs, places: guests.map((guest) => `${guest.id} ${guest.table}`) };
}

const twice = (all: readonly string[]) => all.length - new Set(all).size;

test('C3: at 5 tables with topics of their own, 20 people meet nobody twice and return nowhere in 4 rounds; hosts stay', async () => {
  const { asker, workshop } = await cafe(
    ['Promet', 'Igra', 'Zelenje', 'Mladi', 'Starejši'].map((topic) => ({ topic })),
    4,
  );
  await fill(workshop, 4);
  const host = must(await running.kavarna.seating.join(workshop.code, { table: 1 }, 'here')).seat.id;
  must(await running.kavarna.seating.setSeatKind(asker, workshop.id, host, 'host'));
  const evening = { pairs: [] as string[], places: [] as string[] };
  for (let round = 0; round < 4; round++) {
    must(await running.kavarna.rounds.openRound(asker, workshop.id));
    const { pairs, places } = await companies(workshop);
    evening.pairs.push(...pairs);
    evening.places.push(...places);
    const seats = (await running.kavarna.visits.view(workshop.id))?.seats ?? [];
    expect(seats.find((seat) => seat.id === host)?.table).toBe(workshop.tables[0]?.id);
    must(await running.kavarna.rounds.endRound(asker, workshop.id));
  }
  expect(twice(evening.places)).toBe(0);
  expect(twice(evening.pairs)).toBe(0);
});

test('C3: a latecomer, somebody who leaves and a number of tables without arithmetic: everybody has a table, and tables stay alike', async () => {
  const { asker, workshop } = await cafe(
    Array.from({ length: 6 }, () => ({ topic: 'Kraj za vse' })),
    3,
  );
  const [first] = await fill(workshop, 3);
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  must(await running.kavarna.rounds.endRound(asker, workshop.id));
  if (first) must(await running.kavarna.seating.removeSeat(asker, workshop.id, first));
  must(await running.kavarna.seating.join(workshop.code, { table: 6 }, 'here'));
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  must(await running.kavarna.rounds.endRound(asker, workshop.id));
  must(await running.kavarna.rounds.openRound(asker, workshop.id));
  const seats = (await running.kavarna.visits.view(workshop.id))?.seats ?? [];
  const sizes = workshop.tables.map((table) => seats.filter((seat) => seat.table === table.id).length);
  expect(sizes).toEqual([3, 3, 3, 3, 3, 3]);
});
