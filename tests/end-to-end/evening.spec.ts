/** The evening from the welcome to its end: a facilitator goes on from any page, another screen sees the same, a phone shows what is now. */
import type { Page } from '@playwright/test';
import { expectAccessibleAtEverySize } from './accessible.ts';
import { awake, expect, goOnTo, newParticipant, newWorkshop, signInAsFacilitator, test } from './kavarna-fixture.ts';
import { kavarnaWithMovedClock, type MovedClock } from './moved-clock/moved-clock.ts';

let clock: MovedClock;
test.beforeAll(async () => {
  clock = await kavarnaWithMovedClock();
});
test.afterAll(() => clock.stop());

/** Counts what sounds, and gives the page a clock that a test can set. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: number[] = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      heard.push(this.frequency.value);
      start.call(this, when);
    };
    const now = Date.now.bind(Date);
    const turned = { heard, clockBy: 3_600_000 };
    Object.assign(window, { turned });
    Date.now = () => now() + turned.clockBy;
  });
}

const turned = (page: Page) =>
  page.evaluate(() => (window as unknown as { turned: { heard: number[]; clockBy: number } }).turned.heard.length);

// On a busy machine.
test.setTimeout(180_000);

test('the desk leads from the welcome to the end, and every screen is where the evening is', async ({
  page,
  browser,
}) => {
  const { kavarna } = clock;
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const desk = `${kavarna.url}/workshops/${workshop.id}`;

  await test.step('the plan is changed with the keyboard, and says when it ends', async () => {
    await page.goto(`${desk}/setup`);
    await awake(page);
    const plan = page.locator('#plan');
    await plan.getByLabel('Začetek').fill('17:00');
    await plan.getByLabel('Minute: Odmor').fill('10');
    await plan.getByRole('button', { name: 'Shrani potek' }).press('Enter');
    await expect(plan.getByText('Skupaj 2 h 45 min, do 19:45')).toBeVisible();
    const earlier = plan.getByRole('button', { name: 'Prej: Odmor' });
    await earlier.press('Enter');
    await expect(plan.getByRole('listitem').nth(4)).toContainText('Odmor');
    await expect(earlier).toBeFocused();
    await expectAccessibleAtEverySize(page, 'set-up with the plan');
  });

  const phone = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  await listen(phone.page);
  await phone.page.reload();
  await phone.page.locator('body').click({ position: { x: 5, y: 300 } });
  await page.goto(desk);
  const other = await page.context().newPage();
  await other.goto(desk);

  await test.step('silence and round, the same on two desks and on a phone whose clock is an hour wrong', async () => {
    await goOnTo(page, 'Pozdrav');
    await expect(phone.page.getByText('Pozdrav')).toBeVisible();
    await goOnTo(page, '1. krog: tiho pisanje');
    await expect(other.locator('#evening-heading')).toHaveText('1. krog: tiho pisanje');
    await expect(phone.page.getByText('1. krog od 3')).toBeVisible();
    await expect(phone.page.locator('.timer text')).toHaveText(/^(3:00|2:5\d)$/);
    await phone.page.evaluate(() => {
      (window as unknown as { turned: { clockBy: number } }).turned.clockBy = -7_200_000;
    });
    await goOnTo(page, '1. krog: pogovor');
    await expect(phone.page.locator('.timer text')).toHaveText(/^(17:00|16:5\d)$/);
  });

  await test.step('the gong sounds when the round ends; half an idea is kept, and the round opens again for it', async () => {
    await phone.page.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await phone.page.keyboard.type('Klop pred knjižn');
    const before = await turned(phone.page);
    await goOnTo(page, 'Menjava miz');
    await expect(phone.page.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
    await expect.poll(() => turned(phone.page)).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Nazaj: 1. krog: pogovor' }).click();
    await expect(phone.page.locator('li[data-idea] textarea').first()).toHaveValue('Klop pred knjižn');
  });

  await test.step('a facilitator who sits at a table hears the gong too, and goes on from there', async () => {
    const atTable = await page.context().newPage();
    await listen(atTable);
    await atTable.goto(`${desk}/tables/1`);
    await atTable.getByRole('heading', { name: '1. krog: pogovor' }).click();
    await expectAccessibleAtEverySize(atTable, 'a table as its facilitator sees it, with the way on');
    await goOnTo(atTable, 'Menjava miz');
    await expect.poll(() => turned(atTable)).toBeGreaterThan(0);
    await expect(page.locator('#evening-heading')).toHaveText('Menjava miz');
    await atTable.close();
  });

  await test.step('two desks that go on at once go one step', async () => {
    await goOnTo(page, '2. krog: tiho pisanje');
    await expect(other.locator('#evening-heading')).toHaveText('2. krog: tiho pisanje');
    // The second desk's finger is on its way when the first goes on, however long this machine takes for it.
    await other.clock.install();
    await other.clock.pauseAt(Date.now() + 60_000);
    await goOnTo(page, '2. krog: pogovor');
    await expect(other.locator('#evening-heading')).toHaveText('2. krog: pogovor');
    const wayOn = other.getByRole('button', { name: /^Naprej: / });
    await expect(wayOn).toHaveAttribute('aria-disabled', 'true');
    let sent = 0;
    other.on('request', (request) => (sent += request.url().includes('?/goOn') ? 1 : 0));
    await wayOn.click({ force: true });
    await expect(wayOn).toBeFocused();
    await other.clock.resume();
    await expect(wayOn).toHaveAttribute('aria-disabled', 'false');
    expect(sent).toBe(0);
    for (const one of [page, other]) await expect(one.locator('#evening-heading')).toHaveText('2. krog: pogovor');
  });

  await test.step('time runs over, and the desk says how late it is', async () => {
    await goOnTo(page, 'Žetev idej');
    await clock.pass(30);
    await page.reload();
    await expect(page.getByText(/^(Zamujamo|Prehitevamo)/)).toBeVisible();
    await expect(page.getByText('Čas je potekel').first()).toBeVisible();
  });

  await test.step('it comes to its end, and back from there', async () => {
    await page.goto(`${desk}/synthesis`);
    await goOnTo(page, 'Prioritete');
    await page.goto(desk);
    await expect(page.getByText('Ukrepov, o katerih bi glasovali, še ni.')).toBeVisible();
    await goOnTo(page, 'Sklep');
    await page.getByRole('button', { name: 'Končaj delavnico' }).click();
    await expect(page.locator('#evening-heading')).toHaveText('Delavnica je končana');
    await expect(phone.page.getByRole('heading', { name: 'Delavnica je končana' })).toBeVisible();
    await page.getByRole('button', { name: 'Nazaj: Sklep' }).click();
    await expect(page.locator('#evening-heading')).toHaveText('Sklep');
  });
  await phone.context.close();
});
