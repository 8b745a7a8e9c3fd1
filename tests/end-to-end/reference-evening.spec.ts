/** The reference evening from end to end: eight tables, forty people, twelve of them at four tablets and eight far away, three rounds. */
import type { Page } from '@playwright/test';
import { chanceFrom } from '#domain/chance.ts';
import { MINUTE_MS, type Evening } from '#domain/evening.ts';
import type { TableId } from '#domain/identifiers.ts';
import type { IdeaSource } from '#domain/idea-source.ts';
import { sharersAt } from '#domain/seat.ts';
import type { Workshop } from '#domain/workshop.ts';
import { expect, goOnTo, signInAsFacilitator, test } from './kavarna-fixture.ts';
import { kavarnaWithMovedClock, type MovedClock } from './moved-clock/moved-clock.ts';
import {
  nameAt,
  nameHosts,
  openHall,
  PEOPLE,
  ROUNDS,
  SHARERS_AT_TABLET,
  TABLES,
  writeEverywhere,
  type Hall,
} from './reference-evening/hall.ts';
import { lateSender } from './reference-evening/late-sender.ts';
import { newLedger, type Ledger } from './reference-evening/ledger.ts';
import {
  expectNothingUnmet,
  expectRulesKept,
  expectToldByPlan,
  phoneSeat,
  planFor,
} from './reference-evening/places.ts';
import {
  expectFaultless,
  expectInFiles,
  followNote,
  inDocuments,
  makeMeasures,
} from './reference-evening/reckoning.ts';
import { expectTimeLeft, openScreens, tablesOnDesk, wake, wordsOn, type Screens } from './reference-evening/screens.ts';
import * as atTablet from './reference-evening/tablet.ts';
import { expectCounted, voteEverywhere } from './reference-evening/votes.ts';

test.setTimeout(240_000);
// Filming five pages would cost as much as the evening itself.
test.use({ trace: { mode: 'retain-on-failure', screenshots: false } });

/** The first three names are those of the people at the tablet on table 1. */
const SHARERS = [nameAt(0), nameAt(1), nameAt(2)] as const;
const PHONE_NAME = 'Tea na daljavo';
const BEGUN = 'Kar je bilo ob gongu še v rokah';

let clock: MovedClock;
let everybodyLeaves = () => {};
test.beforeAll(async () => {
  clock = await kavarnaWithMovedClock();
});
test.afterAll(async () => {
  everybodyLeaves();
  await clock.stop();
});

interface Played {
  hall: Hall;
  screens: Screens;
  ledger: Ledger;
  chance: () => number;
  /** What somebody had in their hands at the gong, by name. */
  begun: Map<string, string>;
}

const evening = ({ hall }: Played) => hall.call<Evening>('get', `/workshops/${hall.workshop}/evening`);
const heading = (page: Page) => page.locator('#evening-heading');
const withTimer = ({ desk, otherDesk, projector, tablet, phone }: Screens) => [
  desk,
  otherDesk,
  projector,
  tablet,
  phone,
];

/** Lets the time of what is now pass, but for a minute, and then that minute too; in between every screen that wakes knows it. */
async function letTimePass(played: Played): Promise<void> {
  const pages = withTimer(played.screens);
  const { current } = await evening(played);
  if (!current) throw new Error('The evening is at a step.');
  await expectTimeLeft(pages, current.endsAt);
  await clock.pass((current.endsAt - clock.now()) / MINUTE_MS - 1);
  await wake(pages);
  await expectTimeLeft(pages, current.endsAt);
  await clock.pass(1);
  await wake(pages);
}

async function writeOnPhone({ hall, screens, ledger }: Played, round: number, text: string): Promise<void> {
  const { phone } = screens;
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).tap();
  await phone.locator('li[data-idea] textarea:focus').fill(text);
  const { id: seat, table } = phoneSeat(await hall.seats(), screens);
  ledger.add({ text, table, round, seat });
}

/** The people at the tablet of table 1 write one after the other; in the first round they sit down, later the last one dictates. */
async function writeAtTablet({ hall, screens, ledger, begun }: Played, round: number): Promise<void> {
  const { tablet } = screens;
  const [first] = hall.tables as [TableId];
  const texts = new Map<string, { text: string; source?: IdeaSource }>();
  const names = round === 1 ? SHARERS : sharersAt(await hall.seats(), first).map(({ name }) => name);
  for (const [turn, name] of names.entries()) {
    const kept = begun.get(name);
    const text = kept ?? ledger.newText();
    const isDictated = round > 1 && !kept && turn === names.length - 1;
    if (kept) await atTablet.finish(tablet, name, kept);
    else if (round === 1) await atTablet.sitDown(tablet, name, text, turn === 0 ? 180 : null);
    else await atTablet.write(tablet, name, text, isDictated);
    begun.delete(name);
    texts.set(name, { text, ...(isDictated && { source: { kind: 'dictated' } }) });
  }
  await expect(tablet.getByText('Zamisel je oddana.')).toBeVisible();
  for (const seat of sharersAt(await hall.seats(), first)) {
    const written = texts.get(seat.name);
    if (!written) throw new Error(`${seat.name} has written at the tablet.`);
    ledger.add({ ...written, table: first, round, seat: seat.id });
  }
}

