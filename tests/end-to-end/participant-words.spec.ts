/** What a person wrote or gave is never lost: over a move without a connection, in quick taps, in another language, where no canvas may run. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  awake,
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
} from './kavarna-fixture.ts';
import { withholdServer } from './late-server.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let workshop: NewWorkshop;
let call: ApiCall;

test.beforeEach(async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  workshop = await newWorkshop(page, kavarna);
  call = await facilitatorsProgram(page, kavarna);
});

const saved = (page: Page) => page.getByText('Shranjeno', { exact: true });

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('S10: words written without a connection while the round ended are shown, and added at the next table', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  await write(page, 'Klopi v parku');
  await expect(saved(page)).toBeVisible();
  await expectAccessible(page);

  await context.setOffline(true);
  await expect(page.getByText('Brez povezave; vse, kar ste zapisali, je shranjeno')).toBeVisible();
  await write(page, 'Pitniki ob poti');
  await expectAccessible(page);
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await call('post', `/workshops/${workshop.id}/rounds`);
  await context.setOffline(false);

  await expect(page.getByText('Miza 2 · 2. krog od 3')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('blockquote')).toHaveText('Pitniki ob poti');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Dodaj zdaj' }).click();
  await expect(page.locator('blockquote')).toHaveCount(0);
  await expect(page.locator('li[data-idea] textarea')).toHaveValue('Pitniki ob poti');
  await expect(saved(page)).toBeVisible();
  await context.close();
});

test('R2: what is written before the table is live goes on as a note of the table, under the same cursor', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  await expect(saved(page)).toBeVisible();

  // What makes the table live is held on its way; everything else of the page comes as ever.
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_app\/immutable\/chunks\//, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes('Hocuspocus')) await released;
    await route.fulfill({ response });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await expect(page.getByLabel('Zamisel', { exact: true })).toBeFocused();
  await page.keyboard.type('Klop ');
  await expect(saved(page)).toHaveCount(0);
  release();
  const note = page.locator('li[data-idea] textarea');
  await expect(note).toBeFocused();
  await page.keyboard.type('pod lipo');
  await expect(note).toHaveValue('Klop pod lipo');
  await expect(saved(page)).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await expect(note).toHaveValue('Klop pod lipo');
  await context.close();
});

test('what is typed into a note before the table has arrived goes into it, beside what another wrote there meanwhile', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const [{ page: ana }, { page: bor, context }] = await Promise.all([
    newParticipant(browser, kavarna, { code: workshop.code, table: 1 }),
    newParticipant(browser, kavarna, { code: workshop.code, table: 1 }),
  ]);
  await write(ana, 'Klopi');
  await expect(saved(ana)).toBeVisible();
  const release = await withholdServer(context);
  const socket = bor.waitForEvent('websocket');
  // A browser that has not seen the table yet.
  await bor.evaluate(() => indexedDB.deleteDatabase('kavarna-copies'));
  await bor.goto(bor.url());
  await socket;
  const field = (page: Page) => page.locator('li[data-idea] textarea');
  await field(bor).press('End');
  await field(bor).pressSequentially(' v senci');
  await field(ana).press('Home');
  await field(ana).pressSequentially('Nove ');
  await expect(saved(ana)).toBeVisible();
  await expect(saved(bor)).toBeHidden();
  release();
  for (const page of [ana, bor]) await expect(field(page)).toHaveValue('Nove Klopi v senci');
  await expect(saved(bor)).toBeVisible();
  await bor.reload();
  await expect(field(bor)).toHaveValue('Nove Klopi v senci');
});

test('what somebody writes in one breath stands in the order it was written', async ({ browser, kavarna }) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await awake(page);
  const texts = ['prva', 'druga', 'tretja', 'četrta', 'peta', 'šesta'];
  for (const text of texts) {
    await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await page.locator('li[data-idea] textarea:focus').fill(text);
  }
  await expect(saved(page)).toBeVisible();
  const stand = () =>
    page
      .locator('li[data-idea] textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
  expect(await stand()).toEqual(texts);
  await page.reload();
  await awake(page);
  await expect.poll(stand).toEqual(texts);
});

test('C4: the language changes at the table without leaving it', async ({ browser, kavarna }) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await page.setViewportSize({ width: 1180, height: 820 });
  await expect(page.getByRole('toolbar', { name: 'Orodja' })).toBeVisible();
  await page.evaluate(() => document.body.setAttribute('data-still-here', ''));
  await page.getByLabel('Jezik: SL').click();
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('button', { name: 'Add an idea' })).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toBeVisible();
  await expect(page.locator('body[data-still-here]')).toHaveCount(1);
  await expectAccessible(page);
  await context.close();
});

test('C6: quick taps count in their order, and a lost connection gives no dot', async ({ browser, kavarna }) => {
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Skupna kuhinja' });
  const { page, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  const give = page.getByRole('button', { name: 'Daj piko ukrepu „Skupna kuhinja“' });
  const dots = page.locator('.card .count i');
  await expect(give).toBeVisible();
  await expectAccessible(page);

  // The first tap's request is held on its way until the second tap is made: it must still be the first to be counted.
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let answers = 0;
  page.on('response', (response) => {
    if (response.url().includes('?/vote')) answers++;
  });
  await page.route(
    /\?\/vote/,
    async (route) => {
      await released;
      await route.continue();
    },
    { times: 1 },
  );
  await give.click();
  await expect(dots).toHaveCount(1);
  await give.click();
  await expect(dots).toHaveCount(2);
  release();
  await expect.poll(() => answers).toBe(2);
  await page.reload();
  await expect(dots).toHaveCount(2);

  await awake(page);
  await context.setOffline(true);
  await give.click();
  await expect(page.getByRole('alert')).toContainText('ta pika ni šteta');
  await expect(dots).toHaveCount(2);
  await context.setOffline(false);
  await call('post', `/workshops/${workshop.id}/voting/close`);
  await expect(page.getByRole('heading', { name: 'Rezultat glasovanja' })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await context.close();
});
