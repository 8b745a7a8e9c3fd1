/** This browser's own copy: what is written without a network outlives the page, is sent once, and where it can't be kept the page says so. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
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
import { tableUpdatesIn, untilKept } from './own-copies.ts';

test.setTimeout(180_000);
test.use({ serviceWorkers: 'allow' });

let workshop: NewWorkshop;
let call: ApiCall;

test.beforeEach(async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  workshop = await newWorkshop(page, kavarna);
  call = await facilitatorsProgram(page, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
});

const field = (page: Page, text: string): Locator => page.getByRole('textbox', { name: `„${text}` });
const saved = (page: Page): Locator => page.getByText('Shranjeno', { exact: true });
const keptHere = (page: Page, ideas: string): Locator =>
  page.getByText(`Na tej napravi, še ni poslano: ${ideas}`, { exact: true });
const noConnection = (page: Page): Locator => page.getByText('Ni povezave. Pišite naprej');

async function atTable(browser: Browser, kavarna: RunningKavarna, name: string, table = 1) {
  const seat = await newParticipant(browser, kavarna, { code: workshop.code, table, name });
  await expect(saved(seat.page)).toBeVisible();
  return seat;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
}

async function allTexts(page: Page): Promise<string[]> {
  const texts = await page
    .locator('li[data-idea] textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  return texts.sort();
}

/** Closes the page, without asking it, and opens it again in the same browser. */
async function reopen(page: Page): Promise<Page> {
  const [context, address] = [page.context(), page.url()];
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  return again;
}

/** How many updates of the table's document lie in this browser. */
const rowsHere = async (page: Page): Promise<number> => (await tableUpdatesIn(page)).length;

/** Waits until the page itself lies on this device. */
const pageIsKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => (await caches.match(location.pathname)) !== undefined);

test('S10: two people, half an hour without a network, one page closed and opened again: nothing is lost and nothing is there twice', async ({
  browser,
  kavarna,
}) => {
  let { page: lejla } = await atTable(browser, kavarna, 'Lejla');
  const { page: anze } = await atTable(browser, kavarna, 'Anže');
  await write(lejla, 'Klopi v parku');
  await expect(saved(lejla)).toBeVisible();
  await expect(field(anze, 'Klopi v parku')).toBeVisible();
  await pageIsKept(lejla);
  await lejla.clock.install();
  await anze.clock.install();

  await test.step('both write on, in one note and in new ones, and recolour', async () => {
    for (const page of [lejla, anze]) {
      await page.context().setOffline(true);
      await expect(noConnection(page)).toBeVisible();
    }
    await field(lejla, 'Klopi v parku').focus();
    await lejla.keyboard.press('Control+End');
    await lejla.keyboard.type(' in ob reki');
    await write(lejla, 'Pitniki');
    await field(anze, 'Klopi v parku').focus();
    await anze.keyboard.press('Control+Home');
    await anze.keyboard.type('Lesene: ');
    await write(anze, 'Senca na igriščih');
    const item = anze.locator('li[data-idea]').filter({ has: field(anze, 'Senca') });
    await item.getByLabel('Barva in odstranitev').click();
    await item.getByRole('radio', { name: 'metino zelena' }).check();
    for (const page of [lejla, anze]) {
      await page.clock.fastForward('30:00');
      await expect(keptHere(page, '2 zamisli')).toBeVisible();
    }
  });

  await test.step('one closes the page; opened again without a network, it shows the words and takes more', async () => {
    await untilKept(lejla, 'Pitniki');
    await untilKept(lejla, 'Klopi v parku in ob reki');
    lejla = await reopen(lejla);
    await expect(field(lejla, 'Pitniki')).toBeVisible();
    await expect(field(lejla, 'Klopi v parku in ob reki')).toBeVisible();
    await expect(keptHere(lejla, '2 zamisli')).toBeVisible();
    await write(lejla, 'Ura na trgu');
    await expect(keptHere(lejla, '3 zamisli')).toBeVisible();
  });

  await test.step('joined again, both have the same, and so has the centre', async () => {
    for (const page of [lejla, anze]) await page.context().setOffline(false);
    const all = ['Klopi', 'Pitniki', 'Senca', 'Ura'];
    for (const page of [lejla, anze]) {
      await expect(page.locator('li[data-idea]')).toHaveCount(all.length, { timeout: 40_000 });
      await expect(saved(page)).toBeVisible();
    }
    const expected = ['Lesene: Klopi v parku in ob reki', 'Pitniki', 'Senca na igriščih', 'Ura na trgu'].sort();
    await expect.poll(() => allTexts(lejla)).toEqual(expected);
    await expect.poll(() => allTexts(anze)).toEqual(expected);
    const { page: iva } = await atTable(browser, kavarna, 'Iva');
    await expect.poll(() => allTexts(iva)).toEqual(expected);
    const shade = iva.locator('li[data-idea]').filter({ has: field(iva, 'Senca') });
    await shade.getByLabel('Barva in odstranitev').click();
    await expect(shade.getByRole('radio', { name: 'metino zelena' })).toBeChecked();
  });
});