/** Everybody writes for themselves; what the others write is covered, until the time is over and all is turned at once. */
async function writeInSilence(played: Played, round: number): Promise<void> {
  const { hall, screens, ledger, chance } = played;
  const { desk, otherDesk, tablet, phone } = screens;
  for (const one of [desk, otherDesk]) await expect(heading(one)).toHaveText(`${round}. krog: tiho pisanje`);
  const sat = await Promise.all([...hall.people, ...hall.tablets].map((device) => device.sitDownFor(round)));
  expect(sat).toHaveLength(hall.people.length + hall.tablets.length);
  const texts = ledger.entries.length;
  await Promise.all([
    writeEverywhere(hall, ledger, round, chance),
    writeAtTablet(played, round),
    writeOnPhone(played, round, ledger.newText()),
  ]);
  expect(ledger.entries.length - texts).toBe(PEOPLE.all);
  await expect(phone.getByText('Tiho pisanje: vsak piše zase')).toBeVisible();
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  const own = phoneSeat(await hall.seats(), screens);
  const now = ledger.entries.slice(texts);
  const others = now.filter((entry) => entry.table === own.table && entry.seat !== own.id).map(({ text }) => text);
  const atFirst = now.filter((entry) => entry.table === hall.tables[0]).map(({ text }) => text);
  await expect(phone.locator('li[data-idea] .covered')).toHaveCount(others.length);
  await expect(tablet.locator('.list li[data-idea] .covered')).toHaveCount(atFirst.length);
  const read = async (page: Page, words: string[]) => {
    const shown = await wordsOn(page);
    return words.filter((text) => shown.includes(text));
  };
  expect(await read(phone, others)).toEqual([]);
  expect(await read(tablet, atFirst)).toEqual([]);
  await letTimePass(played);
  await expect(heading(desk)).toHaveText(`${round}. krog: pogovor`);
  await expect.poll(() => read(phone, others)).toEqual(others);
  await expect.poll(() => read(tablet, atFirst)).toEqual(atFirst);
}

/** The desk shows everybody at the table of the plan, and as many ideas as were acknowledged there. */
async function expectOnDesk({ hall, screens, ledger }: Played, round: number): Promise<void> {
  const seats = (await hall.seats()).filter((seat) => seat.kind !== 'tablet');
  const plan = await planFor(hall, round);
  for (const seat of seats) expect(seat.table, seat.name).toBe(plan.get(seat.id));
  const own = hall.numberOf(phoneSeat(seats, screens).table);
  await expect(screens.phone.getByText(new RegExp(`^Miza ${own} · .* · ${round}\\. krog od ${ROUNDS}$`))).toBeVisible();
  const expected = hall.tables.map((table, index) => {
    const people = seats.filter((seat) => seat.table === table).length;
    return { number: index + 1, people, dots: people, ideas: ledger.at(table).length };
  });
  expect(expected.reduce((sum, { people }) => sum + people, 0)).toBe(PEOPLE.all);
  for (const page of [screens.desk, screens.otherDesk]) {
    await expect.poll(() => tablesOnDesk(page)).toEqual(expected);
  }
}

/** Every tablet's people have a place with a colour of their own. */
async function expectSharersSeated({ hall, screens }: Played): Promise<void> {
  const seats = await hall.seats();
  const tablets = seats.filter((seat) => seat.kind === 'tablet');
  expect(tablets).toHaveLength(PEOPLE.sharing / SHARERS_AT_TABLET);
  for (const { table } of tablets) {
    const colours = sharersAt(seats, table).map(({ colour }) => colour);
    expect(new Set(colours).size, `table ${hall.numberOf(table)}`).toBe(SHARERS_AT_TABLET);
  }
  await expect(screens.tablet.getByRole('button', { name: /: napiši zamisel$/ })).toHaveCount(SHARERS_AT_TABLET);
}

/** After the gong the boards say so and take nothing any more. */
async function expectFrozen({ screens }: Played, round: number): Promise<void> {
  const sentence = `${round}. krog je končan. Vse, kar ste zapisali, je shranjeno.`;
  for (const page of [screens.phone, screens.tablet]) await expect(page.getByText(sentence)).toBeVisible();
  await expect(screens.tablet.getByText('Ta tablica ostane pri mizi 1.')).toBeVisible();
  await expect(screens.tablet.getByRole('button', { name: 'Dodaj zamisel' })).toBeDisabled();
}

