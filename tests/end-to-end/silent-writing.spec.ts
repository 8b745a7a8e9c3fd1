/** Silent writing: for its minutes everybody reads only what they write themselves; then all is uncovered together. */
import type { Page } from '@playwright/test';
import { expectAccessible, TABLET } from './accessible.ts';
import { expect, goOnTo, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';

const LATE_MS = 5 * 60_000;

/** The page takes its time from a clock that is behind the one by which the evening goes on. */
async function lateClock(page: Page): Promise<void> {
  await page.route('**/api/v1/time', async (route) => {
    await route.fulfill({ json: { now: Date.now() - LATE_MS } });
  });
  const asked = page.waitForResponse('**/api/v1/time');
  await page.reload();
  await asked;
}

test('I1: in silence the others’ ideas lie covered, on phones, tablet and desk; at its end all are uncovered together', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const { page: lejla } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  const { page: arben } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Arben' });
  await lateClock(arben);
  const tablet = await (await browser.newContext({ viewport: TABLET, locale: 'sl-SI' })).newPage();
  await tablet.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await tablet.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
  await tablet.waitForURL(/\/seat$/);
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await goOnTo(desk, '1. krog: tiho pisanje');

  await test.step('two write on their phones, one on the tablet that goes from hand to hand', async () => {
    for (const [page, text] of [
      [lejla, 'Most čez reko'],
      [arben, 'Klopi pri pošti'],
    ] as const) {
      await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
      await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
      await expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();
    }
    await tablet.getByRole('button', { name: 'Tapnite + in pišite' }).first().click();
    await tablet.keyboard.type('Avtobus ob petkih');
    await tablet.getByRole('button', { name: 'Oddaj' }).click();
    await expect(tablet.getByRole('heading', { name: 'Podajte tablico naprej' })).toBeVisible();
  });

  await test.step('everybody sees that there are three ideas, and reads none but their own', async () => {
    for (const page of [lejla, arben, tablet]) await expect(page.locator('li[data-idea]')).toHaveCount(3);
    await expect(desk.getByText('3 zamisli').first()).toBeVisible();
    const words = (page: typeof desk) =>
      page.evaluate(() => {
        const { body } = document;
        const fields = [...body.querySelectorAll('textarea')].map(({ value }) => value);
        return ['Most čez', 'Klopi pri', 'Avtobus ob'].filter((one) =>
          `${body.innerText} ${fields.join()}`.includes(one),
        );
      });
    await expect.poll(() => words(lejla)).toEqual(['Most čez']);
    expect(await words(arben)).toEqual(['Klopi pri']);
    expect(await words(tablet)).toEqual([]);
    expect(await words(desk)).toEqual([]);
    await expect(arben.getByText('Pokrita zamisel').first()).toBeVisible();
    await expectAccessible(arben, 'ideas that lie covered');
    await arben.reload();
    await expect(arben.locator('li[data-idea]')).toHaveCount(3);
    expect(await words(arben)).toEqual(['Klopi pri']);
  });

  await test.step('the desk goes on, and all is uncovered', async () => {
    await goOnTo(desk, '1. krog: pogovor');
    for (const text of ['Most čez reko', 'Klopi pri pošti', 'Avtobus ob petkih']) {
      for (const page of [lejla, arben]) {
        await expect(page.getByRole('textbox', { name: new RegExp(text) })).toBeVisible();
      }
      await expect(tablet.locator('.board-note').filter({ hasText: text })).toBeVisible();
      await expect(desk.getByText(text).first()).toBeVisible();
    }
    await expect(lejla.getByText('Pokrita zamisel')).toHaveCount(0);
  });
});
