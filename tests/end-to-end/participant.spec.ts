/** What people at a table live through, on a tablet and on a phone: joining, writing together, a lost connection, moving, voting. */
import type { Browser, Locator, Page } from '@playwright/test';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  dotsCounted,
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

// Up to six browsers at once: on a machine that does other things too this takes its time.
test.setTimeout(180_000);

const TABLET = { width: 1180, height: 820 };

let desk: Page;
let call: ApiCall;

test.beforeEach(async ({ page, kavarna }) => {
  desk = page;
  await signInAsFacilitator(desk, kavarna);
  call = await facilitatorsProgram(desk, kavarna);
});

/** The list's field for an idea, by its first words. */
const inList = (page: Page, text: string): Locator => page.getByRole('textbox', { name: `„${text}` });
const onCanvas = (page: Page, text: string): Locator => page.locator('.surface .board-note').filter({ hasText: text });
const listItem = (page: Page, text: string): Locator =>
  page.locator('li[data-idea]').filter({ has: inList(page, text) });
const saved = (page: Page): Locator => page.getByText('Shranjeno', { exact: true });

async function openRound(workshop: NewWorkshop): Promise<void> {
  await call('post', `/workshops/${workshop.id}/rounds`);
}

async function endRound(workshop: NewWorkshop): Promise<void> {
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
}

/** Somebody who types the code on a tablet of their own. */
async function joinOnTablet(
  browser: Browser,
  kavarna: RunningKavarna,
  { code, table, name }: { code: string; table?: number; name: string },
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: TABLET, locale: 'sl-SI' })).newPage();
  await page.goto(kavarna.url);
  await page.getByLabel('Koda delavnice').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Pridruži se' }).click();
  await page.getByLabel('Ime').fill(name);
  if (table) await page.getByLabel('Miza', { exact: true }).selectOption(String(table));
  await page.getByRole('button', { name: 'Prisedi' }).click();
  await page.waitForURL(/\/seat$/);
  return page;
}

async function writeInList(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
}

