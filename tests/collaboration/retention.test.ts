/** An initiative is erased by itself on the day that was set for it, also when the server slept over it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

const DAY_MS = 86_400_000;
let running: RunningKavarna;
let time = Date.parse('2026-11-22T20:00:00Z');
const now = () => time;

beforeEach(async () => {
  running = await runKavarna({ now });
});
afterEach(() => running.end());

it('goes on its day and not before, whether the server runs or starts only later', async () => {
  const vesna = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, vesna);
  const { asker: second, workshop: later } = await newWorkshop(running.kavarna, vesna);
  const { retention, initiatives } = running.kavarna;
  must(await retention.setEraseAt(second, workshop.initiative, time + 10 * DAY_MS));
  must(await retention.setEraseAt(second, later.initiative, time + 20 * DAY_MS));
  expect(must(await retention.eraseAt(asker, workshop.initiative))).toBe(time + 10 * DAY_MS);
  time += 9 * DAY_MS;
  expect(await retention.eraseDue()).toBe(0);
  time += DAY_MS;
  expect(await retention.eraseDue()).toBe(1);
  expect((await initiatives.initiative(second, workshop.initiative)).ok).toBe(false);
  time += 30 * DAY_MS;
  await running.stop();
  running = await runKavarna({ now, dataFolder: running.dataFolder });
  expect((await running.kavarna.initiatives.initiative(second, later.initiative)).ok).toBe(false);
});

it('refuses a day that has passed, and lets only the owner set one', async () => {
  const vesna = await newFacilitator(running.kavarna);
  const { asker, workshop } = await newWorkshop(running.kavarna, vesna);
  const bor = await newFacilitator(running.kavarna, { id: workshop.initiative, owner: asker });
  const { retention } = running.kavarna;
  expect(await retention.setEraseAt(asker, workshop.initiative, time - 1)).toEqual({
    ok: false,
    reason: 'invalid-input',
  });
  expect(await retention.setEraseAt(bor.asker, workshop.initiative, time + DAY_MS)).toEqual({
    ok: false,
    reason: 'not-yours',
  });
  expect(must(await retention.eraseAt(bor.asker, workshop.initiative))).toBeNull();
});
