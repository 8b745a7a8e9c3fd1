/** Demonstrations: opened at any stage by anybody, counted, and gone without a trace when thrown away. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMONSTRATION_CAFE } from '#server/demonstrations/demonstration-cafe.ts';
import { serveBare, type BareServer } from '#server/player/bare-server.ts';
import { STAGES, type Stage } from '#domain/stage.ts';
import { openStore } from '#server/store/database.ts';
import { freshAsker, must, newFacilitator, runKavarna, type RunningKavarna } from './running-kavarna.ts';

const HOUR_MS = 3_600_000;

let now = 0;
let running: RunningKavarna;
let server: BareServer;

async function start(dataFolder?: string): Promise<void> {
  running = await runKavarna({ now: () => Date.now() + now, ...(dataFolder && { dataFolder }) });
  server = await serveBare(running.kavarna, running.kavarna.api);
  running.kavarna.demonstrations.listensAt(server.url);
}

beforeEach(async () => {
  now = 0;
  await start();
});
afterEach(async () => {
  await running.end();
  await server.close();
});

const open = (stage: Stage, address = 'here') =>
  running.kavarna.demonstrations.openDemonstration({ stage, signedIn: null, address });

async function leaderOf(token: string | null) {
  const signedIn = await running.kavarna.accounts.signedIn(token ?? undefined);
  if (!signedIn) throw new Error('A demonstration gives its visitor a session.');
  return signedIn.asker;
}

test.each(STAGES)('a visitor without an account opens the café at the stage %s, and leads it', async (stage) => {
  const opened = must(await open(stage));
  const asker = await leaderOf(opened.accountToken);
  const workshop = must(await running.kavarna.setup.workshop(asker, opened.workshop));
  expect(workshop).toMatchObject({ initiative: opened.initiative, demonstration: true, tables: { length: 5 } });
  const written = must(await running.kavarna.ideas.ideasOfWorkshop(asker, opened.workshop));
  const rounds = workshop.rounds.length;
  expect(written).toHaveLength(DEMONSTRATION_CAFE.ideas.filter((idea) => idea.round <= rounds).length);
});

test('the last stage holds the whole chain: measures with their ideas, plan fields and dots', async () => {
  const opened = must(await open('plan'));
  const asker = await leaderOf(opened.accountToken);
  const { kavarna } = running;
  const { measures, objectives, placements } = must(await kavarna.measures.content(asker, opened.initiative));
  expect(measures).toHaveLength(7);
  expect(objectives).toHaveLength(2);
  expect(placements).toHaveLength(DEMONSTRATION_CAFE.measures.flatMap((measure) => measure.ideas).length);
  expect(measures.every((measure) => measure.plan.lead !== '' && Object.keys(measure.plan.cost).length > 0)).toBe(true);
  const result = (await kavarna.visits.view(opened.workshop))?.result;
  const spent = DEMONSTRATION_CAFE.dots.reduce((sum, one) => sum + one.dots, 0);
  expect(Object.values(result?.dots ?? {}).reduce((sum, dots) => sum + dots, 0)).toBe(spent);
});

test('thrown away, it is gone with its account and its sessions', async () => {
  const opened = must(await open('round-1'));
  const asker = await leaderOf(opened.accountToken);
  must(await running.kavarna.demonstrations.throwAway(asker, opened.initiative));
  expect(await running.kavarna.accounts.signedIn(opened.accountToken ?? undefined)).toBeNull();
  expect(await running.kavarna.visits.view(opened.workshop)).toBeNull();
});

test('a facilitator’s demonstration is theirs, beside their own work, and only it can be thrown away', async () => {
  const { kavarna } = running;
  const facilitator = await newFacilitator(kavarna);
  const own = must(await kavarna.initiatives.createInitiative(facilitator.asker, { title: 'Pravi načrt' }));
  const opened = must(
    await kavarna.demonstrations.openDemonstration({ stage: 'preparation', signedIn: facilitator.asker, address: 'a' }),
  );
  expect(opened.accountToken).toBeNull();
  const asker = await freshAsker(kavarna, facilitator);
  expect(await kavarna.demonstrations.throwAway(asker, own.id)).toEqual({ ok: false, reason: 'not-yours' });
  must(await kavarna.demonstrations.throwAway(asker, opened.initiative));
  expect(await kavarna.initiatives.initiativesOf(await freshAsker(kavarna, facilitator))).toMatchObject([
    { title: 'Pravi načrt' },
  ]);
  expect(await kavarna.accounts.tokensOf(facilitator.account)).toMatchObject([{ label: 'test' }]);
});

test('nobody throws away the demonstration of somebody else', async () => {
  const mine = must(await open('preparation'));
  const yours = must(await open('preparation'));
  const { throwAway } = running.kavarna.demonstrations;
  const me = await leaderOf(mine.accountToken);
  expect(await throwAway(me, yours.initiative)).toEqual({ ok: false, reason: 'not-yours' });
  expect(await throwAway({ kind: 'nobody' }, yours.initiative)).toEqual({ ok: false, reason: 'not-signed-in' });
});

test('there are at most twenty at once; one that is six hours old makes room', async () => {
  for (let i = 0; i < 20; i++) must(await open('preparation', `address ${i}`));
  expect(await open('preparation', 'another')).toEqual({ ok: false, reason: 'too-many-tries' });
  now += 6 * HOUR_MS;
  must(await open('preparation', 'another'));
  expect(await open('preparation', 'one more')).toMatchObject({ ok: true });
});

test('at the next start, those of yesterday are thrown away, and today’s stay', async () => {
  const yesterdays = must(await open('preparation'));
  now += 20 * HOUR_MS;
  const todays = must(await open('preparation'));
  now += 5 * HOUR_MS;
  const { dataFolder } = running;
  await running.stop();
  await server.close();
  await start(dataFolder);
  expect(await running.kavarna.visits.view(yesterdays.workshop)).toBeNull();
  expect(await running.kavarna.visits.view(todays.workshop)).not.toBeNull();
  expect(await running.kavarna.accounts.signedIn(yesterdays.accountToken ?? undefined)).toBeNull();
  expect(await running.kavarna.accounts.signedIn(todays.accountToken ?? undefined)).not.toBeNull();
});

test('a café that breaks off leaves nothing behind', async () => {
  const opening = open('plan');
  await Promise.all([expect(opening).rejects.toThrow(), running.kavarna.demonstrations.stop()]);
  const store = await openStore(running.dataFolder);
  expect(await store.selectFrom('initiatives').select('id').execute()).toEqual([]);
  expect(await store.selectFrom('accounts').select('id').execute()).toEqual([]);
  await store.destroy();
});
