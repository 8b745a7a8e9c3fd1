/** Somebody who only looks on: comes by a link, sees ideas as they are written, is seen by nobody, and is put out when the link is taken back. */
import { expectAccessibleAtEverySize } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

test.setTimeout(120_000);

test('an observer sees what is written the moment it is written, and nothing more once the link is revoked', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/links`);
  await desk.getByLabel('Za koga').fill('Časopis Primorske novice');
  await desk.getByRole('button', { name: 'Ustvari povezavo' }).click();
  const link = await desk.locator('code', { hasText: '/watch/' }).innerText();
  await expectAccessibleAtEverySize(desk, 'links, with one for observers');

  const looking = await browser.newContext({ locale: 'sl-SI' });
  const observer = await looking.newPage();
  await observer.goto(link);
  // The secret is in no address that stays.
  await expect(observer).toHaveURL(`${kavarna.url}/watching/${workshop.id}`);
  await expect(observer.getByText('Za to mizo še ni zapisanih zamisli.').first()).toBeVisible();

  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await phone.keyboard.type('Več klopi ob reki');
  await expect(observer.getByText('Več klopi ob reki')).toBeVisible();
  await expectAccessibleAtEverySize(observer, 'looking on');
  await expect(desk.getByText('Opazovalec')).toHaveCount(0);

  await desk.getByRole('button', { name: 'Prekliči' }).click();
  await expect(desk.getByText('Časopis Primorske novice')).toHaveCount(0);
  await expect(observer.getByText('Povezava za opazovanje ne velja več.')).toBeVisible();
  const answer = await observer.goto(link);
  expect(answer?.status()).toBe(410);
  await looking.close();
});
