/** The way to a seat: with a code that is wrong, in another language, at a full table, on a device that has a seat already, without any script. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'sl-SI' };

let workshop: NewWorkshop;
let call: ApiCall;

test.beforeEach(async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  workshop = await newWorkshop(page, kavarna);
  call = await facilitatorsProgram(page, kavarna);
});

async function openPhone(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext({ ...PHONE, ...options })).newPage();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

const joinPage = (kavarna: RunningKavarna, table?: number) =>
  `${kavarna.url}/w/${workshop.code}${table ? `/t/${table}` : ''}`;

test('C4: a wrong code says so and can be typed again', async ({ browser, kavarna }) => {
  const page = await openPhone(browser);
  expect((await page.goto(`${kavarna.url}/w/HAR2222`))?.status()).toBe(404);
  await expect(page.getByText('Te kode ne poznamo')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Koda delavnice').fill(workshop.code.toLowerCase());
  await page.getByRole('button', { name: 'Poskusi znova' }).click();
  await page.waitForURL(joinPage(kavarna));
  await expectAccessible(page);
});

test('C4: another language is chosen without losing what was typed', async ({ browser, kavarna }) => {
  const page = await openPhone(browser);
  await page.goto(joinPage(kavarna, 2));
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Ime').fill('Željka');
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('button', { name: 'Sit down at table 2' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Željka');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: /Srpski/ }).click();
  await page.getByRole('button', { name: 'Sedi za sto 2' }).click();
  await page.waitForURL(/\/seat$/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('');
  await expect(page.locator('html')).toHaveAttribute('lang', /^sr/);
});

test('R2: a full table says so and leads to the others; nothing is mandatory', async ({ browser, kavarna }) => {
  await call('patch', `/workshops/${workshop.id}`, { settings: { seatsPerTable: 1 } });
  const waiting = await openPhone(browser);
  await waiting.goto(joinPage(kavarna, 1));
  const first = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });

  await test.step('whoever had the page open learns it on sitting down', async () => {
    await waiting.getByLabel('Ime').fill('Tea');
    await waiting.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
    await expect(waiting.getByRole('alert')).toContainText('vsi stoli zasedeni');
    await expect(waiting.getByLabel('Ime')).toHaveValue('Tea');
  });

  await test.step('whoever comes later learns it at once', async () => {
    const late = await openPhone(browser);
    await late.goto(joinPage(kavarna, 1));
    await expect(late.getByRole('alert')).toContainText('vsi stoli zasedeni');
    await late.getByRole('link', { name: 'Izberite drugo mizo' }).click();
    await expect(late.getByRole('option', { name: 'Miza 1 (zasedena)' })).toBeDisabled();
    await late.getByRole('button', { name: 'Prisedi' }).click();
    await late.waitForURL(/\/seat$/);
  });
  await first.context.close();
});

test('C4: a device that has a seat goes straight to it; somebody else can take one on it', async ({
  browser,
  kavarna,
}) => {
  const { page } = await newParticipant(browser, kavarna, { code: workshop.code, table: 3, name: 'Lejla' });
  await page.goto(joinPage(kavarna, 1));
  await expect(page).toHaveURL(/\/seat$/);
  await expect(page.getByRole('img', { name: 'Miza 3' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Na tej napravi bo pisal nekdo drug' }).click();
  await expect(page.getByRole('link', { name: 'Nadaljuj pri mizi 3' })).toBeVisible();
  await page.getByLabel('Ime').fill('Anže');
  await page.getByRole('button', { name: 'Na tej napravi bo pisal nekdo drug' }).click();
  await page.waitForURL(/\/seat$/);
  await expect(page.getByText('Z vami pri mizi: Lejla')).toBeVisible();
});

test('R5: without any script one joins, writes, corrects, removes, restores and votes', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const page = await openPhone(browser, { javaScriptEnabled: false });
  await page.goto(joinPage(kavarna, 2));
  await page.getByRole('button', { name: 'Prisedi k mizi 2' }).click();
  await page.getByLabel('Zamisel', { exact: true }).fill('Klop pod lipo');
  await page.getByRole('button', { name: 'Dodaj', exact: true }).click();
  const note = page.locator('li[data-idea]');
  await expect(note).toHaveCount(1);
  await page.reload();
  await expect(note).toHaveCount(1);

  await note.getByRole('textbox').fill('Dve klopi pod lipo');
  await note.getByLabel('Barva in odstranitev').click();
  await note.getByRole('radio', { name: 'metino zelena' }).check();
  await note.getByRole('button', { name: 'Shrani' }).click();
  await expect(note.getByRole('textbox')).toHaveValue('Dve klopi pod lipo');
  await expect(note.locator('.note')).toHaveClass(/mint/);

  await note.getByLabel('Barva in odstranitev').click();
  await note.getByRole('button', { name: 'Odstrani' }).click();
  await expect(note).toHaveCount(0);
  await page.getByText('Odstranjene zamisli (1)').click();
  await page.getByRole('button', { name: 'Obnovi' }).click();
  await expect(note.getByRole('textbox')).toHaveValue('Dve klopi pod lipo');

  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await page.getByLabel('Jezik: SL').click();
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('heading', { name: 'Go to table 3' })).toBeVisible();
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Skupna kuhinja' });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  await page.reload();
  await page.getByRole('button', { name: /Give a dot/ }).click();
  await expect(page.getByRole('img', { name: '1 of your dots' })).toBeVisible();
});
