/** The evening's five browser pages: two desks, the projector, the tablet on table 1 and a phone far away; and what a person reads on them. */
import type { Browser, Page } from '@playwright/test';
import { DESKTOP, PHONE, TABLET } from '../accessible.ts';
import { expect, type RunningKavarna } from '../kavarna-fixture.ts';
import { secondFacilitator } from '../synthesis-cafe.ts';
import type { Hall } from './hall.ts';

const PROJECTOR = { width: 1920, height: 1080 };

export interface Screens {
  desk: Page;
  otherDesk: Page;
  projector: Page;
  tablet: Page;
  phone: Page;
  /** Of whoever holds the phone. */
  phoneName: string;
}

async function touched(browser: Browser, viewport: typeof PHONE): Promise<Page> {
  return (await browser.newContext({ viewport, locale: 'sl-SI', hasTouch: true })).newPage();
}

export async function openScreens(
  browser: Browser,
  kavarna: RunningKavarna,
  { hall, desk, phoneName }: { hall: Hall; desk: Page; phoneName: string },
): Promise<Screens> {
  const address = `${kavarna.url}/workshops/${hall.workshop}`;
  const openProjector = async () => {
    await desk.goto(`${address}/links`);
    await desk.getByRole('button', { name: 'Ustvari povezavo' }).click();
    const link = await desk.locator('code', { hasText: '/watch/' }).innerText();
    const page = await (await browser.newContext({ viewport: PROJECTOR, locale: 'sl-SI' })).newPage();
    await page.goto(link);
    await page.getByRole('link', { name: 'Projektor' }).click();
    await page.waitForURL(/\/projector$/);
    await desk.goto(address);
    return page;
  };
  const openTablet = async () => {
    const page = await touched(browser, TABLET);
    await page.goto(`${kavarna.url}/w/${hall.code}/t/1`);
    await page.getByRole('button', { name: 'Ta naprava leži na mizi' }).tap();
    await page.waitForURL(/\/seat$/);
    return page;
  };
  const openPhone = async () => {
    const page = await touched(browser, PHONE);
    await page.goto(`${kavarna.url}/w/${hall.code}/t/1`);
    await page.getByLabel('Ime').fill(phoneName);
    await page.getByLabel('Sodelujem na daljavo').check();
    await page.getByRole('button', { name: 'Prisedi k mizi 1' }).tap();
    await page.waitForURL(/\/seat$/);
    return page;
  };
  await desk.setViewportSize(DESKTOP);
  const [projector, tablet, phone, otherDesk] = await Promise.all([
    openProjector(),
    openTablet(),
    openPhone(),
    secondFacilitator(browser, kavarna, address),
  ]);
  return { desk, otherDesk, projector, tablet, phone, phoneName };
}

/** A device that was looked away from is looked at again: it asks for the time. */
export async function wake(pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))));
}

/** Milliseconds that a screen's time may be off the server's, and that pass until it shows the next second. */
const TOLERANCE_MS = 200;
const TICK_MS = 250;
/** A screen that draws everything at once may be late for a moment. */
const PATIENCE_MS = 10_000;

/** Each of these screens shows the time that is left until then, by the server's clock, within the tolerance. */
export async function expectTimeLeft(pages: readonly Page[], endsAt: number): Promise<void> {
  await expect(async () => {
    for (const page of pages) {
      const before = await serverTime(page);
      const [minutes = 0, seconds = 0] = ((await page.locator('.timer text').first().textContent()) ?? '')
        .split(':')
        .map(Number);
      const after = await serverTime(page);
      const shown = minutes * 60 + seconds;
      expect(shown, page.url()).toBeGreaterThanOrEqual(Math.ceil((endsAt - after - TOLERANCE_MS) / 1000));
      expect(shown, page.url()).toBeLessThanOrEqual(Math.ceil((endsAt - before + TOLERANCE_MS + TICK_MS) / 1000));
    }
  }).toPass({ timeout: PATIENCE_MS });
}

async function serverTime(page: Page): Promise<number> {
  const answer = await page.request.get(`${new URL(page.url()).origin}/api/v1/time`);
  return ((await answer.json()) as { now: number }).now;
}

/** Everything that can be read on the page, in fields too. */
export function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLTextAreaElement>('textarea')].map((field) => field.value);
    return [document.body.innerText, ...fields].join('\n');
  });
}

export interface TableOnDesk {
  number: number;
  people: number;
  /** Dots around the table. */
  dots: number;
  ideas: number;
}

export function tablesOnDesk(desk: Page): Promise<TableOnDesk[]> {
  return desk.locator('.room a[data-table] svg[role=img]').evaluateAll((tables) =>
    tables.map((table) => {
      const label = table.getAttribute('aria-label') ?? '';
      const [number = 0, people = 0, , ideas = 0] = (label.match(/\d+/g) ?? []).map(Number);
      return { number, people, dots: table.querySelectorAll('circle.seat').length, ideas };
    }),
  );
}

const namesIn = (words: string): string[] =>
  words
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'nihče')
    .sort();

/** Who comes to each table, by its number. */
export async function movesOnProjector(projector: Page): Promise<string[][]> {
  const rows = await projector
    .locator('.moves li')
    .evaluateAll((all) =>
      all.map((row) => [row.querySelector('strong'), row.querySelector('p')].map((part) => part?.textContent ?? '')),
    );
  const byNumber: string[][] = [];
  for (const [number, names = ''] of rows) byNumber[Number(number) - 1] = namesIn(names);
  return byNumber;
}

export async function movesOnTablet(tablet: Page): Promise<{ leaving: string[]; coming: string[] }> {
  const part = (heading: string) =>
    tablet.locator('section > div').filter({ has: tablet.getByRole('heading', { name: heading }) });
  const leaving = await part('Od tu gredo').getByRole('listitem').allInnerTexts();
  const coming = await part('K tej mizi pridejo').getByRole('paragraph').allInnerTexts();
  return { leaving: leaving.map((words) => words.replace(/\s+/g, ' ').trim()).sort(), coming: namesIn(coming.join()) };
}
