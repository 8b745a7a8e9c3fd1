/** Moderation as people live through it: an idea waits and reaches nobody, is approved by keyboard, another is held back, one is hidden and restored. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectAccessibleAtEverySize, TABLET } from './accessible.ts';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  awake,
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

// Several browsers at once: on a machine that does other things too this takes its time.
test.setTimeout(180_000);

let desk: Page;
let call: ApiCall;
let workshop: NewWorkshop;

test.beforeEach(async ({ page, kavarna }) => {
  desk = page;
  await signInAsFacilitator(desk, kavarna);
  call = await facilitatorsProgram(desk, kavarna);
  workshop = await newWorkshop(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
});

/** A tablet at table 1, and every byte its sockets received, as text. */
async function watchedTablet(
  browser: Browser,
  kavarna: RunningKavarna,
): Promise<{ tablet: Page; received: () => string }> {
  const context = await browser.newContext({ viewport: TABLET, locale: 'sl-SI' });
  const tablet = await context.newPage();
  const frames: Buffer[] = [];
  tablet.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload as string))),
  );
  await tablet.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await tablet.locator('form button.primary').click();
  await tablet.waitForURL(/\/seat$/);
  return { tablet, received: () => Buffer.concat(frames).toString('utf8') };
}

async function holdIdeas(kavarna: RunningKavarna): Promise<void> {
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/setup`);
  await desk.getByLabel('Nove zamisli naj vidijo drugi šele po pregledu').check();
  await desk.locator('.bar').getByRole('button', { name: 'Shrani' }).click();
  await expect(desk.getByText('Shranjeno.', { exact: true })).toBeVisible();
}

const composer = (page: Page) => page.getByLabel('Nova zamisel');

async function handIn(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole('button', { name: 'Oddaj v pregled' }).click();
}

test('R4: a held idea reaches nobody until a facilitator approves it by keyboard; another is held back, and that can be undone', async ({
  browser,
  kavarna,
}) => {
  await holdIdeas(kavarna);
  const { tablet, received } = await watchedTablet(browser, kavarna);
  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, remote: true });
  await expect(tablet.getByText('Shranjeno', { exact: true })).toBeVisible();

  await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await expect(composer(phone)).toBeFocused();
  await composer(phone).fill('Zvečer naj vozi avtobus, pokličite 041 234 567');
  await expect(phone.getByText('To je videti kot telefonska številka.')).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'writing where ideas are held');
  await phone.getByRole('button', { name: 'Izpusti to' }).click();
  await expect(composer(phone)).toHaveValue('Zvečer naj vozi avtobus, pokličite');
  await expect(phone.getByText('To je videti kot')).toBeHidden();
  await handIn(phone, 'Zvečer naj vozi avtobus');
  await expect(phone.getByText('Čaka na pregled')).toBeVisible();
  await handIn(phone, 'Nesramna šala');
  await expect(phone.getByText('Čaka na pregled')).toHaveCount(2);
  await expectAccessibleAtEverySize(phone, 'own ideas wait');

  // The desk counts; the tablet has heard that something waits, and no word of it.
  await expect(desk.getByRole('link', { name: 'Čakata 2 zamisli' })).toBeVisible();
  await expect(tablet.getByText('avtobus')).toHaveCount(0);
  expect(received()).toContain('arrivals');
  expect(received()).not.toContain('avtobus');

  await desk.getByRole('link', { name: 'Čakata 2 zamisli' }).click();
  await expect(desk.getByRole('heading', { name: 'Čakajo na pregled' })).toBeVisible();
  await expectAccessibleAtEverySize(desk, 'the review');
  await desk.keyboard.press('a');
  await expect(tablet.getByText('Zvečer naj vozi avtobus').first()).toBeVisible();
  expect(received()).toContain('avtobus');
  expect(received()).not.toContain('Nesramna');
  await expect(phone.getByText('Čaka na pregled')).toHaveCount(1);

  await expect(desk.locator('[data-current="yes"]:focus')).toContainText('Nesramna šala');
  // With Enter alone nothing is approved.
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('h');
  await expect(desk.locator('[name="reason"]')).toBeFocused();
  await desk.keyboard.type('ni o temi');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Nič ne čaka na pregled.')).toBeVisible();
  await expect(phone.getByText('Ni uvrščena na tablo. Voditelj: ni o temi')).toBeVisible();
  await expect(desk.getByText('Razlog: ni o temi')).toBeVisible();
  await expectAccessibleAtEverySize(desk, 'the bin');
  await desk.keyboard.press('u');
  await expect(desk.locator('[data-current="yes"]')).toContainText('Nesramna šala');
  await expect(phone.getByText('Čaka na pregled')).toHaveCount(1);

  await phone.getByText('Spremeni', { exact: true }).click();
  await phone.getByRole('button', { name: 'Umakni' }).click();
  await expect(desk.getByText('Nič ne čaka na pregled.')).toBeVisible();
  expect(received()).not.toContain('Nesramna');
});

test('an idea written without a connection, and one sent without any script, wait for review too', async ({
  browser,
  kavarna,
}) => {
  await holdIdeas(kavarna);
  const { page: phone, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await handIn(phone, 'Klopi ob reki');
  await expect(phone.getByText('Še ni poslano; shranjeno je na tej napravi')).toBeVisible();
  await context.setOffline(false);
  await expect(phone.getByText('Čaka na pregled')).toHaveCount(1, { timeout: 20_000 });
  await expect(phone.getByText('Še ni poslano')).toHaveCount(0);

  const plain: BrowserContext = await browser.newContext({ javaScriptEnabled: false, locale: 'sl-SI' });
  const page = await plain.newPage();
  await page.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await page.locator('form button.primary').click();
  await handIn(page, 'Brez skripte');
  await expect(page.getByText('Čaka na pregled')).toBeVisible();
  await page.getByText('Spremeni', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Spremeni' }).fill('Brez vsake skripte');
  await page.getByRole('button', { name: 'Shrani' }).click();
  await expect(page.locator('.note').getByText('Brez vsake skripte')).toBeVisible();
  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/review`);
  await expect(desk.getByText('Brez vsake skripte')).toBeVisible();
  await expect(desk.getByText('Klopi ob reki')).toBeVisible();
});

