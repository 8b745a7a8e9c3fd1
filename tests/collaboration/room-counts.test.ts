/** Counting the room: hands and paper dots stand beside what devices cast, and two who enter at once get one honest outcome. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Asker } from '#domain/access.ts';
import { workshopDocument, type MeasureId, type TableId } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { connect, eventually } from './table-client.ts';

let running: RunningKavarna;
let vesna: Asker;
let workshop: Workshop;
let bus: MeasureId;
let lunch: MeasureId;

beforeEach(async () => {
  running = await runKavarna();
  const facilitator = await newFacilitator(running.kavarna);
  const settings = { settings: { dotsPerSeat: 3 } };
  ({ asker: vesna, workshop } = await newWorkshop(running.kavarna, facilitator, settings));
  const { measures, voting } = running.kavarna;
  bus = must(await measures.addMeasure(vesna, workshop.initiative, { title: 'Prevoz' }));
  lunch = must(await measures.addMeasure(vesna, workshop.initiative, { title: 'Kosila' }));
  must(await voting.openVoting(vesna, workshop.id));
});
afterEach(() => running.end());

const tableNumber = (number: number): TableId => workshop.tables[number - 1]!.id;

async function sit(table: number, kind: 'host' | 'participant' | 'tablet' = 'participant') {
  const { kavarna } = running;
  const joined = must(await kavarna.seating.join(workshop.code, { table, tablet: kind === 'tablet' }, 'here'));
  if (kind === 'host') must(await kavarna.seating.setSeatKind(vesna, workshop.id, joined.seat.id, 'host'));
  return { token: joined.token, asker: await kavarna.visits.askerOfToken(joined.token) };
}

const result = async () => (await running.kavarna.visits.view(workshop.id))?.result;

test('what devices cast and what was counted in the room stand side by side, and the order is by their sum', async () => {
  const { roomCounts, voting } = running.kavarna;
  const host = await sit(2, 'host');
  const guest = await sit(1);
  must(await voting.castDots(guest.asker, lunch, 3));
  must(await roomCounts.countTable(host.asker, tableNumber(2), { heads: 2, dots: { [bus]: 4 }, basedOn: 0 }));
  must(await roomCounts.countRoom(vesna, workshop.id, { heads: 1, dots: { [lunch]: 1 }, basedOn: 0 }));
  expect(await result()).toBeNull();
  must(await voting.closeVoting(vesna, workshop.id));
  expect(await result()).toEqual({
    dots: { [bus]: 4, [lunch]: 4 },
    ballots: 1,
    room: { heads: 3, dots: { [bus]: 4, [lunch]: 1 } },
  });
  // Groups are told apart of devices alone.
  expect(must(await voting.tallyByGroup(vesna, workshop.id))).toEqual([]);
});

test('while the vote is on everybody sees how many were counted, and nobody where their dots went', async () => {
  const guest = await sit(1);
  const watching = connect(running.address, guest.token, workshopDocument(workshop.id));
  await watching.synced;
  const { roomCounts } = running.kavarna;
  must(await roomCounts.countTable(vesna, tableNumber(1), { heads: 4, dots: { [bus]: 5 }, basedOn: 0 }));
  await eventually(() => readWorkshop(watching.doc)?.roomHeads.length === 1);
  expect(readWorkshop(watching.doc)?.roomHeads).toEqual([{ table: tableNumber(1), heads: 4, revision: 1 }]);
  expect(readWorkshop(watching.doc)?.result).toBeNull();
  watching.leave();
});

test('of two who enter at once one is kept; the other is told, reads the first one’s numbers, and may then correct them', async () => {
  const { roomCounts } = running.kavarna;
  const host = await sit(1, 'host');
  const entries = await Promise.all([
    roomCounts.countTable(host.asker, tableNumber(1), { heads: 3, dots: { [bus]: 6 }, basedOn: 0 }),
    roomCounts.countTable(vesna, tableNumber(1), { heads: 4, dots: { [bus]: 7 }, basedOn: 0 }),
  ]);
  expect(entries.filter((entry) => entry.ok)).toHaveLength(1);
  expect(entries.find((entry) => !entry.ok)).toEqual({ ok: false, reason: 'counted-meanwhile' });
  const seen = must(await roomCounts.countAtTable(vesna, tableNumber(1)));
  expect(seen).toMatchObject(must(entries.find((entry) => entry.ok)!));
  const entry = { heads: 5, dots: { [bus]: 8 }, basedOn: seen?.revision ?? 0 };
  const mended = must(await roomCounts.countTable(vesna, tableNumber(1), entry));
  expect(mended).toMatchObject({ heads: 5, revision: 2, enteredBy: 'facilitator' });
  expect(must(await roomCounts.roomCounts(vesna, workshop.id))).toEqual([mended]);
});

test.each<[string, number, Record<string, number>, string]>([
  ['more dots than so many people have', 2, { bus: 5, lunch: 2 }, 'too-many-dots'],
  ['dots of nobody', 0, { bus: 1 }, 'too-many-dots'],
  ['dots on what is not voted on', 2, { '00000000000000000000': 1 }, 'not-found'],
  ['fewer people than none', -2, {}, 'invalid-input'],
])('refuses %s, and keeps nothing', async (_, heads, named, reason) => {
  const names: Record<string, MeasureId> = { bus, lunch };
  const dots = Object.fromEntries(Object.entries(named).map(([name, count]) => [names[name] ?? name, count]));
  const { roomCounts } = running.kavarna;
  expect(await roomCounts.countRoom(vesna, workshop.id, { heads, dots, basedOn: 0 })).toEqual({ ok: false, reason });
  expect(must(await roomCounts.roomCounts(vesna, workshop.id))).toEqual([]);
});

test('a host counts the own table and no other, and nobody else counts', async () => {
  const { roomCounts } = running.kavarna;
  const entry = { heads: 1, dots: { [bus]: 3 }, basedOn: 0 };
  const refusal = { ok: false, reason: 'not-yours' };
  const host = await sit(1, 'host');
  expect(await roomCounts.countTable(host.asker, tableNumber(2), entry)).toEqual(refusal);
  expect(await roomCounts.countRoom(host.asker, workshop.id, entry)).toEqual(refusal);
  expect(await roomCounts.roomCounts(host.asker, workshop.id)).toEqual(refusal);
  for (const kind of ['participant', 'tablet'] as const) {
    const { asker } = await sit(1, kind);
    expect(await roomCounts.countTable(asker, tableNumber(1), entry)).toEqual(refusal);
    expect(await roomCounts.countAtTable(asker, tableNumber(1))).toEqual(refusal);
  }
  expect(await roomCounts.countTable({ kind: 'nobody' }, tableNumber(1), entry)).toMatchObject({ ok: false });
});

test('once the result is out nothing is counted any more; opened again, the counts stand and can be corrected', async () => {
  const { roomCounts, voting } = running.kavarna;
  must(await roomCounts.countRoom(vesna, workshop.id, { heads: 2, dots: { [bus]: 6 }, basedOn: 0 }));
  must(await voting.closeVoting(vesna, workshop.id));
  const late = { heads: 2, dots: { [bus]: 1 }, basedOn: 1 };
  expect(await roomCounts.countRoom(vesna, workshop.id, late)).toEqual({ ok: false, reason: 'voting-closed' });
  expect((await result())?.dots).toEqual({ [bus]: 6, [lunch]: 0 });
  must(await voting.openVoting(vesna, workshop.id));
  must(await roomCounts.countRoom(vesna, workshop.id, late));
  must(await voting.closeVoting(vesna, workshop.id));
  expect((await result())?.dots).toEqual({ [bus]: 1, [lunch]: 0 });
});

test('what was counted, or spent at a device, never becomes more than people have dots', async () => {
  const { roomCounts, setup, voting } = running.kavarna;
  const dots = (dotsPerSeat: number) => setup.changeWorkshop(vesna, workshop.id, { settings: { dotsPerSeat } });
  must(await roomCounts.countRoom(vesna, workshop.id, { heads: 2, dots: { [bus]: 4 }, basedOn: 0 }));
  must(await voting.closeVoting(vesna, workshop.id));
  expect(await dots(1)).toEqual({ ok: false, reason: 'dots-spent' });
  must(await dots(2));
  must(await voting.openVoting(vesna, workshop.id));
  must(await roomCounts.countRoom(vesna, workshop.id, { heads: 0, dots: {}, basedOn: 1 }));
  const guest = await sit(1);
  must(await voting.castDots(guest.asker, lunch, 2));
  expect(await dots(1)).toEqual({ ok: false, reason: 'dots-spent' });
  must(await voting.castDots(guest.asker, lunch, 1));
  must(await dots(1));
});

test('who counted is kept as a seat or an account, and goes with it; the count stays', async () => {
  const { kavarna } = running;
  const host = await sit(1, 'host');
  must(await kavarna.roomCounts.countTable(host.asker, tableNumber(1), { heads: 1, dots: { [bus]: 2 }, basedOn: 0 }));
  const seat = host.asker.kind === 'seat' ? host.asker.seat : null;
  must(await kavarna.erasing.eraseSeat(vesna, workshop.id, seat!));
  const counts = must(await kavarna.roomCounts.roomCounts(vesna, workshop.id));
  expect(counts).toMatchObject([{ heads: 1, dots: { [bus]: 2 }, enteredBy: null }]);
});
