/** Between the desk and the tables: a call for help has one outcome, everybody hears an announcement, a locked board takes nothing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Asker } from '#domain/access.ts';
import { tableDocument, workshopDocument, type TableId } from '#domain/identifiers.ts';
import type { RoomPulse } from '#domain/room-pulse.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import type { Workshop } from '#domain/workshop.ts';
import { addIdea, readIdeas } from '#document/table-document.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { connect, eventually, idea, type Client } from './table-client.ts';

let running: RunningKavarna;
let vesna: Asker;
let workshop: Workshop;
const clients: Client[] = [];
let elapsed = 0;
const now = () => Date.now() + elapsed;

beforeEach(async () => {
  elapsed = 0;
  running = await runKavarna({ now });
  const facilitator = await newFacilitator(running.kavarna);
  ({ asker: vesna, workshop } = await newWorkshop(running.kavarna, facilitator));
  must(await running.kavarna.rounds.openRound(vesna, workshop.id));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await running.end();
});

const tableNumber = (number: number): TableId => {
  const table = workshop.tables[number - 1];
  if (!table) throw new Error('A café has tables.');
  return table.id;
};

async function sit(table: number, input: { name?: string; tablet?: boolean } = {}) {
  const { seat, token } = must(await running.kavarna.seating.join(workshop.code, { table, ...input }, 'here'));
  const asker = await running.kavarna.visits.askerOfToken(token);
  return { seat, token, asker };
}

async function open(token: string, document: string): Promise<Client> {
  const client = connect(running.address, token, document);
  clients.push(client);
  await client.synced;
  return client;
}

async function colleague(): Promise<Asker> {
  return (await newFacilitator(running.kavarna, { id: workshop.initiative, owner: vesna })).asker;
}

async function view(): Promise<WorkshopView> {
  const seen = await running.kavarna.visits.view(workshop.id);
  if (!seen) throw new Error('The workshop is there.');
  return seen;
}

test('a table calls once, however often it is pressed, and the desk reads since when and why', async () => {
  const { calls } = running.kavarna;
  const tablet = await sit(2, { tablet: true });
  const phone = await sit(2);
  const watching = await open(phone.token, workshopDocument(workshop.id));
  const first = must(await calls.call(tablet.asker, tableNumber(2), 'device'));
  expect(must(await calls.call(phone.asker, tableNumber(2), 'talk'))).toEqual(first);
  await eventually(() => readWorkshop(watching.doc)?.calls.length === 1);
  expect(readWorkshop(watching.doc)?.calls).toEqual([
    { table: tableNumber(2), reason: 'device', calledAt: first.calledAt, taken: null },
  ]);
});

test('nobody calls for another table', async () => {
  const { asker } = await sit(1);
  const { calls } = running.kavarna;
  expect(await calls.call(asker, tableNumber(2))).toEqual({ ok: false, reason: 'seat-elsewhere' });
  expect(await calls.call(vesna, tableNumber(2))).toEqual({ ok: false, reason: 'not-yours' });
  expect(await calls.takeCall(asker, tableNumber(1))).toEqual({ ok: false, reason: 'not-yours' });
});

test('of two facilitators who go at once one goes, and the other is told', async () => {
  const { calls } = running.kavarna;
  const { asker } = await sit(1);
  const anze = await colleague();
  must(await calls.call(asker, tableNumber(1)));
  const answers = await Promise.all([calls.takeCall(vesna, tableNumber(1)), calls.takeCall(anze, tableNumber(1))]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: 'call-taken' }]);
  const going = answers.find((answer) => answer.ok);
  const [call] = (await view()).calls;
  expect(call?.taken?.by).toMatch(/^Vesna \d+$/);
  expect(call).toEqual(going?.value);
  // Pressed again by whoever goes: nothing changes.
  const again = await calls.takeCall(answers[0].ok ? vesna : anze, tableNumber(1));
  expect(again.ok && again.value).toEqual(call);
});

test('a call waits through a restart of the server, and either side closes it', async () => {
  const { asker } = await sit(3);
  const called = must(await running.kavarna.calls.call(asker, tableNumber(3), 'question'));
  await running.stop();
  const { dataFolder } = running;
  running = await runKavarna({ dataFolder });
  expect((await view()).calls).toEqual([called]);
  must(await running.kavarna.calls.closeCall(asker, tableNumber(3)));
  // The other side was slower: closed all the same.
  must(await running.kavarna.calls.closeCall(vesna, tableNumber(3)));
  expect((await view()).calls).toEqual([]);
});

test('an announcement reaches every seat as it was written, a new one replaces it, and it is taken back', async () => {
  const { addressing } = running.kavarna;
  const { token, asker } = await sit(1);
  const watching = await open(token, workshopDocument(workshop.id));
  const text = 'Čaj je pri vratih. Čaj je kod vrata. Tea by the door.';
  const first = must(await addressing.announce(vesna, workshop.id, `  ${text}\n`));
  await eventually(() => readWorkshop(watching.doc)?.announcement?.text === text);
  const second = must(await addressing.announce(await colleague(), workshop.id, 'Še dve minuti.'));
  expect(second.number).toBe(first.number + 1);
  must(await addressing.takeBackAnnouncement(vesna, workshop.id));
  await eventually(() => readWorkshop(watching.doc)?.announcement === null);
  expect(must(await addressing.announce(vesna, workshop.id, 'Nadaljujemo.')).number).toBeGreaterThan(second.number);
  expect(await addressing.announce(asker, workshop.id, 'Jaz sem.')).toEqual({ ok: false, reason: 'not-yours' });
  expect(await addressing.announce(vesna, workshop.id, 'a'.repeat(201))).toEqual({
    ok: false,
    reason: 'text-too-long',
  });
  expect(await addressing.announce(vesna, workshop.id, ' \n ')).toEqual({ ok: false, reason: 'invalid-input' });
});

test('a locked board takes nothing from a seat, whose words stay where they were written; a facilitator still writes', async () => {
  const { addressing, ideas } = running.kavarna;
  const lejla = await sit(1);
  const board = await open(lejla.token, tableDocument(tableNumber(1)));
  addIdea(board.doc, idea('a', 'pred zaklepom'));
  await board.saved();

  expect(must(await addressing.lockTables(vesna, workshop.id, [tableNumber(1)]))).toEqual([tableNumber(1)]);
  // The command answers once the connection is turned: whatever comes from now on is refused.
  addIdea(board.doc, idea('b', 'prepozno'));
  await eventually(() => board.provider.authorizedScope === 'readonly');
  const late = await ideas.addIdea(lejla.asker, tableNumber(1), { text: 'po obrazcu' });
  expect(late).toEqual({ ok: false, reason: 'table-locked' });
  must(await ideas.addIdea(vesna, tableNumber(1), { text: 'od voditelja' }));
  const kept = must(await ideas.ideasAt(vesna, tableNumber(1))).map((one) => one.text);
  expect(kept.sort()).toEqual(['od voditelja', 'pred zaklepom']);
  expect(readIdeas(board.doc, tableNumber(1)).map((one) => one.text)).toContain('prepozno');
  // Another table goes on.
  const arben = await sit(2);
  must(await ideas.addIdea(arben.asker, tableNumber(2), { text: 'druga miza' }));

  must(await addressing.unlockTables(vesna, workshop.id, 'all'));
  const back = await open(lejla.token, tableDocument(tableNumber(1)));
  expect(back.provider.authorizedScope).toBe('read-write');
  must(await ideas.addIdea(lejla.asker, tableNumber(1), { text: 'spet' }));
});

test('a board that is locked and opened again in the same moment is open, for everybody who is there', async () => {
  const { addressing } = running.kavarna;
  const lejla = await sit(1);
  const board = await open(lejla.token, tableDocument(tableNumber(1)));
  for (let times = 0; times < 20; times++) {
    const locking = addressing.lockTables(vesna, workshop.id, 'all');
    const unlocking = addressing.unlockTables(vesna, workshop.id, 'all');
    await Promise.all([locking, unlocking]);
  }
  expect((await view()).lockedTables).toEqual([]);
  await eventually(() => board.provider.authorizedScope === 'read-write');
  addIdea(board.doc, idea('a', 'odprto'));
  await board.saved();
});

test('a lock outlasts the round, the next one and a restart; a host does not write between rounds either', async () => {
  const { addressing, seating, rounds } = running.kavarna;
  const host = await sit(1);
  must(await seating.setSeatKind(vesna, workshop.id, host.seat.id, 'host'));
  must(await addressing.lockTables(vesna, workshop.id, 'all'));
  must(await rounds.endRound(vesna, workshop.id));
  const asHost = await running.kavarna.visits.askerOfToken(host.token);
  const between = await running.kavarna.ideas.addIdea(asHost, tableNumber(1), { text: 'povzetek' });
  expect(between).toEqual({ ok: false, reason: 'table-locked' });
  must(await rounds.openRound(vesna, workshop.id));
  await running.stop();
  const { dataFolder } = running;
  running = await runKavarna({ dataFolder });
  const board = await open(host.token, tableDocument(tableNumber(1)));
  expect(board.provider.authorizedScope).toBe('readonly');
});

test('a person is moved to where a chair is free, kindly refused where none is, and moved back with what was planned', async () => {
  const { seating, setup } = running.kavarna;
  const { id, settings } = workshop;
  must(await running.kavarna.rounds.endRound(vesna, id));
  must(await setup.changeWorkshop(vesna, id, { settings: { ...settings, seatsPerTable: 1 } }));
  const lejla = await sit(1, { name: 'Lejla' });
  await sit(2, { name: 'Arben' });
  expect(await seating.moveSeat(vesna, id, lejla.seat.id, tableNumber(2))).toEqual({ ok: false, reason: 'table-full' });
  expect(must(await seating.moveSeat(vesna, id, lejla.seat.id, tableNumber(3))).table).toBe(tableNumber(3));
  const back = must(await seating.moveSeat(vesna, id, lejla.seat.id, tableNumber(1), tableNumber(4)));
  expect([back.table, back.nextTable]).toEqual([tableNumber(1), tableNumber(4)]);
});

async function pulse(): Promise<RoomPulse> {
  // One answer serves a second: the clock is turned on, so that each asks anew.
  elapsed += 1_000;
  return must(await running.kavarna.pulse.pulse(vesna, workshop.id));
}

async function tableInPulse(number: number) {
  const found = (await pulse()).tables.find((one) => one.table === tableNumber(number));
  if (!found) throw new Error('Every table has a pulse.');
  return found;
}

test('the pulse counts what a board shows, now and in this round, and says how many have yet to write, not who', async () => {
  const { ideas, hiding } = running.kavarna;
  const [lejla, arben] = [await sit(1, { name: 'Lejla' }), await sit(1, { name: 'Arben' })];
  expect(await tableInPulse(1)).toMatchObject({ ideas: 0, inRound: 0, lastIdeaAt: null, yetToWrite: 2 });
  const first = must(await ideas.addIdea(lejla.asker, tableNumber(1), { text: 'Klop pod lipo' }));
  must(await ideas.addIdea(lejla.asker, tableNumber(1), { text: 'Čaj za vse' }));
  expect(await tableInPulse(1)).toMatchObject({ ideas: 2, inRound: 2, yetToWrite: 1 });
  must(await hiding.hide(vesna, tableNumber(1), first.id));
  must(await ideas.addIdea(arben.asker, tableNumber(1), { text: 'Prevoz' }));
  expect(await tableInPulse(1)).toMatchObject({ ideas: 2, inRound: 2, yetToWrite: 0 });
  const { latest } = await pulse();
  expect(latest.map(({ text }) => text)).toEqual(['Prevoz', 'Čaj za vse']);
  expect(JSON.stringify(latest)).not.toContain(lejla.seat.id);

  must(await running.kavarna.rounds.endRound(vesna, workshop.id));
  must(await running.kavarna.rounds.openRound(vesna, workshop.id));
  expect(await tableInPulse(1)).toMatchObject({ ideas: 2, inRound: 0 });
});

test('where several write on the table’s tablet, nobody can say who has yet to write', async () => {
  const tablet = await sit(1, { tablet: true });
  await sit(1);
  must(await running.kavarna.ideas.addIdea(tablet.asker, tableNumber(1), { text: 'skupaj' }));
  expect((await tableInPulse(1)).yetToWrite).toBeNull();
});

test('a device that leaves is gone since then, one that comes back is connected, and a restart forgets nobody', async () => {
  const lejla = await sit(1);
  const silent = await sit(2);
  const board = await open(lejla.token, tableDocument(tableNumber(1)));
  expect((await pulse()).connected).toEqual([lejla.seat.id]);
  expect((await pulse()).gone).toEqual([]);
  board.leave();
  await vi.waitUntil(async () => (await pulse()).gone.length === 1);
  expect((await pulse()).gone[0]?.seat).toBe(lejla.seat.id);
  await open(lejla.token, tableDocument(tableNumber(1)));
  expect((await pulse()).connected).toEqual([lejla.seat.id]);

  await running.stop();
  const { dataFolder } = running;
  running = await runKavarna({ dataFolder, now });
  expect((await pulse()).gone.map(({ seat }) => seat).sort()).toEqual([lejla.seat.id, silent.seat.id].sort());
  await open(lejla.token, tableDocument(tableNumber(1)));
  expect((await pulse()).connected).toEqual([lejla.seat.id]);
  expect((await pulse()).gone.map(({ seat }) => seat)).toEqual([silent.seat.id]);
});

test('a tablet tells of its battery; a participant’s phone is nobody’s business', async () => {
  const [tablet, phone] = [await sit(1, { tablet: true }), await sit(1)];
  for (const { token, seat } of [tablet, phone]) {
    const at = await open(token, tableDocument(tableNumber(1)));
    at.provider.awareness?.setLocalState({ seat: seat.id, battery: { level: 15, isCharging: false } });
  }
  await vi.waitUntil(async () => (await pulse()).batteries.length > 0);
  expect((await pulse()).batteries).toEqual([{ seat: tablet.seat.id, level: 15, isCharging: false }]);
});

test('the pulse is the team’s alone', async () => {
  const { asker } = await sit(1);
  expect(await running.kavarna.pulse.pulse(asker, workshop.id)).toEqual({ ok: false, reason: 'not-yours' });
});