test('the reference evening: seats, places, freezes and counts are right on every screen, and nothing is lost', async ({
  page: desk,
  browser,
}) => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  console.log(`The reference evening is played with seed ${seed}.`);
  const chance = chanceFrom(seed);
  const ledger = newLedger(chance);
  const { kavarna } = clock;
  await signInAsFacilitator(desk, kavarna);
  const hall = await openHall(desk, kavarna, clock.now, chance);
  everybodyLeaves = hall.leave;
  const screens = await openScreens(browser, kavarna, { hall, desk, phoneName: PHONE_NAME });
  const { otherDesk, phone, tablet } = screens;
  const played: Played = { hall, screens, ledger, chance, begun: new Map() };

  await test.step('arrival and welcome', async () => {
    await goOnTo(desk, 'Pozdrav');
    for (const page of [phone, tablet]) {
      await expect(page.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
    }
  });

  await test.step('round 1: three sit down at the tablet; it ends by its time, with half an idea on the phone and one in somebody’s hands', async () => {
    await goOnTo(desk, '1. krog: tiho pisanje');
    await writeInSilence(played, 1);
    await expectSharersSeated(played);
    const hosts = await nameHosts(hall);
    expect(hosts).toHaveLength(TABLES);
    await writeEverywhere(hall, ledger, 1, chance, 0.5);
    await expectOnDesk(played, 1);
    const host = hosts[0]?.name ?? '';
    await atTablet.begin(tablet, host, BEGUN);
    played.begun.set(host, BEGUN);
    await writeOnPhone(played, 1, 'Napol zapisana misel na tele');
    const sender = await lateSender(hall, kavarna);
    await letTimePass(played);
    for (const one of [desk, otherDesk]) await expect(heading(one)).toHaveText('Menjava miz');
    await atTablet.expectKept(tablet);
    await expectFrozen(played, 1);
    await sender.sendAllTheSame('Po prvem gongu');
    await expectToldByPlan(hall, screens, 2);
    await expectNothingUnmet(hall);
  });

  await test.step('two facilitators go on in the same second: one step, one round', async () => {
    await Promise.all([desk, otherDesk].map((one) => one.getByRole('button', { name: /^Naprej: / }).click()));
    for (const one of [desk, otherDesk]) await expect(heading(one)).toHaveText('2. krog: tiho pisanje');
    const { rounds } = await hall.call<Workshop>('get', `/workshops/${hall.workshop}`);
    expect(rounds.map(({ number }) => number)).toEqual([1, 2]);
  });

  await test.step('round 2: what was in somebody’s hands is handed in; a phone without a network gets its words back after the gong', async () => {
    await writeInSilence(played, 2);
    await writeEverywhere(hall, ledger, 2, chance, 0.5);
    await expectOnDesk(played, 2);
    const sender = await lateSender(hall, kavarna);
    await phone.context().setOffline(true);
    await expect(phone.getByText('Ni povezave. Pišite naprej')).toBeVisible();
    await phone.getByRole('button', { name: 'Dodaj zamisel' }).tap();
    await phone.locator('li[data-idea] textarea:focus').fill('Zapisano brez povezave');
    await goOnTo(desk, 'Odmor');
    await sender.sendAllTheSame('Po drugem gongu');
    await phone.context().setOffline(false);
    await expect(phone.locator('blockquote')).toHaveText('Zapisano brez povezave');
    await expectFrozen(played, 2);
    await expectToldByPlan(hall, screens, 3);
    await expectNothingUnmet(hall);
  });

  await test.step('round 3: the words that came too late are added where the phone sits now', async () => {
    await goOnTo(desk, '3. krog: tiho pisanje');
    await writeInSilence(played, 3);
    const { id, table } = phoneSeat(await hall.seats(), screens);
    await phone.getByRole('button', { name: 'Dodaj zdaj' }).tap();
    await expect(phone.locator('blockquote')).toHaveCount(0);
    ledger.add({ text: 'Zapisano brez povezave', table, round: 3, seat: id });
    await writeEverywhere(hall, ledger, 3, chance, 0.5);
    await expectOnDesk(played, 3);
    const sender = await lateSender(hall, kavarna);
    await goOnTo(desk, 'Žetev idej');
    await sender.sendAllTheSame('Po zadnjem gongu');
    await expectRulesKept(hall);
    expectFaultless(ledger.compared('what lies in the documents', await inDocuments(hall, kavarna)));
  });

  await test.step('harvest, priorities and plan: every idea once, with its round, table and kind of author', async () => {
    const { measures, placed } = await makeMeasures(hall, desk, ledger, chance);
    await desk.goto(`${kavarna.url}/workshops/${hall.workshop}`);
    await goOnTo(desk, 'Prioritete');
    const votes = await voteEverywhere(hall, screens, measures, chance);
    await expectCounted(hall, screens, measures, votes);
    await desk.goto(`${kavarna.url}/workshops/${hall.workshop}`);
    await goOnTo(desk, 'Sklep');
    const plan = await expectInFiles(hall, ledger, placed);
    expect(plan.ideas).toHaveLength(ledger.entries.length);
    const { id } = phoneSeat(await hall.seats(), screens);
    const [text, measure] =
      [...placed].find(([one]) => ledger.entries.some((it) => it.text === one && it.seat === id)) ?? [];
    if (!text || !measure) throw new Error('Of what the phone wrote something went into a measure.');
    const dots = (votes.devices.get(measure.id) ?? 0) + (votes.room.get(measure.id) ?? 0);
    await followNote(hall, desk, plan, { text, measure, dots });
  });
});