test('a hidden idea leaves every screen and the synthesis and comes back to its measure; likely personal data is pointed out', async ({
  browser,
  kavarna,
}) => {
  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await phone.locator('li[data-idea] textarea:focus').pressSequentially('Prevoz uredi Maja Novak');
  await expect(phone.getByText('To je videti kot ime osebe.')).toBeVisible();
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  const { tablet } = await watchedTablet(browser, kavarna);
  await expect(tablet.getByText('Prevoz uredi Maja Novak').first()).toBeAttached();
  const ideas = await call<{ id: string }[]>('get', `/workshops/${workshop.id}/ideas`);
  const measure = await call<{ id: string }>('post', `/initiatives/${workshop.initiative}/measures`, {
    title: 'Prevoz',
  });
  await call('post', `/initiatives/${workshop.initiative}/placements`, {
    measure: measure.id,
    ideas: ideas.map((idea) => idea.id),
  });

  // Before the plan leaves it says so, and leads there.
  await desk.goto(`${kavarna.url}/initiatives/${workshop.initiative}/plan`);
  await expect(desk.getByText('Priloga ima 1 zamisel z verjetnimi osebnimi podatki.')).toBeVisible();
  await desk.getByRole('link', { name: /^Preglej:/ }).click();
  await expect(desk.getByText('Prevoz uredi Maja Novak')).toBeVisible();

  await desk.goto(`${kavarna.url}/workshops/${workshop.id}/synthesis`);
  const card = desk.getByRole('article', { name: /Prevoz/ });
  await expect(card.getByText('Prevoz uredi Maja Novak')).toBeVisible();

  const second = await desk.context().newPage();
  await second.goto(`${kavarna.url}/workshops/${workshop.id}/tables/1`);
  await awake(second);
  await second.locator('li[data-idea] summary').click();
  await second.getByRole('button', { name: 'Skrij vsem' }).click();
  await expect(second.getByText('Zamisel je skrita vsem.')).toBeVisible();
  await expect(tablet.getByText('Maja Novak')).toHaveCount(0);
  await expect(phone.locator('li[data-idea]')).toHaveCount(0);
  await expect(card.getByText('Maja Novak')).toHaveCount(0);
  await expect(card.getByRole('link', { name: '1 skrita zamisel' })).toBeVisible();
  await expectAccessibleAtEverySize(second, 'after hiding');

  await card.getByRole('link', { name: '1 skrita zamisel' }).click();
  await expect(desk.getByText(/Skril voditelj ob/)).toBeVisible();
  await desk.getByRole('button', { name: 'Vrni na tablo' }).click();
  await expect(desk.getByText('Koš je prazen.')).toBeVisible();
  await expect(tablet.getByText('Prevoz uredi Maja Novak').first()).toBeAttached();
  await desk.goBack();
  await expect(card.getByText('Prevoz uredi Maja Novak')).toBeVisible();
});
