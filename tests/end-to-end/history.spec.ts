/** A board's past: what people wrote, changed and removed, seen minute by minute and brought back under their eyes. */
import type { Page } from '@playwright/test';
import { expectAccessibleAtEverySize, tabTo } from './accessible.ts';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import { expect, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';
import { kavarnaWithMovedClock, type MovedClock } from './moved-clock/moved-clock.ts';

let clock: MovedClock;
test.beforeAll(async () => {
  clock = await kavarnaWithMovedClock();
});
test.afterAll(() => clock.stop());

/** An idea as somebody at the table types it. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
  await expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();
}

async function cafe(desk: Page): Promise<{ id: string; code: string; call: ApiCall; table: string }> {
  const { kavarna } = clock;
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`, { minutes: 60 });
  return { ...workshop, call, table: `${kavarna.url}/workshops/${workshop.id}/tables/1` };
}

test('the facilitator goes through the evening with the keyboard, brings the board back, and takes that back', async ({
  page: desk,
  browser,
}) => {
  test.slow();
  const { id, code, table, call } = await cafe(desk);
  const { kavarna } = clock;
  const { page: guest } = await newParticipant(browser, kavarna, { code, table: 1, name: 'Lejla' });
  const note = guest.locator('li[data-idea]');

  await clock.pass(1);
  await write(guest, 'Klopi');
  await clock.pass(2);
  await note.locator('textarea').fill('Klopi ob potoku');
  await expect(guest.getByText('Shranjeno', { exact: true })).toBeVisible();
  await clock.pass(1);
  await write(guest, 'Senca');
  await clock.pass(1);
  await note.first().getByLabel('Barva in odstranitev').click();
  await note.first().getByRole('button', { name: 'Odstrani' }).click();
  await expect(note).toHaveCount(1);
  await clock.pass(2);

  await desk.goto(table);
  await desk.getByRole('link', { name: 'Zgodovina table' }).click();
  const slider = desk.getByRole('slider', { name: 'Minuta' });
  const wall = desk.getByRole('region', { name: 'Tabla mize 1' });
  const shows = async (...texts: string[]) => {
    await expect(wall.locator('.note .text')).toHaveText(texts);
  };

  await test.step('each minute shows what stood there', async () => {
    await tabTo(desk, slider);
    await desk.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', /, pred začetkom$/);
    await shows();
    // The first minute held the opening of the round, in which nobody wrote.
    const states = [['Klopi'], ['Klopi ob potoku'], ['Klopi ob potoku', 'Senca'], ['Senca']];
    for (const texts of states) {
      for (let press = 0; press < 4; press++) {
        if ((await wall.locator('.note .text').allInnerTexts()).join() === texts.join()) break;
        await desk.keyboard.press('ArrowRight');
      }
      await shows(...texts);
      await expect(slider).toHaveAttribute('aria-valuetext', /, 1\. krog$/);
    }
    await desk.keyboard.press('PageDown');
    await shows();
    await desk.keyboard.press('End');
    await shows('Senca');
  });

  await test.step('who was there is told by group, not by name', async () => {
    await expect(desk.getByText('1 oseba: brez skupine 1')).toBeVisible();
    await expect(desk.getByText('Lejla')).toHaveCount(0);
  });

  await test.step('the board comes back to a minute, at once for everybody', async () => {
    await slider.focus();
    while ((await wall.locator('.note .text').allInnerTexts()).join() !== 'Klopi') {
      await desk.keyboard.press('ArrowLeft');
    }
    await expectAccessibleAtEverySize(desk, 'history of a table');
    await desk.getByRole('button', { name: 'Obnovi tablo na to minuto' }).click();
    const question = desk.getByRole('dialog');
    await expect(question.getByText('1 zamisel se vrne na tablo')).toBeVisible();
    await expect(question.getByText('1 zamisel gre v koš')).toBeVisible();
    await expectAccessibleAtEverySize(desk, 'restoring a board');
    await question.getByRole('button', { name: 'Obnovi' }).click();
    await expect(note.locator('textarea')).toHaveCount(1);
    await expect(note.locator('textarea')).toHaveValue('Klopi');
  });

  await test.step('undone, it is again what it had become', async () => {
    await desk.getByRole('button', { name: 'Razveljavi obnovo' }).click();
    await expect(note.locator('textarea')).toHaveValue('Senca');
    await expect(desk.getByText('razveljavljeno', { exact: true })).toBeVisible();
  });

  await test.step('one idea comes back as it was, and another out of the bin', async () => {
    await desk.getByRole('button', { name: 'Obnovi to zamisel: Klopi', exact: true }).click();
    await expect(note.locator('textarea').first()).toHaveValue('Klopi');
    await note.nth(1).getByLabel('Barva in odstranitev').click();
    await note.nth(1).getByRole('button', { name: 'Odstrani' }).click();
    await expect(note).toHaveCount(1);
    await desk.reload();
    await desk.getByText('Koš odstranjenih zamisli').click();
    await desk.getByRole('button', { name: 'Obnovi: Senca' }).click();
    await expect(note).toHaveCount(2);
  });

  await test.step('the evening is replayed over all tables, from which one goes to one', async () => {
    await desk.goto(`${kavarna.url}/workshops/${id}/history`);
    await desk.getByRole('slider', { name: 'Minuta' }).press('Home');
    const first = desk.getByRole('link', { name: /Tabla mize 1/ });
    await expect(first).toContainText('0 zamisli');
    await desk.getByLabel('Hitrost').selectOption('15');
    await desk.getByRole('button', { name: 'Predvajaj' }).click();
    await expect(first).toContainText('2 zamisli');
    await expect(desk.getByRole('button', { name: 'Predvajaj' })).toBeVisible();
    await expectAccessibleAtEverySize(desk, 'history of the evening');
    await first.click();
    await expect(wall).toBeVisible();
  });

  await test.step('without script the end of a round can be seen', async () => {
    await clock.pass(1);
    await call('post', `/workshops/${id}/rounds/current/end`);
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'sl-SI',
      storageState: await desk.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`${table}/history`);
    await plain.getByRole('link', { name: 'Konec 1. kroga' }).click();
    await expect(plain.getByRole('region', { name: 'Tabla mize 1' }).locator('.note')).toHaveCount(2);
  });
});

test('a board on which nothing has happened says so', async ({ page: desk }) => {
  const { table, id } = await cafe(desk);
  await desk.goto(`${table}/history`);
  await expect(desk.getByText('Na tej tabli se še ni nič zgodilo.')).toBeVisible();
  await expectAccessibleAtEverySize(desk, 'history of an empty board');
  await desk.goto(`${clock.kavarna.url}/workshops/${id}/history`);
  await expect(desk.getByText('Na nobeni tabli se še ni nič zgodilo.')).toBeVisible();
});
