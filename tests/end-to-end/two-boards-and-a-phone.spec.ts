/** One table, three screens: our own board on a tablet, tldraw on a computer, a phone; in the end all three hold and show the same. */
import type { Browser, Locator, Page } from '@playwright/test';
import { boxOf, fingers, restingBox } from '../board/pointing.ts';
import { PHONE, TABLET, DESKTOP } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newWorkshop, signInAsFacilitator, test, type RunningKavarna } from './kavarna-fixture.ts';
import { keptTable } from './own-copies.ts';

interface Guest {
  code: string;
  name: string;
  viewport: { width: number; height: number };
  hasTouch?: boolean;
}

async function guestAt(browser: Browser, { url }: RunningKavarna, guest: Guest): Promise<Page> {
  const { code, name, viewport, hasTouch = false } = guest;
  const page = await (await browser.newContext({ viewport, hasTouch, locale: 'sl-SI' })).newPage();
  await page.goto(`${url}/w/${code}/t/1`);
  await page.locator('[name=name]').fill(name);
  await page.locator('form button.primary').click();
  await page.waitForURL(/\/seat$/);
  return page;
}

/** As the browser says the lilac note paper. */
const LILAC = 'rgb(223, 210, 248)';
const BOARD = '.plain, .tl-container';
const note = (page: Page, text: string): Locator =>
  page.locator(':is(.plain, .tl-container) [data-idea]').filter({ hasText: text });
const kinds = (page: Page, kind: string): Locator =>
  page.locator(`.plain [data-kind="${kind}"], .tl-container [data-shape-type="${kind === 'ink' ? 'draw' : kind}"]`);

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function middleOfNote(page: Page, text: string): Promise<{ x: number; y: number }> {
  const box = await restingBox(note(page, text));
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Lays everything into view, as one does before pointing at it. */
async function showAll(page: Page): Promise<void> {
  await page.locator(BOARD).getByRole('button', { name: 'Pokaži vse', exact: true }).click();
}

/** The table's document as this browser keeps it: its own copy, to the last update. */
async function documentOf(page: Page): Promise<unknown> {
  const doc = await keptTable(page);
  return { ideas: doc.getMap('ideas').toJSON(), drawing: doc.getMap('drawing').toJSON() };
}

interface Lying {
  text: string;
  x: number;
  y: number;
}

/** What is seen: each note's words and colour, and its place in breadths of a note from the first one's. */
async function pictureOf(page: Page): Promise<Lying[]> {
  const notes = await page.locator(':is(.plain, .tl-container) [data-idea]').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width } = element.getBoundingClientRect();
      const words = element.querySelector('textarea')?.value ?? element.firstElementChild?.textContent ?? '';
      return { text: `${words} ${getComputedStyle(element).backgroundColor}`, x: x / width, y: y / width };
    }),
  );
  notes.sort((a, b) => (a.text < b.text ? -1 : 1));
  const [first] = notes;
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return notes.map(({ text, x, y }) => ({ text, x: tenth(x - first!.x), y: tenth(y - first!.y) }));
}