test('S10: words of a closed page are sent when it is opened again; the copy does not grow with opening', async ({
  browser,
  kavarna,
}) => {
  const seat = await atTable(browser, kavarna, 'Lejla');
  let { page } = seat;
  const { page: anze } = await atTable(browser, kavarna, 'Anže');
  await seat.context.setOffline(true);
  await expect(noConnection(page)).toBeVisible();
  await write(page, 'Pitniki ob poti');
  await expect(keptHere(page, '1 zamisel')).toBeVisible();
  await untilKept(page, 'Pitniki ob poti');
  const address = page.url();
  await page.close();
  await seat.context.setOffline(false);

  page = await seat.context.newPage();
  await page.goto(address);
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => allTexts(page)).toEqual(['Pitniki ob poti']);
  await expect.poll(() => allTexts(anze)).toEqual(['Pitniki ob poti']);
  await expect.poll(() => rowsHere(page)).toBeLessThanOrEqual(2);
  for (let i = 0; i < 3; i++) {
    page = await reopen(page);
    await expect(saved(page)).toBeVisible();
    await expect.poll(() => allTexts(page)).toEqual(['Pitniki ob poti']);
  }
  await expect.poll(() => rowsHere(page)).toBe(1);

  await test.step('of many rows one is made, which has all of them', async () => {
    for (const [index, letter] of [...'123'].entries()) {
      await field(anze, 'Pitniki').press('End');
      await field(anze, 'Pitniki').press(letter);
      await expect.poll(() => rowsHere(page)).toBe(index + 2);
    }
    page = await reopen(page);
    await expect(saved(page)).toBeVisible();
    await expect.poll(() => rowsHere(page)).toBe(1);
    await expect.poll(() => allTexts(page)).toEqual(['Pitniki ob poti123']);
    await field(page, 'Pitniki').fill('Pitniki ob poti');
    await expect(saved(page)).toBeVisible();
  });

  await test.step('two pages of one seat send what both wrote, once', async () => {
    const second = await seat.context.newPage();
    await second.goto(address);
    await expect(saved(second)).toBeVisible();
    await seat.context.setOffline(true);
    for (const one of [page, second]) await expect(noConnection(one)).toBeVisible();
    await write(page, 'Ura na trgu');
    await write(second, 'Klopi');
    await seat.context.setOffline(false);
    for (const one of [page, second, anze]) {
      await expect.poll(() => allTexts(one), { timeout: 40_000 }).toEqual(['Klopi', 'Pitniki ob poti', 'Ura na trgu']);
    }
  });
});

test('S10: words of a closed page for which the round has ended are handed back, until they are put somewhere', async ({
  browser,
  kavarna,
}) => {
  const seat = await atTable(browser, kavarna, 'Lejla');
  let { page } = seat;
  await seat.context.setOffline(true);
  await expect(noConnection(page)).toBeVisible();
  await write(page, 'Pitniki ob poti');
  await expect(keptHere(page, '1 zamisel')).toBeVisible();
  await untilKept(page, 'Pitniki ob poti');
  const address = page.url();
  await page.close();
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await seat.context.setOffline(false);

  page = await seat.context.newPage();
  await page.goto(address);
  await expect(page.locator('blockquote')).toHaveText('Pitniki ob poti', { timeout: 30_000 });
  page = await reopen(page);
  await expect(page.locator('blockquote')).toHaveText('Pitniki ob poti');
  await call('post', `/workshops/${workshop.id}/rounds`);
  await expect(page.getByText('Miza 2 · 2. krog od 3')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Dodaj zdaj' }).click();
  await expect(page.locator('blockquote')).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  page = await reopen(page);
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => allTexts(page)).toEqual(['Pitniki ob poti']);
  await expect(page.locator('blockquote')).toHaveCount(0);
});

