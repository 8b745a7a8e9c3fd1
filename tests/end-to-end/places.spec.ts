/** Where do I go: a table is closed between rounds, the desk plans places anew and sees the numbers first, and a phone is told its table. */
import { DESKTOP, expectAccessible, PHONE } from './accessible.ts';
import {
  awake,
  expect,
  newParticipant,
  newWorkshop,
  programToken,
  signInAsFacilitator,
  test,
} from './kavarna-fixture.ts';

test.use({ viewport: DESKTOP });

test('C3: the desk closes a table and plans places anew; a phone says table 4, and cards carry the way', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const desk = `${kavarna.url}/workshops/${workshop.id}`;
  const sit = (table: number, name: string) => newParticipant(browser, kavarna, { code: workshop.code, table, name });
  const [{ page: phone }] = await Promise.all([sit(1, 'Ana'), sit(2, 'Bor'), sit(4, 'Cene')]);
  await phone.setViewportSize(PHONE);

  const headers = { authorization: `Bearer ${await programToken(page, kavarna)}` };
  const rounds = async (path = '') => {
    const answer = await page.request.post(`${kavarna.url}/api/v1/workshops/${workshop.id}/rounds${path}`, { headers });
    expect(answer.ok()).toBe(true);
  };
  await rounds();
  await rounds('/current/end');
  await page.goto(desk);
  await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();

  await awake(page);
  await page
    .locator('.room a')
    .filter({ has: page.locator('svg[aria-label^="Miza 2,"]') })
    .click();
  await page.getByRole('button', { name: 'Zapri mizo' }).click();
  await expect(page.getByText('Zaprta: sem nihče več ne pride.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Razporedi mesta' }).click();
  const proposed = page.getByRole('region', { name: 'Mesta za 2. krog' }).getByRole('list').first();
  await expect(proposed.getByRole('listitem')).toHaveText([
    '1 oseba gre drugam, kot je bilo načrtovano',
    '3 osebe zamenjajo mizo',
    'nihče ne sreča nikogar dvakrat',
  ]);
  // Nobody is told before it is accepted.
  await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
  await expectAccessible(page, 'the desk with proposed places');
  await page.getByRole('button', { name: 'Sprejmi ta mesta' }).click();
  await expect(page.getByText('Nova mesta veljajo.')).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 4' })).toBeVisible();
  await expectAccessible(phone, 'a phone that says where to go');

  await rounds();
  await expect(phone.getByText('Vaša miza zdaj')).toBeVisible();
  await phone.getByRole('button', { name: 'Tukaj sem' }).click();
  await expect(phone.getByText('Vaša miza zdaj')).toBeHidden();

  await page.goto(`${desk}/print?part=seats`);
  const card = page.locator('article').filter({ hasText: 'Ana' });
  await expect(card.getByRole('listitem').nth(0)).toContainText('Miza 1');
  await expect(card.getByRole('listitem').nth(1)).toContainText('Miza 4');
  await expectAccessible(page, 'seat cards');
});
