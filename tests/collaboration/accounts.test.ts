/** Links and sessions run out: by the clock, and by use. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, newFacilitator, newWorkshop, runKavarna, type RunningKavarna } from './running-kavarna.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PERSON = { name: 'Vesna', email: 'vesna@obcina.example', password: 'kava z mlekom' };

let now = Date.UTC(2026, 10, 22);
let running: RunningKavarna;

beforeEach(async () => {
  running = await runKavarna({ now: () => now });
});
afterEach(() => running.end());

test('a link for the first account works for a day and not a moment longer', async () => {
  const { accounts } = running.kavarna;
  const link = await accounts.firstAccountLink();
  now += DAY_MS - 1;
  expect((await accounts.readLink(link)).ok).toBe(true);
  now += 1;
  expect(await accounts.readLink(link)).toEqual({ ok: false, reason: 'link-expired' });
  expect(await accounts.createAccount(link, PERSON)).toEqual({ ok: false, reason: 'link-expired' });
  expect(await accounts.hasAccounts()).toBe(false);
});

test('a link works once', async () => {
  const { accounts } = running.kavarna;
  const link = await accounts.firstAccountLink();
  must(await accounts.createAccount(link, PERSON));
  const again = await accounts.createAccount(link, { ...PERSON, email: 'druga@obcina.example' });
  expect(again).toEqual({ ok: false, reason: 'link-expired' });
});

test('a facilitator is signed in for ten days after the last visit, a seat is kept for three', async () => {
  const { accounts, seating, visits } = running.kavarna;
  const facilitator = await newFacilitator(running.kavarna);
  const session = must(await accounts.signIn(await emailOf(facilitator.token), PERSON.password, 'here'));
  const { workshop } = await newWorkshop(running.kavarna, facilitator);
  const seat = must(await seating.join(workshop.code, {}, 'here')).token;

  now += 2 * DAY_MS;
  expect(await accounts.signedIn(session)).not.toBeNull();
  expect(await visits.visit(seat)).not.toBeNull();
  now += 3 * DAY_MS + HOUR_MS;
  expect(await visits.visit(seat)).toBeNull();
  expect(await accounts.signedIn(session)).not.toBeNull();
  now += 10 * DAY_MS + HOUR_MS;
  expect(await accounts.signedIn(session)).toBeNull();
});

async function emailOf(token: string): Promise<string> {
  const signedIn = await running.kavarna.accounts.signedIn(token);
  return signedIn?.account.email ?? '';
}
