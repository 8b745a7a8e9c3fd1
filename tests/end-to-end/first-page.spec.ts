/** The page as the server sends it: the notes stand where the board will show them, and can be read without any script. */
import { restingBox } from '../board/pointing.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

const SIZE = { width: 1180, height: 820 };

test('without any script a table’s notes stand beside its list, and the board takes over where they are', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await page.setViewportSize(SIZE);
  for (const text of ['Klopi v senci', 'Nekdo, ki te prvič pospremi na urad']) {
    await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
  }
  await expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();
  await page.reload();
  const onBoard = page.locator('.board-note', { hasText: 'Nekdo, ki te prvič' });
  await expect(onBoard).toBeVisible();
  const taken = await restingBox(onBoard);

  const quiet = await browser.newContext({
    javaScriptEnabled: false,
    viewport: SIZE,
    locale: 'sl-SI',
    storageState: await page.context().storageState(),
  });
  const still = await quiet.newPage();
  await still.goto(page.url());
  const note = still.getByRole('region', { name: 'Tabla mize 1' }).getByRole('listitem').nth(1);
  await expect(note).toContainText('Nekdo, ki te prvič pospremi na urad');
  await expect(note).toBeVisible();
  const sent = await note.boundingBox();
  expect(Math.abs(sent!.x - taken.x)).toBeLessThan(3);
  expect(Math.abs(sent!.width - taken.width)).toBeLessThan(3);
  await still.setViewportSize({ width: 390, height: 844 });
  await expect(note).toBeHidden();
  await expect(still.locator('li[data-idea]').nth(1)).toContainText('Nekdo, ki te prvič');
  await quiet.close();
});
