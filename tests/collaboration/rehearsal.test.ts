/** Rehearsals: simulated people fill a copy of the evening, live through it, and are cleared away without a trace in what is practised. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Asker } from '#domain/access.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { RehearsalPace } from '#domain/rehearsal.ts';
import type { Workshop } from '#domain/workshop.ts';
import { serveBare, type BareServer } from '#server/player/bare-server.ts';
import { cafeApi } from '#server/player/cafe-api.ts';
import { joinCafe } from '#server/player/person.ts';
import {
  freshAsker,
  must,
  newFacilitator,
  newWorkshop,
  runKavarna,
  type Facilitator,
  type RunningKavarna,
} from './running-kavarna.ts';

const SOON = { timeout: 20_000, interval: 50 };

let running: RunningKavarna;
let server: BareServer;
let vesna: Facilitator;
let asker: Asker;
let original: Workshop;

beforeEach(async () => {
  running = await runKavarna();
  server = await serveBare(running.kavarna, running.kavarna.api);
  running.kavarna.rehearsals.listensAt(server.url);
  vesna = await newFacilitator(running.kavarna);
  ({ asker, workshop: original } = await newWorkshop(running.kavarna, vesna, {
    tables: [{ topic: 'Pot', question: 'Kje se zatakne?' }, { topic: 'Dom' }],
    settings: { groups: ['starši', 'občina'], dotsPerSeat: 1 },
  }));
});
afterEach(async () => {
  await running.end();
  await server.close();
});

const wish = (people: number, pace: RehearsalPace = 'fast') => ({ people, pace, language: 'sl' as const });

/** A rehearsal, and its leader as the rules see them once it is theirs too. */
async function begin(people: number): Promise<WorkshopId> {
  const copy = must(await running.kavarna.rehearsals.rehearse(asker, original.id, wish(people)));
  asker = await freshAsker(running.kavarna, vesna);
  return copy;
}

async function viewOf(workshop: WorkshopId) {
  const view = await running.kavarna.visits.view(workshop);
  if (!view) throw new Error('The workshop has a view.');
  return view;
}

test('Z1: simulated people take seats in a copy, write, change tables and vote; cleared away, the real evening is as it was', async () => {
  const { kavarna } = running;
  const before = await viewOf(original.id);
  const copy = await begin(6);
  const made = must(await kavarna.setup.workshop(asker, copy));
  expect(made).toMatchObject({ title: original.title, settings: original.settings, demonstration: true });
  expect(made.tables.map(({ topic, question }) => [topic, question])).toEqual(
    original.tables.map(({ topic, question }) => [topic, question]),
  );
  expect(made.code).not.toBe(original.code);
  const steps = async (of: WorkshopId) => (await viewOf(of)).evening.steps.map(({ kind, minutes }) => [kind, minutes]);
  expect(await steps(copy)).toEqual(await steps(original.id));

  await vi.waitFor(async () => expect((await viewOf(copy)).seats).toHaveLength(6), SOON);
  await vi.waitFor(async () => {
    expect((await viewOf(copy)).seats.filter(({ kind }) => kind === 'host')).toHaveLength(2);
  }, SOON);
  expect(new Set((await viewOf(copy)).seats.map(({ group }) => group))).toEqual(new Set(['starši', 'občina']));

  must(await kavarna.rounds.openRound(asker, copy));
  await vi.waitFor(async () => {
    const ideas = must(await kavarna.ideas.ideasOfWorkshop(asker, copy));
    expect(new Set(ideas.map(({ table }) => table)).size).toBe(2);
  }, SOON);
  must(await kavarna.rounds.endRound(asker, copy));
  const [idea] = must(await kavarna.ideas.ideasOfWorkshop(asker, copy));
  if (!idea) throw new Error('Somebody has written.');
  const { initiative } = made;
  must(await kavarna.measures.addMeasure(asker, initiative, { title: 'Klopi' }));
  must(await kavarna.rounds.enterPhase(asker, copy, 'priorities'));
  must(await kavarna.voting.openVoting(asker, copy));
  await vi.waitFor(async () => expect((await viewOf(copy)).ballotsCast).toBe(6), SOON);

  expect(must(await kavarna.rehearsals.clear(asker, copy))).toBe(original.id);
  expect(await kavarna.visits.view(copy)).toBeNull();
  expect(await viewOf(original.id)).toEqual(before);
});