/** Adds a note on the canvas and types into it. */
async function writeOnCanvas(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await expect(page.locator('.surface textarea')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
}

/** Lejla with a phone and Anže with a tablet, at table 1 in an open round. */
async function twoAtTable(browser: Browser, kavarna: RunningKavarna) {
  const workshop = await newWorkshop(desk, kavarna);
  await openRound(workshop);
  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  const tablet = await joinOnTablet(browser, kavarna, { code: workshop.code, table: 1, name: 'Anže' });
  await expect(tablet.locator('.board.plain')).toBeVisible();
  return { workshop, phone, tablet };
}

test('C4, R2: by the table’s link and by the code two people come to one table, and type into one note at once', async ({
  browser,
  kavarna,
}) => {
  const { phone, tablet } = await twoAtTable(browser, kavarna);

  await test.step('each sees the other’s words while they are written', async () => {
    await writeInList(phone, 'Skupni vrt');
    await expect(onCanvas(tablet, 'Skupni vrt')).toContainText('Lejla piše');
    await writeOnCanvas(tablet, 'Knjižnica reči');
    await expect(inList(phone, 'Knjižnica reči')).toBeVisible();
    await expect(listItem(phone, 'Knjižnica reči')).toContainText('Anže');
  });

  await test.step('both type in one note: the phone at its end, the tablet at its beginning', async () => {
    await tablet.getByRole('button', { name: 'Pokaži vse' }).click();
    // tldraw takes the pointer on the ground below the notes, and the view is still on its way there.
    const opened = tablet.locator('.surface textarea');
    await expect(async () => {
      await onCanvas(tablet, 'Skupni vrt').dblclick({ force: true });
      await expect(opened).toBeFocused({ timeout: 1000 });
    }).toPass();
    await tablet.keyboard.press('Control+Home');
    const field = inList(phone, 'Skupni vrt');
    await field.focus();
    await phone.keyboard.press('Control+End');
    await Promise.all([
      tablet.keyboard.type('Odprt in velik: ', { delay: 20 }),
      phone.keyboard.type(' za vse generacije', { delay: 20 }),
    ]);
    const both = 'Odprt in velik: Skupni vrt za vse generacije';
    await expect(opened).toHaveValue(both);
    await expect(phone.locator('li[data-idea] textarea').first()).toHaveValue(both);
    await expect(saved(phone)).toBeVisible();
    await expect(saved(tablet)).toBeVisible();
  });

  await test.step('after reloading, or scanning any table’s code again, the seat and everything on the table are as before', async () => {
    await phone.reload();
    await expect(phone).toHaveURL(/\/seat$/);
    await expect(inList(phone, 'Odprt in velik: Skupni vrt za vse')).toBeVisible();
    await writeInList(phone, 'Še ena');
    await expect(onCanvas(tablet, 'Še ena')).toContainText('Lejla');
    await phone.goto(phone.url().replace('/seat', '/t/3'));
    await expect(phone.getByText('Miza 1 · 1. krog od 3')).toBeVisible();
  });
});

test('C4, R5: in the list an idea is recoloured, removed and restored; undoing takes back one’s own step only', async ({
  browser,
  kavarna,
}) => {
  const { phone, tablet } = await twoAtTable(browser, kavarna);
  await writeInList(phone, 'Kosila za starejše');
  await writeOnCanvas(tablet, 'Prevoz na klic');

  await test.step('recolouring arrives on the canvas', async () => {
    await listItem(phone, 'Kosila').getByLabel('Barva in odstranitev').click();
    await listItem(phone, 'Kosila').getByRole('radio', { name: 'metino zelena' }).check();
    await expect(onCanvas(tablet, 'Kosila')).toHaveAttribute('style', /--note-mint/);
  });

  await test.step('removing marks, restoring brings back', async () => {
    await listItem(phone, 'Kosila').getByRole('button', { name: 'Odstrani' }).click();
    await expect(onCanvas(tablet, 'Kosila')).toHaveCount(0);
    await phone.getByText('Odstranjene zamisli (1)').click();
    await phone.getByRole('button', { name: 'Obnovi' }).click();
    await expect(onCanvas(tablet, 'Kosila')).toBeVisible();
    await expect(onCanvas(tablet, 'Kosila')).toHaveAttribute('style', /--note-mint/);
  });

  await test.step('the tablet takes back its own words, and the phone’s stay', async () => {
    await tablet.getByRole('button', { name: 'Razveljavi' }).click();
    await expect(inList(phone, 'Prevoz na klic')).toHaveCount(0);
    await tablet.getByRole('button', { name: 'Razveljavi' }).click();
    await expect(tablet.getByRole('button', { name: 'Razveljavi' })).toHaveAttribute('aria-disabled', 'true');
    await expect(tablet.locator('.surface .board-note')).toHaveCount(1);
    await expect(inList(phone, 'Kosila za starejše')).toBeVisible();
    await tablet.getByRole('button', { name: 'Uveljavi znova' }).click();
    await tablet.getByRole('button', { name: 'Uveljavi znova' }).click();
    await expect(inList(phone, 'Prevoz na klic')).toBeVisible();
  });
});

test('S10: without a connection one writes on; when it is back, all words are on the other’s screen', async ({
  browser,
  kavarna,
}) => {
  const { phone, tablet } = await twoAtTable(browser, kavarna);
  await writeInList(phone, 'Klopi v parku');
  await expect(onCanvas(tablet, 'Klopi v parku')).toBeVisible();
  await expect(saved(phone)).toBeVisible();

  await phone.context().setOffline(true);
  await expect(phone.getByText('Brez povezave; vse, kar ste zapisali, je shranjeno')).toBeVisible();
  await expect(phone.getByText('Ni povezave. Pišite naprej')).toBeVisible();
  await inList(phone, 'Klopi v parku').focus();
  await phone.keyboard.press('Control+End');
  await phone.keyboard.type(' in ob reki');
  await writeInList(phone, 'Pitniki');
  await writeOnCanvas(tablet, 'Senca na igriščih');
  await expect(onCanvas(tablet, 'Pitniki')).toHaveCount(0);

  await phone.context().setOffline(false);
  await expect(saved(phone)).toBeVisible({ timeout: 20_000 });
  await expect(phone.getByText('Ni povezave. Pišite naprej')).toHaveCount(0);
  await expect(onCanvas(tablet, 'Klopi v parku in ob reki')).toBeVisible();
  await expect(onCanvas(tablet, 'Pitniki')).toBeVisible();
  await expect(inList(phone, 'Senca na igriščih')).toBeVisible();
});

test('C3: when the round ends everybody is told where to go, and the page is there when the next one opens', async ({
  browser,
  kavarna,
}) => {
  const workshop = await newWorkshop(desk, kavarna);
  const { page: phone } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  const host = await joinOnTablet(browser, kavarna, { code: workshop.code, table: 1, name: 'Marija' });
  const shared = await (await browser.newContext({ viewport: TABLET, locale: 'sl-SI' })).newPage();
  await shared.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await shared.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
  const seats = await call<{ id: string; name: string }[]>('get', `/workshops/${workshop.id}/seats`);
  const hostSeat = seats.find((seat) => seat.name === 'Marija');
  await call('put', `/workshops/${workshop.id}/seats/${hostSeat?.id}/kind`, { kind: 'host' });

  await test.step('before the first round all wait; it opens by itself', async () => {
    for (const page of [phone, host, shared]) {
      await expect(page.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
    }
    await openRound(workshop);
    await writeInList(phone, 'Most za pešce');
    await expect(onCanvas(shared, 'Most za pešce')).toBeVisible();
    await expect(saved(phone)).toBeVisible();
  });

  await test.step('at its end: to table 2, staying as the host, staying as the table’s own tablet', async () => {
    await endRound(workshop);
    await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
    await expect(host.getByText('Gostite omizje')).toBeVisible();
    await expect(shared.getByText('Ta tablica ostane pri mizi 1.')).toBeVisible();
    for (const page of [host, shared]) {
      await expect(page.getByText('1. krog je končan. Vse, kar ste zapisali, je shranjeno.')).toBeVisible();
    }
    await expect(shared.getByRole('button', { name: 'Dodaj zamisel' })).toBeDisabled();
    await expect(shared.getByRole('toolbar', { name: 'Orodja' })).toHaveCount(0);
    await expect(shared.locator('li[data-idea]')).toContainText('Most za pešce');
    await expect(shared.locator('li[data-idea] textarea')).toHaveCount(0);
    // Who stays sums up for those who come.
    await expect(host.getByRole('button', { name: 'Dodaj zamisel' })).toBeEnabled();
    await writeOnCanvas(host, 'Povzetek: most pri šoli');
    await expect(shared.locator('li[data-idea]').getByText('Povzetek: most pri šoli')).toBeVisible();
  });

  await test.step('the next round: the phone is at table 2 by itself, the others write on at table 1', async () => {
    await openRound(workshop);
    await expect(phone.getByText('Miza 2 · 2. krog od 3')).toBeVisible();
    await expect(inList(phone, 'Most za pešce')).toHaveCount(0);
    await writeInList(phone, 'Tržnica ob petkih');
    await expect(saved(phone)).toBeVisible();
    await writeOnCanvas(shared, 'Rampa do knjižnice');
    await expect(inList(host, 'Rampa do knjižnice')).toBeVisible();
    await expect(host.getByText('Tržnica ob petkih')).toHaveCount(0);
  });

  await test.step('a latecomer comes in the middle of the round to the emptiest table, and reads what is there', async () => {
    const { page: earlier } = await newParticipant(browser, kavarna, { code: workshop.code, table: 3 });
    await expect(earlier.getByText('Miza 3 · 2. krog od 3')).toBeVisible();
    const late = await joinOnTablet(browser, kavarna, { code: workshop.code, name: 'Iva' });
    await expect(late.getByText('Miza 4 · 2. krog od 3')).toBeVisible();
    const { page: beside } = await newParticipant(browser, kavarna, { code: workshop.code, table: 2 });
    await expect(inList(beside, 'Tržnica ob petkih')).toBeVisible();
    await writeInList(beside, 'Glasba na tržnici');
    await expect(inList(phone, 'Glasba na tržnici')).toBeVisible();
  });
});

test('C6: dots are spent and taken back; another tab of the same seat can’t spend more; closed, all see the result', async ({
  browser,
  kavarna,
}) => {
  const workshop = await newWorkshop(desk, kavarna);
  for (const title of ['Tečaji slovenščine', 'Skupna kuhinja', 'Klopi ob poti']) {
    await call('post', `/initiatives/${workshop.initiative}/measures`, { title });
  }
  await call('patch', `/workshops/${workshop.id}`, { settings: { dotsPerSeat: 3 } });
  const { page: phone, context } = await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  const give = (page: Page, title: string) => page.getByRole('button', { name: `Daj piko ukrepu „${title}“` });
  const takeBack = (page: Page, title: string) => page.getByRole('button', { name: `z ukrepa „${title}“` });
  const spend = async (page: Page, title: string, left: string) => {
    await give(page, title).click();
    await expect(page.getByRole('status').filter({ hasText: left })).toBeVisible();
    await dotsCounted(page);
  };

  await spend(phone, 'Skupna kuhinja', 'Še 2 piki');
  const second = await context.newPage();
  await second.goto(phone.url());
  await expect(second.getByText('Še 2 piki')).toBeVisible();
  await spend(phone, 'Skupna kuhinja', 'Še 1 pika');
  await spend(phone, 'Tečaji slovenščine', 'Vse pike so razdeljene');
  await expect(give(phone, 'Skupna kuhinja')).toBeDisabled();

  // The second tab still believes that it has two dots left.
  await give(second, 'Klopi ob poti').click();
  await expect(second.getByText('Vse pike so že porabljene')).toBeVisible();
  await expect(second.getByText('Vse pike so razdeljene')).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('img', { name: '2 vaši piki' })).toBeVisible();
  await expect(phone.getByRole('img', { name: '1 vaša pika' })).toBeVisible();

  await takeBack(phone, 'Skupna kuhinja').click();
  await expect(phone.getByText('Še 1 pika')).toBeVisible();
  await dotsCounted(phone);
  await call('post', `/workshops/${workshop.id}/voting/close`);
  for (const page of [phone, second]) {
    await expect(page.getByRole('heading', { name: 'Rezultat glasovanja' })).toBeVisible();
    await expect(page.getByText('Glasovala je 1 oseba.')).toBeVisible();
    await expect(page.getByText('1 vaša pika')).toHaveCount(2);
    await expect(page.getByRole('listitem').last()).toContainText('Klopi ob poti');
  }
});
