/** Data and deletion, in a browser: the archive, the end date, erasing with a typed title; and bringing an archive in. */
import { readFile } from 'node:fs/promises';
import { expectAccessibleAtEverySize } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

test('the owner takes an archive, brings it in again, sets the end and erases by typing the title', async ({
  page,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const call = await facilitatorsProgram(page, kavarna);
  const { title } = await call<{ title: string }>('get', `/initiatives/${workshop.initiative}`);
  const address = `${kavarna.url}/initiatives/${workshop.initiative}/data`;
  await page.goto(address);
  await expectAccessibleAtEverySize(page, 'data and deletion');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Prenesi arhiv' }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, 'utf8')).toContain(workshop.initiative);

  await page.getByLabel('Izbriši na dan').fill('2001-01-01');
  await page.evaluate(() => document.querySelectorAll('form').forEach((form) => (form.noValidate = true)));
  await page.getByRole('button', { name: 'Shrani' }).click();
  await expect(page.getByText('Vpišite dan v prihodnosti.')).toBeVisible();
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Izbriši na dan').fill(soon);
  await page.getByRole('button', { name: 'Shrani' }).click();
  await expect(page.getByText(/Pobuda se izbriše čez 10 dni/)).toBeVisible();
  await expectAccessibleAtEverySize(page, 'data and deletion, with a warning');

  await page.getByLabel('Za potrditev prepišite naslov pobude').fill('nekaj drugega');
  await page.getByRole('button', { name: 'Izbriši za vedno' }).click();
  await expect(page.getByText('To ni naslov pobude. Nič ni bilo izbrisano.')).toBeVisible();
  await page.getByLabel('Za potrditev prepišite naslov pobude').fill(title);
  await page.getByRole('button', { name: 'Izbriši za vedno' }).click();
  await page.waitForURL(/\/initiatives$/);
  expect((await page.request.get(address)).status()).toBe(404);

  await page.getByText('Uvoz arhiva').click();
  await expectAccessibleAtEverySize(page, 'bringing an archive in');
  const input = page.getByLabel('Datoteka arhiva');
  await input.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
  await page.getByRole('button', { name: 'Uvozi' }).click();
  await expect(page.getByText(/To ni arhiv Kavarne/)).toBeVisible();
  await input.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: await readFile(file) });
  await page.getByRole('button', { name: 'Uvozi' }).click();
  await page.waitForURL(new RegExp(`/initiatives/${workshop.initiative}$`));
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
