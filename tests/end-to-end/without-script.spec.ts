/** Everything a participant does, by plain forms: for a browser that runs no script, and for the moment before it does. */
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

test('R5: without any script one joins, writes, corrects, recolours, removes, restores and votes; others see it live', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    locale: 'sl-SI',
  });
  const page = await context.newPage();
  const idea = page.locator('li[data-idea]');
  const more = idea.getByLabel('Barva in odstranitev');

  await test.step('joining by the code, and waiting', async () => {
    await page.goto(kavarna.url);
    await page.getByLabel('Koda delavnice').fill(workshop.code);
    await page.getByRole('button', { name: 'Pridruži se' }).click();
    await page.getByLabel('Ime').fill('Milena');
    await page.getByLabel('Miza', { exact: true }).selectOption('2');
    await page.getByRole('button', { name: 'Prisedi' }).click();
    await expect(page.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
  });

  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page: neighbour } = await newParticipant(browser, kavarna, { code: workshop.code, table: 2 });
  const seenByNeighbour = neighbour.locator('li[data-idea] textarea');

  await test.step('writing and correcting', async () => {
    await page.reload();
    await expect(page.getByText('Miza 2 · 1. krog od 3')).toBeVisible();
    await page.getByLabel('Zamisel', { exact: true }).fill('Druženje ob torkih');
    await page.getByRole('button', { name: 'Dodaj', exact: true }).click();
    await expect(idea).toContainText('Milena');
    await expect(seenByNeighbour).toHaveValue('Druženje ob torkih');
    await idea.getByRole('textbox').fill('Druženje ob sredah');
    await more.click();
    await idea.getByRole('button', { name: 'Shrani' }).click();
    await expect(idea.getByRole('textbox')).toHaveValue('Druženje ob sredah');
    await expect(seenByNeighbour).toHaveValue('Druženje ob sredah');
  });

  await test.step('recolouring', async () => {
    await more.click();
    await idea.getByRole('radio', { name: 'nebesno modra' }).check();
    await idea.getByRole('button', { name: 'Shrani' }).click();
    await expect(idea.locator('.note')).toHaveClass(/sky/);
    await expect(neighbour.locator('li[data-idea] .note')).toHaveClass(/sky/);
  });

  await test.step('removing and restoring', async () => {
    await more.click();
    await idea.getByRole('button', { name: 'Odstrani' }).click();
    await expect(idea).toHaveCount(0);
    await expect(seenByNeighbour).toHaveCount(0);
    await page.getByText('Odstranjene zamisli (1)').click();
    await page.getByRole('button', { name: 'Obnovi' }).click();
    await expect(idea.getByRole('textbox')).toHaveValue('Druženje ob sredah');
    await expect(seenByNeighbour).toHaveValue('Druženje ob sredah');
  });

  await test.step('voting, and the result', async () => {
    for (const title of ['Skupna kuhinja', 'Klopi ob poti']) {
      await call('post', `/initiatives/${workshop.initiative}/measures`, { title });
    }
    await call('post', `/workshops/${workshop.id}/rounds/current/end`);
    await call('post', `/workshops/${workshop.id}/voting/open`);
    await page.reload();
    const give = page.getByRole('button', { name: 'Daj piko ukrepu „Skupna kuhinja“' });
    await give.click();
    await give.click();
    await expect(page.getByText('Še 3 pike')).toBeVisible();
    await page.getByRole('button', { name: 'z ukrepa „Skupna kuhinja“' }).click();
    await expect(page.getByText('Še 4 pike')).toBeVisible();
    await call('post', `/workshops/${workshop.id}/voting/close`);
    await page.goto(`${kavarna.url}/w/${workshop.code}/seat`);
    await expect(page.getByText('Glasovala je 1 oseba.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Skupna kuhinja' })).toContainText('1 vaša pika');
  });
});
