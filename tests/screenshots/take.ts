/**
 * Takes the pictures of the documentation: `npm run screenshots`. A Kavarna of its own is started, its demonstration is opened at the
 * stages of the evening, people join, and what they see is kept in docs/screenshots. Names of pictures after it: take only those.
 */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startKavarna } from './started-kavarna.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
/** What the browser shows and the cards print; the browser is told where it really leads. */
const HOST = 'kavarna.lipovec.example';
const ORIGIN = `http://${HOST}`;
const FACILITATOR = { name: 'Vesna Kos', email: 'vesna@lipovec.example', password: 'kava z mlekom' };

const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };
type Size = typeof DESKTOP;

/** Tables of the demonstration, and who comes to it beside those it brings along. */
const TABLES = 5;
const GUESTS = [
  ['Lejla', 'priseljenci'],
  ['Urban', 'starši'],
  ['Damjana', 'društva'],
  ['Stane', 'društva'],
  ['Zala', 'starši'],
  ['Mirsad', 'priseljenci'],
  ['Polona', 'občina'],
  ['Ela', 'starši'],
] as const;
/** What somebody at the first table adds to the demonstration's own ideas. */
const WRITTEN = [
  'Zemljevid klančin in klopi, ki ga dopolnjujemo sami',
  'Prevoz v soboto tudi na tržnico',
  'Voznik naj počaka, da se človek usede',
];
const BEING_WRITTEN = 'Enkrat na leto gremo po mestu skupaj: župan, mi';

/** Milliseconds for what still moves on a page: a dialog that opens, a camera on its way. */
const REST_MS = 600;

