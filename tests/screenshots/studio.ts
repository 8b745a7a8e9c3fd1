/** A Kavarna, a browser and a camera: what every picture of the documentation is taken with. */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startKavarna } from './started-kavarna.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
/** What the browser shows and the cards print; the browser is told where it really leads. */
const HOST = 'kavarna.lipovec.example';
export const ORIGIN = `http://${HOST}`;
const FACILITATOR = { name: 'Vesna Kos', email: 'vesna@lipovec.example', password: 'kava z mlekom' };

export const DESKTOP = { width: 1440, height: 900 };
export const TABLET = { width: 1180, height: 820 };
export const PHONE = { width: 390, height: 844 };
export const PROJECTOR = { width: 1920, height: 1080 };
type Size = typeof DESKTOP;

/** Milliseconds for what still moves on a page: a dialog that opens, a camera on its way. */
const REST_MS = 600;

const wanted = process.argv.slice(2);
const kavarna = await startKavarna(ORIGIN);
export const browser: Browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${HOST} 127.0.0.1:${kavarna.port}`],
});
await mkdir(FOLDER, { recursive: true });

export async function closeStudio(): Promise<void> {
  await browser.close();
  await kavarna.stop();
}

export async function newPage(size: Size): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'sl-SI',
    timezoneId: 'Europe/Ljubljana',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

export async function makeFacilitator(page: Page): Promise<void> {
  await page.goto(ORIGIN + kavarna.firstLink);
  for (const [field, value] of Object.entries(FACILITATOR)) await page.locator(`[name=${field}]`).fill(value);
  await page.getByRole('button', { name: 'Ustvari račun' }).click();
  await page.waitForURL(/\/initiatives$/);
}

/** Opens the demonstration from the start page, as anybody would. */
export async function openDemonstration(page: Page, stage: string): Promise<void> {
  await page.goto(`${ORIGIN}/`);
  await page.locator('[name=stage]').selectOption(stage);
  await page.getByRole('button', { name: 'Odpri poskusno kavarno' }).click();
  await page.waitForURL(/\/(workshops|initiatives)\/.+/, { timeout: 60_000 });
}

export async function joinCode(page: Page): Promise<string> {
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
export async function join({ code, table, size, name, group, isTablet }: Joining): Promise<Page> {
  const page = await newPage(size);
  await page.goto(`${ORIGIN}/w/${code}/t/${table}`);
  if (name) await page.locator('[name=name]').fill(name);
  if (group) await page.locator('[name=group]').selectOption(group);
  await page.locator(isTablet ? 'button[value=tablet]' : 'form button.primary').click();
  await page.waitForURL(/\/seat$/);
  return page;
}

/** Waits until the canvas has taken the place of the wall of notes. */
export async function canvasOf(page: Page): Promise<void> {
  await page.locator('.board-note').nth(3).waitFor();
}

export async function takeInSizes(page: Page, name: string): Promise<void> {
  await take(page, name);
  for (const [kind, size] of Object.entries({ tablet: TABLET, phone: PHONE })) {
    await page.setViewportSize(size);
    await take(page, `${name}-${kind}`);
  }
  await page.setViewportSize(DESKTOP);
}

export async function take(page: Page, name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(REST_MS);
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(`${name}.png  ${Math.round((await stat(path)).size / 1024)} KB`);
}
