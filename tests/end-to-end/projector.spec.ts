/** The projector beside the desk and a phone: it follows the evening by a link to look on, and shows what the desk puts there. */
import { expectAccessibleAtEverySize } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

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
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/links`);
  await desk.getByRole('button', { name: 'Ustvari povezavo' }).click();
  const link = await desk.locator('code', { hasText: '/watch/' }).innerText();
  const screen = await (await browser.newContext({ locale: 'sl-SI', viewport: LAST_ROW })).newPage();
  await screen.goto(link);
  await screen.getByRole('link', { name: 'Projektor' }).click();
  await screen.waitForURL(/\/projector$/);
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
  await expect(screen.getByText('Več klopi ob reki')).toBeVisible();
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