const wanted = process.argv.slice(2);
const kavarna = await startKavarna(ORIGIN);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${HOST} 127.0.0.1:${kavarna.port}`],
});
try {
  await mkdir(FOLDER, { recursive: true });
  await takeAll(browser);
} finally {
  await browser.close();
  await kavarna.stop();
}

async function takeAll(browser: Browser): Promise<void> {
  const page = await newPage(browser, DESKTOP);
  await makeFacilitator(page);
  const visitor = await newPage(browser, DESKTOP);
  await visitor.goto(`${ORIGIN}/`);
  await take(visitor, 'start');

  await openDemonstration(page, 'round-1');
  await takeRound(browser, page);
  await page.goto(`${page.url()}/print?perPage=2`);
  await page
    .locator('.sheet')
    .nth(1)
    .evaluate((sheet) => sheet.scrollIntoView());
  await take(page, 'print-cards');

  await openDemonstration(page, 'synthesis');
  await page.locator('[data-idea]').first().waitFor();
  await take(page, 'synthesis');

  await openDemonstration(page, 'priorities');
  await take(page, 'priorities');
  await takeVoting(browser, await joinCode(page));

  await openDemonstration(page, 'plan');
  await takeInSizes(page, 'plan');
  await page.getByRole('button', { name: /Prevoz na klic/ }).click();
  await page.getByText('Iz teh zamisli').waitFor();
  await take(page, 'plan-measure');
}

/** A round with people at all tables: the first one on its tablet, the list on a phone, the desk; then everybody moves. */
async function takeRound(browser: Browser, desk: Page): Promise<void> {
  const code = await joinCode(desk);
  const tablet = await join(browser, { code, table: 1, size: TABLET, isTablet: true });
  const laptop = await join(browser, { code, table: 1, name: 'Nada', group: 'društva', size: TABLET });
  const phones: Page[] = [];
  for (const [index, [name, group]] of GUESTS.entries()) {
    phones.push(await join(browser, { code, table: 1 + (index % TABLES), name, group, size: PHONE }));
  }
  await canvasOf(tablet);
  await canvasOf(laptop);
  for (const text of WRITTEN) await write(laptop, text);
  await laptop.getByRole('button', { name: 'Izberi in premakni' }).click();
  await draw(tablet);
  await write(laptop, BEING_WRITTEN);
  await laptop.mouse.move(560, 520, { steps: 4 });
  await tablet.getByText('Nada piše …').first().waitFor();
  await take(tablet, 'table-tablet');
  await takeInSizes(desk, 'desk');

  const [phone] = phones;
  if (!phone) throw new Error('Somebody has a phone.');
  await phone.locator('[data-idea]').first().waitFor();
  await take(phone, 'list-phone');
  await desk.getByRole('button', { name: 'Naprej: Menjava miz' }).click();
  await phone.getByRole('heading', { name: 'Pojdite k mizi 2' }).waitFor();
  await take(phone, 'moving-phone');
  for (const one of [tablet, laptop, ...phones]) await one.context().close();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('.board-note textarea').waitFor();
  await page.keyboard.type(text);
}

/** A ring around one note and an arrow between two, by hand. */
async function draw(page: Page): Promise<void> {
  const boxOf = (text: string) => page.locator('.board-note').filter({ hasText: text }).boundingBox();
  const [ringed, from, to] = await Promise.all([
    boxOf('Pri pošti je klančina'),
    boxOf('Prevoz v soboto'),
    boxOf('Avtobus iz Zgornjega'),
  ]);
  if (!ringed || !from || !to) throw new Error('The notes that are drawn upon lie on the board.');
  const middle = { x: ringed.x + ringed.width / 2, y: ringed.y + ringed.height / 2 };
  const around = Array.from({ length: 41 }, (_, step) => {
    const turn = (step / 40) * 2.06 * Math.PI - 2;
    const reach = 0.6 + 0.02 * Math.sin(3 * turn) + step / 2500;
    return {
      x: middle.x + reach * ringed.width * Math.cos(turn),
      y: middle.y + reach * ringed.height * Math.sin(turn),
    };
  });
  await page.getByRole('button', { name: 'Riši' }).click();
  await drag(page, around);
  await page.getByRole('button', { name: 'Puščica' }).click();
  await drag(page, [
    { x: from.x + 24, y: from.y + from.height / 2 },
    { x: to.x + to.width / 2, y: to.y + to.height - 12 },
  ]);
  await page.getByRole('button', { name: 'Izberi in premakni' }).click();
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
}

async function drag(page: Page, path: { x: number; y: number }[]): Promise<void> {
  const [first, ...others] = path;
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const point of others) await page.mouse.move(point.x, point.y, { steps: 2 });
  await page.mouse.up();
}

async function takeVoting(browser: Browser, code: string): Promise<void> {
  const phone = await join(browser, { code, table: 3, name: 'Nada', group: 'društva', size: PHONE });
  for (const [index, dots] of [2, 1].entries()) {
    const plus = phone.getByRole('button', { name: /^Daj piko/ }).nth(index);
    for (let dot = 0; dot < dots; dot++) await plus.click();
  }
  await phone.getByText('Še 2 piki').waitFor();
  await take(phone, 'voting-phone');
  await phone.context().close();
}

async function newPage(browser: Browser, size: Size): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'sl-SI',
    timezoneId: 'Europe/Ljubljana',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function makeFacilitator(page: Page): Promise<void> {
  await page.goto(ORIGIN + kavarna.firstLink);
  for (const [field, value] of Object.entries(FACILITATOR)) await page.locator(`[name=${field}]`).fill(value);
  await page.getByRole('button', { name: 'Ustvari račun' }).click();
  await page.waitForURL(/\/initiatives$/);
}

/** Opens the demonstration from the start page, as anybody would. */
async function openDemonstration(page: Page, stage: string): Promise<void> {
  await page.goto(`${ORIGIN}/`);
  await page.locator('[name=stage]').selectOption(stage);
  await page.getByRole('button', { name: 'Odpri poskusno kavarno' }).click();
  await page.waitForURL(/\/(workshops|initiatives)\/.+/, { timeout: 60_000 });
}

async function joinCode(page: Page): Promise<string> {
  const shown = await page.locator('.code strong').innerText();
  return shown.replace('-', '');
}

interface Joining {
  code: string;
  table: number;
  size: Size;
  name?: string;
  group?: string;
  isTablet?: boolean;
}

/** Somebody with a device of their own, at a table. */
async function join(browser: Browser, { code, table, size, name, group, isTablet }: Joining): Promise<Page> {
  const page = await newPage(browser, size);
  await page.goto(`${ORIGIN}/w/${code}/t/${table}`);
  if (name) await page.locator('[name=name]').fill(name);
  if (group) await page.locator('[name=group]').selectOption(group);
  await page.locator(isTablet ? 'button[value=tablet]' : 'form button.primary').click();
  await page.waitForURL(/\/seat$/);
  return page;
}

/** Waits until the canvas has taken the place of the wall of notes. */
async function canvasOf(page: Page): Promise<void> {
  await page.locator('.board-note').nth(3).waitFor();
}

async function takeInSizes(page: Page, name: string): Promise<void> {
  await take(page, name);
  for (const [kind, size] of Object.entries({ tablet: TABLET, phone: PHONE })) {
    await page.setViewportSize(size);
    await take(page, `${name}-${kind}`);
  }
  await page.setViewportSize(DESKTOP);
}

async function take(page: Page, name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(REST_MS);
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(`${name}.png  ${Math.round((await stat(path)).size / 1024)} KB`);
}
