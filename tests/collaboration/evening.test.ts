/** The evening's commands on a real server: going on and back, two facilitators at once, and the API's own rounds and stages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asker } from '#domain/access.ts';
import { positionOf, type Evening, type Position } from '#domain/evening.ts';
import { workshopDocument, type WorkshopId } from '#domain/identifiers.ts';
import { readWorkshop } from '#document/workshop-document.ts';
import {
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';
import { connect, eventually } from './table-client.ts';

const MINUTE = 60_000;
let ahead = 0;
/** No two looks at it say the same, as on a slow machine. */
const clock = (): number => Date.now() + ++ahead;
let running: RunningKavarna;
let facilitator: Facilitator;
let second: Asker;
let asker: Asker;

beforeAll(async () => {
  running = await runKavarna({ now: clock });
  facilitator = await newFacilitator(running.kavarna);
});
afterAll(() => running.end());

async function newEvening(): Promise<WorkshopId> {
  const made = await newWorkshop(running.kavarna, facilitator);
  asker = made.asker;
  const colleague = await newFacilitator(running.kavarna, { id: made.workshop.initiative, owner: asker });
  second = await running.kavarna.visits.askerOfToken(colleague.token);
  return made.workshop.id;
}

const evening = async (id: WorkshopId): Promise<Evening> => must(await running.kavarna.evenings.evening(asker, id));
const at = async (id: WorkshopId): Promise<Position> => positionOf(await evening(id));
const goOn = async (id: WorkshopId): Promise<Position> =>
  positionOf(must(await running.kavarna.evenings.goOn(asker, id, await at(id))));
const workshop = async (id: WorkshopId) => must(await running.kavarna.setup.workshop(asker, id));

test('goes from the welcome to the end, holding rounds on the way, and everybody sees where it is', async () => {
  const id = await newEvening();
  const phone = connect(running.address, facilitator.token, workshopDocument(id));
  await phone.synced;
  expect(await goOn(id)).toBe('welcome-1');
  expect(await goOn(id)).toBe('silent-writing-1');
  await eventually(() => readWorkshop(phone.doc)?.evening.current?.id === 'silent-writing-1');
  expect(readWorkshop(phone.doc)?.round).toMatchObject({ number: 1, endedAt: null });
  expect(await goOn(id)).toBe('sharing-1');
  expect(await goOn(id)).toBe('move-1');
  await eventually(() => readWorkshop(phone.doc)?.round?.endedAt !== null);
  const rest: Position[] = [];
  while ((await at(id)) !== 'end') rest.push(await goOn(id));
  expect(rest.slice(-5)).toEqual(['harvest-1', 'priorities-1', 'commitments-1', 'close-1', 'end']);
  const { phase, rounds } = await workshop(id);
  expect([phase, rounds.length]).toEqual(['follow-up', 3]);
  await eventually(() => readWorkshop(phone.doc)?.evening.endedAt !== null);
  phone.leave();
});

test('two facilitators who go on in the same second go one step, and both are told the same', async () => {
  const id = await newEvening();
  await goOn(id);
  const { evenings } = running.kavarna;
  const both = await Promise.all([
    evenings.goOn(asker, id, 'welcome-1' as Position),
    evenings.goOn(second, id, 'welcome-1' as Position),
  ]);
  expect(both.map((one) => positionOf(must(one)))).toEqual(['silent-writing-1', 'silent-writing-1']);
  expect(must(both[0])).toEqual(must(both[1]));
  expect((await workshop(id)).rounds).toHaveLength(1);
  expect(await evenings.goOn(asker, id, 'start')).toEqual({ ok: false, reason: 'changed-meanwhile' });
  const back = await Promise.all([
    evenings.goBack(asker, id, 'silent-writing-1' as Position),
    evenings.goBack(second, id, 'silent-writing-1' as Position),
  ]);
  expect(back.map((one) => positionOf(must(one)))).toEqual(['welcome-1', 'welcome-1']);
});

test('a round that two facilitators end in the same second ends once', async () => {
  const id = await newEvening();
  const { rounds } = running.kavarna;
  must(await rounds.openRound(asker, id));
  const ended = await Promise.all([rounds.endRound(asker, id), rounds.endRound(second, id)]);
  expect(must(ended[0])).toEqual(must(ended[1]));
  expect(await at(id)).toBe('move-1');
  expect(await rounds.endRound(asker, id)).toEqual({ ok: false, reason: 'round-closed' });
});

test('going back opens the round again, with everything written in it', async () => {
  const id = await newEvening();
  for (let i = 0; i < 4; i++) await goOn(id);
  const table = (await workshop(id)).tables[0];
  if (!table) throw new Error('A café has tables.');
  must(await running.kavarna.ideas.addIdea(asker, table.id, { text: 'Klopi ob poti' }));
  const { evenings } = running.kavarna;
  expect(positionOf(must(await evenings.goBack(asker, id, 'move-1' as Position)))).toBe('sharing-1');
  const { rounds } = await workshop(id);
  expect(rounds).toHaveLength(1);
  expect(rounds[0]).toMatchObject({ number: 1, endedAt: null });
  await goOn(id);
  await goOn(id);
  must(await evenings.goBack(asker, id, 'silent-writing-2' as Position));
  expect(await goOn(id)).toBe('silent-writing-2');
  expect((await workshop(id)).rounds).toHaveLength(2);
});

