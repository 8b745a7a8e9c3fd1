/** The projector beside the desk and a phone: it follows the evening by a link to look on, and shows what the desk puts there. */
import type { Browser, Page } from '@playwright/test';
import { restingBox } from '../board/pointing.ts';
import { expectAccessible, expectAccessibleAtEverySize } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import {
  expect,
  goOnTo,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

test.setTimeout(120_000);

const LAST_ROW = { width: 1920, height: 1080 };

test('Z1: the projector follows the desk, fills with ideas, and shows what a facilitator puts there', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna, { question: 'Kaj bi pomagalo?' });
  const screen = await projectorFor(desk, browser, kavarna, workshop);
  await expect(screen.getByText('Kaj bi pomagalo?')).toBeVisible();
  await expect(screen.getByText(`${workshop.code.slice(0, 3)}-${workshop.code.slice(3)}`).last()).toBeVisible();
  await expectAccessibleAtEverySize(screen, 'projector, welcome');

  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Neža' });
  await expect(screen.getByText('Tu je 1 oseba.')).toBeVisible();
  await call('post', `/workshops/${workshop.id}/rounds`);
  await expect(screen.getByText('1. krog od 3')).toBeVisible();
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await phone.keyboard.type('Več klopi ob reki');
  await expect(screen.getByText('1 zamisel', { exact: true })).toBeVisible();
  await expectAccessibleAtEverySize(screen, 'projector, round');
  // From the last row: what people must read is at least 40 pixels tall on a screen of 1080.
  await screen.setViewportSize(LAST_ROW);
  const sizes = await screen
    .locator('main p:visible')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(40);

  await desk.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await desk.getByRole('group', { name: 'Kaj kaže' }).getByRole('button', { name: 'zamisli' }).click();
  await expect(screen.locator('.board [data-idea]', { hasText: 'Več klopi ob reki' })).toBeVisible();
  await expectAccessibleAtEverySize(screen, 'projector, wall');
  await desk.getByRole('group', { name: 'Kaj kaže' }).getByRole('button', { name: 'nič' }).click();
  await expect(screen.getByText('Več klopi ob reki')).toHaveCount(0);
  await desk.getByRole('group', { name: 'Kaj kaže' }).getByRole('button', { name: 'po večeru' }).click();
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await expect(screen.getByText('Zamenjamo mize')).toBeVisible();
  await expect(screen.getByRole('listitem').filter({ hasText: 'Neža' })).toContainText('2');
  await expectAccessibleAtEverySize(screen, 'projector, moves');
  expect(await screen.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
});

test('Z2: ideas hang on a board that is read from the last row, goes from part to part by itself, and is shown whole', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Neža' });
  const screen = await projectorFor(desk, browser, kavarna, workshop);
  const notes = screen.locator('.board [data-idea]');
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await desk.getByRole('group', { name: 'Kaj kaže' }).getByRole('button', { name: 'zamisli' }).click();

  await test.step('what is written in silence hangs there with its back up, and is turned over in its place', async () => {
    await goOnTo(desk, '1. krog: tiho pisanje');
    await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await phone.keyboard.type('Več klopi ob reki');
    await expect(notes).toHaveCount(1);
    await expect(notes).toHaveAttribute('data-covered');
    await expect(screen.getByText('Več klopi ob reki')).toHaveCount(0);
    const place = await restingBox(notes);
    await goOnTo(desk, '1. krog: pogovor');
    await expect(notes).toHaveText(/Več klopi ob reki.*Miza 1/);
    expect(await restingBox(notes)).toEqual(place);
  });

  await test.step('new ideas come to hang beside it, and every one on the screen is read from the last row', async () => {
    const first = await restingBox(notes);
    const { tables } = await call<{ tables: { id: string }[] }>('get', `/workshops/${workshop.id}`);
    const idea = (text: string) => call('post', `/tables/${tables[1]?.id}/ideas`, { text });
    for (let i = 2; i <= 6; i++) await idea(`Zamisel ${i}`);
    await expect(notes).toHaveCount(6);
    expect(await restingBox(notes.filter({ hasText: 'Več klopi ob reki' }))).toEqual(first);
    expect(await typeOnScreen(screen)).toHaveLength(6);
    await expect.poll(async () => Math.min(...(await typeOnScreen(screen)))).toBeGreaterThanOrEqual(44);
    for (let i = 7; i <= 13; i++) await idea(`Zamisel ${i}`);
    await idea('Ob reki bi postavili klopi, kjer bi se srečevali vsi. '.repeat(12));
    await expect(screen.getByRole('listitem')).toHaveCount(14);
    await turnedTo(screen, '1 od 3');
    await expect.poll(() => textsOnScreen(screen)).toEqual(expect.arrayContaining(['Zamisel 13', 'Zamisel 10']));
    await expect.poll(async () => Math.min(...(await typeOnScreen(screen)))).toBeGreaterThanOrEqual(36);
    // Whoever listens has all of them, the long one in full.
    await expect(screen.getByRole('listitem').first()).toContainText('vsi. Ob reki');
  });

  await test.step('it turns to the older ones, then shows all of them at once', async () => {
    await turnedTo(screen, '2 od 3');
    await expect.poll(() => textsOnScreen(screen)).toEqual(expect.arrayContaining(['Zamisel 7', 'Zamisel 9']));
    await turnedTo(screen, '3 od 3');
    await expect.poll(() => textsOnScreen(screen)).toContain('Več klopi ob reki');
    expect(await textsOnScreen(screen)).not.toContain('Zamisel 13');
    await turnedTo(screen, '14 zamisli');
    await expect.poll(async () => (await textsOnScreen(screen)).length).toBe(14);
    await expectAccessible(screen, 'projector, the whole wall');
  });
});

async function projectorFor(desk: Page, browser: Browser, kavarna: RunningKavarna, workshop: NewWorkshop) {
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/links`);
  await desk.getByRole('button', { name: 'Ustvari povezavo' }).click();
  const link = await desk.locator('code', { hasText: '/watch/' }).innerText();
  const screen = await (await browser.newContext({ locale: 'sl-SI', viewport: LAST_ROW })).newPage();
  await screen.clock.install();
  await screen.goto(link);
  await screen.getByRole('link', { name: 'Projektor' }).click();
  await screen.waitForURL(/\/projector$/);
  return screen;
}

/** Lets the screen's time go on until it says that it is there. */
async function turnedTo(screen: Page, where: string): Promise<void> {
  const at = screen.getByText(where, { exact: true });
  const goOn = async () => {
    if (!(await at.isVisible())) await screen.clock.fastForward(4_000);
    return at.isVisible();
  };
  await expect.poll(goOn, { intervals: [100], timeout: 30_000 }).toBe(true);
}

/** The words of the notes that are whole on the screen. */
async function textsOnScreen(screen: Page): Promise<string[]> {
  return (await notesOnScreen(screen)).map(({ text }) => text);
}

/** The type in which their words stand there, in pixels. */
async function typeOnScreen(screen: Page): Promise<number[]> {
  return (await notesOnScreen(screen)).map(({ type }) => type);
}

function notesOnScreen(screen: Page): Promise<{ text: string; type: number }[]> {
  return screen.locator('.board [data-idea]').evaluateAll((notes) =>
    notes.flatMap((note) => {
      const { left, top, right, bottom, width } = note.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return [];
      const words = note.querySelector('.board-note-text');
      const zoom = width / (note as HTMLElement).offsetWidth;
      return words
        ? [{ text: words.textContent, type: Number.parseFloat(getComputedStyle(words).fontSize) * zoom }]
        : [];
    }),
  );
}