test('C4: at one table with our own board, tldraw and a phone all work at once, and end with equal documents and pictures', async ({
  page: desk,
  browser,
  kavarna,
}, info) => {
  await signInAsFacilitator(desk, kavarna);
  const { id, code } = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/workshops/${id}/rounds`);
  const ana = await guestAt(browser, kavarna, { code, name: 'Ana', viewport: TABLET });
  const bojan = await guestAt(browser, kavarna, { code, name: 'Bojan', viewport: DESKTOP });
  const cveta = await guestAt(browser, kavarna, { code, name: 'Cveta', viewport: PHONE, hasTouch: true });
  const everybody = [ana, bojan, cveta];

  await test.step('each has a board of their own kind', async () => {
    await bojan.getByRole('form', { name: 'Tabla na tej napravi' }).getByRole('button', { name: 'tldraw' }).click();
    await expect(bojan.locator('.tl-container')).toBeVisible();
    await cveta.getByRole('button', { name: 'Tabla', exact: true }).tap();
    for (const page of [ana, cveta]) await expect(page.locator('.plain')).toBeVisible();
  });

  await test.step('two type into one note at once', async () => {
    await ana.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await ana.locator('.plain textarea:focus').pressSequentially('Klopi v senci');
    await expect(note(bojan, 'Klopi v senci')).toBeVisible();
    const { x, y } = await middleOfNote(bojan, 'Klopi v senci');
    await bojan.mouse.dblclick(x, y);
    await expect(bojan.locator('.tl-container textarea')).toBeFocused();
    await bojan.keyboard.press('End');
    await Promise.all([
      bojan.keyboard.type(' in pitnik'),
      ana.keyboard.press('Home').then(() => ana.keyboard.type('Več: ')),
    ]);
    for (const page of [ana, bojan]) await page.keyboard.press('Escape');
    for (const page of everybody) await expect(note(page, 'Več: Klopi v senci in pitnik')).toBeVisible();
  });

  await test.step('the phone writes, and moves its note with a finger', async () => {
    await cveta.getByRole('button', { name: 'Dodaj zamisel' }).tap();
    await cveta.locator('textarea:focus').pressSequentially('Avtobus v soboto');
    await cveta.keyboard.press('Escape');
    for (const page of everybody) await expect(note(page, 'Avtobus v soboto')).toBeVisible();
    const from = await middleOfNote(cveta, 'Avtobus v soboto');
    await fingers(cveta, [[from, { x: from.x - 40, y: from.y + 150 }]]);
    await expect
      .poll(async () => (await middleOfNote(ana, 'Avtobus')).y - (await middleOfNote(ana, 'Klopi')).y)
      .toBeGreaterThan(80);
  });

  await test.step('an arrow that holds on, ink and a stamp: each drawn with another board, seen on all', async () => {
    await ana.keyboard.press('Escape');
    for (const page of everybody) await showAll(page);
    await ana.locator('.plain').getByRole('button', { name: 'Puščica', exact: true }).click();
    await drag(ana, await middleOfNote(ana, 'Klopi'), await middleOfNote(ana, 'Avtobus'));
    await bojan.locator('.tl-container').getByRole('button', { name: 'Riši', exact: true }).click();
    const board = await boxOf(bojan, BOARD);
    const at = { x: board.x + board.width * 0.55, y: board.y + board.height * 0.6 };
    await drag(bojan, at, { x: at.x + 120, y: at.y + 60 });
    await cveta.locator('.plain').getByRole('button', { name: 'Žig', exact: true }).tap();
    const corner = await restingBox(note(cveta, 'Avtobus'));
    await cveta.touchscreen.tap(corner.x + corner.width - 6, corner.y + 6);
    for (const page of everybody) {
      await showAll(page);
      for (const kind of ['arrow', 'ink', 'stamp']) await expect(kinds(page, kind)).toHaveCount(1);
    }
  });

  await test.step('what is done to one note without a network and by somebody else meanwhile both counts', async () => {
    await bojan.context().setOffline(true);
    await bojan.keyboard.press('v');
    const from = await middleOfNote(bojan, 'Avtobus');
    await drag(bojan, from, { x: from.x + 200, y: from.y + 40 });
    const { x, y } = await middleOfNote(ana, 'Avtobus');
    await ana.mouse.click(x, y);
    await ana.locator('.plain').getByRole('button', { name: 'svetlo vijolična' }).click();
    const before = await middleOfNote(ana, 'Avtobus');
    await bojan.context().setOffline(false);
    await expect.poll(async () => (await middleOfNote(ana, 'Avtobus')).x - before.x).toBeGreaterThan(60);
    await expect(note(bojan, 'Avtobus')).toHaveCSS('background-color', LILAC);
  });

  await test.step('taking back takes back one’s own', async () => {
    await ana.locator('.plain').getByRole('button', { name: 'Razveljavi', exact: true }).click();
    await expect(note(bojan, 'Avtobus')).not.toHaveCSS('background-color', LILAC);
    for (const page of everybody)
      for (const kind of ['arrow', 'ink', 'stamp']) await expect(kinds(page, kind)).toHaveCount(1);
  });

  await test.step('three equal documents, and pictures of all three', async () => {
    for (const page of everybody) {
      await expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();
      await showAll(page);
    }
    const theirs = await documentOf(ana);
    expect(Object.keys((theirs as { ideas: object }).ideas)).toHaveLength(2);
    for (const page of [bojan, cveta]) await expect.poll(() => documentOf(page)).toEqual(theirs);
    const seen = await pictureOf(ana);
    expect(seen).toHaveLength(2);
    for (const page of [bojan, cveta]) await expect.poll(() => pictureOf(page)).toEqual(seen);
    for (const [name, page] of [
      ['own', ana],
      ['tldraw', bojan],
      ['phone', cveta],
    ] as const) {
      const path = info.outputPath(`${name}.png`);
      await page.screenshot({ path });
      await info.attach(name, { path });
    }
  });
});