test('follows rounds and stages that a program opens by itself', async () => {
  const id = await newEvening();
  const { rounds } = running.kavarna;
  must(await rounds.openRound(asker, id, 10));
  expect((await evening(id)).current).toMatchObject({ id: 'sharing-1' });
  must(await rounds.endRound(asker, id));
  must(await rounds.extendRound(asker, id, 5));
  expect(await at(id)).toBe('sharing-1');
  must(await rounds.endRound(asker, id));
  must(await rounds.enterPhase(asker, id, 'synthesis'));
  expect(await at(id)).toBe('harvest-1');
  must(await rounds.enterPhase(asker, id, 'rounds'));
  must(await rounds.openRound(asker, id));
  expect(await at(id)).toBe('sharing-2');
});

test('I1: what is written in silence counts on the desk, and no word of it is told before all is uncovered', async () => {
  const id = await newEvening();
  await goOn(id);
  await goOn(id);
  const { code, tables } = await workshop(id);
  const { seating, visits, ideas, pulse } = running.kavarna;
  const { token, seat } = must(await seating.join(code, { table: 1 }, 'here'));
  must(await ideas.addIdea(await visits.askerOfToken(token), seat.table, { text: 'Tiha misel' }));
  const desk = async () => {
    // One answer serves a second.
    ahead += 1_000;
    const { tables, latest } = must(await pulse.pulse(asker, id));
    return { table: tables.find((one) => one.table === seat.table), latest: latest.map(({ text }) => text) };
  };
  expect(seat.table).toBe(tables[0]?.id);
  expect(await desk()).toMatchObject({ table: { ideas: 1, inRound: 1, yetToWrite: 0 }, latest: [] });
  expect((await desk()).table?.lastIdeaAt).not.toBeNull();
  await goOn(id);
  expect(await desk()).toMatchObject({ table: { ideas: 1, inRound: 1 }, latest: ['Tiha misel'] });
});

test('silence goes over into sharing by itself, and the round ends at its own time', async () => {
  const id = await newEvening();
  await goOn(id);
  await goOn(id);
  const { evenings } = running.kavarna;
  // Long enough before the end that the command comes in time.
  ahead += 3 * MINUTE - 2_000;
  must(await evenings.extend(asker, id, 'silent-writing-1' as Position, 0.002));
  const phone = connect(running.address, facilitator.token, workshopDocument(id));
  await phone.synced;
  await eventually(() => readWorkshop(phone.doc)?.evening.current?.id === 'sharing-1');
  const { endsAt } = (await evening(id)).current ?? { endsAt: 0 };
  expect(endsAt).toBe((await workshop(id)).rounds[0]?.endsAt);
  ahead += 17 * MINUTE - 2_000;
  must(await evenings.extend(asker, id, 'sharing-1' as Position, 0.002));
  await eventually(() => readWorkshop(phone.doc)?.evening.current?.id === 'move-1');
  phone.leave();
});

test('a laptop that slept through the end of silence, or whose clock was set, notices it within a moment', async () => {
  const id = await newEvening();
  await goOn(id);
  await goOn(id);
  const phone = connect(running.address, facilitator.token, workshopDocument(id));
  await phone.synced;
  ahead += 3 * MINUTE;
  await eventually(() => readWorkshop(phone.doc)?.evening.current?.id === 'sharing-1');
  ahead += 60 * MINUTE;
  await eventually(() => readWorkshop(phone.doc)?.evening.current?.id === 'move-1');
  phone.leave();
});

test('a round lasts as long as was asked for, to the millisecond, and in whole ones', async () => {
  const id = await newEvening();
  const { rounds } = running.kavarna;
  const opened = must(await rounds.openRound(asker, id, 10));
  expect(opened.endsAt - opened.openedAt).toBe(10 * MINUTE);
  expect(must(await rounds.extendRound(asker, id, 1e-9)).endsAt).toBe(opened.endsAt);
  expect(must(await rounds.extendRound(asker, id, 0.12345)).endsAt).toBe(opened.endsAt + 7_407);
});

test('the steps ahead are changed while it runs, by whoever saw the latest plan', async () => {
  const id = await newEvening();
  await goOn(id);
  const { evenings } = running.kavarna;
  const { steps, revision } = await evening(id);
  const shorter = steps.filter(({ round, id: step }) => round !== 3 && step !== 'break-1');
  const change = { basedOn: revision, steps: shorter, startTime: '17:00' };
  const both = await Promise.all([evenings.changeSteps(asker, id, change), evenings.changeSteps(second, id, change)]);
  expect(both.map((one) => one.ok)).toEqual([true, false]);
  expect((await workshop(id)).settings.roundCount).toBe(2);
  expect(await evening(id)).toMatchObject({ startTime: '17:00', revision: 1, current: { id: 'welcome-1' } });
  const without = { basedOn: 1, steps: shorter.slice(1) };
  expect(await evenings.changeSteps(asker, id, without)).toEqual({ ok: false, reason: 'invalid-input' });
});

test('a server that starts again takes up the evening where it was', async () => {
  const id = await newEvening();
  await goOn(id);
  await goOn(id);
  const before = await evening(id);
  await running.stop();
  running = await runKavarna({ dataFolder: running.dataFolder, now: clock });
  expect(await evening(id)).toEqual(before);
});