test('S10: words in a copy that is read late are sent all the same', async ({ browser, kavarna }) => {
  const seat = await atTable(browser, kavarna, 'Lejla');
  let { page } = seat;
  await seat.context.setOffline(true);
  await expect(noConnection(page)).toBeVisible();
  await write(page, 'Pitniki ob poti');
  await untilKept(page, 'Pitniki ob poti');
  const address = page.url();
  await page.close();
  await seat.context.setOffline(false);

  // Another page of the same browser is at the database, and takes its time.
  const other = await seat.context.newPage();
  await other.goto(`${kavarna.url}/sign-in`);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('kavarna-copies');
        opening.onsuccess = () => {
          const { result: database } = opening;
          const rows = database.transaction('updates', 'readwrite').objectStore('updates');
          const hold = () => {
            resolve();
            if (document.title !== 'enough') rows.count().onsuccess = hold;
            else database.close();
          };
          hold();
        };
      }),
  );
  page = await seat.context.newPage();
  await page.goto(address);
  await expect(page.getByText('Miza 1 · 1. krog od 3')).toBeVisible();
  await write(page, 'Klopi');
  const { page: anze } = await atTable(browser, kavarna, 'Anže');
  await expect(field(anze, 'Klopi')).toBeVisible();
  await other.evaluate(() => void (document.title = 'enough'));
  await expect(field(anze, 'Pitniki ob poti')).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => allTexts(page)).toEqual(['Klopi', 'Pitniki ob poti']);
  page = await reopen(page);
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => allTexts(page)).toEqual(['Klopi', 'Pitniki ob poti']);
});

/** Ways in which a browser keeps nothing, and what the page says of each. */
const TROUBLES: { name: string; says: string; cause: (context: BrowserContext) => Promise<unknown> }[] = [
  {
    name: 'storage that is blocked',
    says: 'Ta brskalnik ne dovoli',
    cause: (context) =>
      context.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      }),
  },
  {
    name: 'a device without room',
    says: 'Na tej napravi ni več prostora',
    cause: (context) =>
      context.addInitScript(() => {
        IDBObjectStore.prototype.add = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      }),
  },
  {
    name: 'a newer version that holds the database',
    says: 'je iz druge različice',
    cause: (context) =>
      context.addInitScript(() => {
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (this: IDBFactory, name: string) {
          const first = open.call(this, name, 99);
          first.onsuccess = () => first.result.close();
          return open.call(this, name, 1);
        };
      }),
  },
];

for (const { name, says, cause } of TROUBLES) {
  test(`S10: ${name} is said, closing asks first, and the words arrive from the open page`, async ({
    browser,
    kavarna,
  }) => {
    const { page, context } = await atTable(browser, kavarna, 'Lejla');
    await cause(context);
    await page.reload();
    await expect(saved(page)).toBeVisible();
    await context.setOffline(true);
    await write(page, 'Pitniki ob poti');
    await expect(page.getByText('Še ni poslano: strani ne zapirajte')).toBeVisible();
    await expect(page.getByText(says)).toBeVisible();

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await context.setOffline(false);
    await expect(saved(page)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(says)).toHaveCount(0);
    const { page: iva } = await atTable(browser, kavarna, 'Iva');
    await expect.poll(() => allTexts(iva)).toEqual(['Pitniki ob poti']);
  });
}

test('S10: a facilitator’s words in the plan outlive a closed page too, and a file waits for what is on its way', async ({
  page,
  kavarna,
}) => {
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Skupna kuhinja' });
  const address = `${kavarna.url}/initiatives/${workshop.initiative}/plan`;
  await page.goto(address);
  await expect(saved(page)).toBeVisible();
  await awake(page);
  await page.getByText('Skupna kuhinja').first().click();
  const description = page.getByLabel('Opis', { exact: true });
  await page.context().setOffline(true);
  await description.fill('Enkrat na teden');
  await expect(page.getByText('Na tej napravi, še ni poslano', { exact: true })).toBeVisible();
  await page.close();
  await page.context().setOffline(false);

  const again = await page.context().newPage();
  await again.goto(address);
  await awake(again);
  await again.getByText('Skupna kuhinja').first().click();
  await expect(again.getByLabel('Opis', { exact: true })).toHaveValue('Enkrat na teden');
  await expect(saved(again)).toBeVisible();
  const download = again.waitForEvent('download');
  await again.getByLabel('Opis', { exact: true }).pressSequentially(', za vse');
  await again.locator('a[href$="plan.json"]').click();
  const stream = await (await download).createReadStream();
  let file = '';
  for await (const chunk of stream) file += String(chunk);
  expect(file).toContain('Enkrat na teden, za vse');
});