test('their pace can be changed and their writing stopped; they are in the room meanwhile', async () => {
  const { rehearsals } = running.kavarna;
  const copy = await begin(2);
  expect(must(await rehearsals.state(asker, copy))).toEqual({ original: original.id, people: 2, pace: 'fast' });
  must(await rehearsals.setPace(asker, copy, 'calm'));
  expect(must(await rehearsals.state(asker, copy)).pace).toBe('calm');
  must(await rehearsals.setPace(asker, copy, null));
  expect(must(await rehearsals.state(asker, copy))).toMatchObject({ people: 2, pace: null });
});

test('what makes no sense is refused, and nothing is made of it', async () => {
  const { rehearsals, initiatives } = running.kavarna;
  const colleague = await newFacilitator(running.kavarna, { id: original.initiative, owner: asker });
  const count = (await initiatives.initiativesOf(asker)).length;
  for (const people of [0, -3, 1.5, Number.NaN, 1_000_000])
    expect(await rehearsals.rehearse(asker, original.id, wish(people))).toEqual({ ok: false, reason: 'invalid-input' });
  expect(await rehearsals.rehearse(asker, original.id, wish(2, 'gallop' as RehearsalPace))).toMatchObject({
    ok: false,
  });
  expect(await rehearsals.rehearse({ kind: 'nobody' }, original.id, wish(2))).toMatchObject({ ok: false });
  // The real evening is no rehearsal: it can't be cleared away or filled.
  expect(await rehearsals.clear(asker, original.id)).toEqual({ ok: false, reason: 'not-found' });
  expect(await rehearsals.fill(asker, original.id, wish(2))).toEqual({ ok: false, reason: 'not-found' });
  expect(await initiatives.initiativesOf(await freshAsker(running.kavarna, vesna))).toHaveLength(count);
  // Whoever leads the evening too may clear its rehearsal away.
  const copy = await begin(1);
  expect(await rehearsals.clear(await freshAsker(running.kavarna, colleague), copy)).toMatchObject({ ok: true });
});

test('whoever is sent away while still coming in takes nobody along', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { signal } = new AbortController();
  const at = {
    url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    code: original.code,
    pace: 0,
    signal,
  };
  const knocked = once(silent, 'connection');
  const person = await joinCafe(
    { ...at, api: cafeApi(server.url, '', signal) },
    { name: 'Lejla', group: '', table: 1, remote: false },
  );
  const [connection] = (await knocked) as [Socket];
  const heard: unknown[] = [];
  const hear = (error: unknown) => void heard.push(error);
  process.on('uncaughtException', hear);
  const gone = once(connection.resume(), 'close');
  person.leave();
  await gone;
  process.off('uncaughtException', hear);
  silent.close();
  expect(heard).toEqual([]);
});

test('after a restart the people are gone and can be invited again; two who invite at once fill the room once', async () => {
  const copy = await begin(2);
  await vi.waitFor(async () => expect((await viewOf(copy)).seats).toHaveLength(2), SOON);
  await running.stop();
  await server.close();
  running = await runKavarna({ dataFolder: running.dataFolder });
  server = await serveBare(running.kavarna, running.kavarna.api);
  running.kavarna.rehearsals.listensAt(server.url);
  const { rehearsals } = running.kavarna;
  expect(must(await rehearsals.state(asker, copy))).toEqual({ original: original.id, people: 0, pace: null });
  await Promise.all([rehearsals.fill(asker, copy, wish(3)), rehearsals.fill(asker, copy, wish(3))]);
  await vi.waitFor(async () => expect((await viewOf(copy)).seats).toHaveLength(5), SOON);
  expect(must(await rehearsals.state(asker, copy)).people).toBe(3);
});
