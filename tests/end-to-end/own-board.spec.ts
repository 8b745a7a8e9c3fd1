/** The table has our own board, and tldraw's code never leaves the server, unless somebody chose it where it may run. */
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import { expect, newWorkshop, signInAsFacilitator, test, type RunningKavarna } from './kavarna-fixture.ts';

/** Somebody on a tablet at table 1, at an address of that host. */
async function tabletAt(browser: Browser, address: URL, code: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sl-SI' })).newPage();
  await page.goto(new URL(`/w/${code}/t/1`, address).href);
  await page.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await page.waitForURL(/\/seat$/);
  return page;
}

/** Which of the scripts that were asked for hold tldraw. */
async function tldrawScripts(page: Page, kavarna: RunningKavarna, requests: readonly string[]): Promise<string[]> {
  const scripts = new Set(requests.map((address) => new URL(address).pathname).filter((path) => path.endsWith('.js')));
  expect([...scripts]).not.toEqual([]);
  const texts = await Promise.all(
    [...scripts].map(async (path) => ({ path, text: await (await page.request.get(kavarna.url + path)).text() })),
  );
  return texts.filter(({ text }) => text.includes('tl-container')).map(({ path }) => path);
}

test('C4: the table has our own board and its list; tldraw is asked for only where it may run and somebody chose it', async ({
  page: desk,
  browser,
  kavarna,
  requests,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
  const elsewhere = new URL(kavarna.url);
  elsewhere.hostname = 'kavarna.localhost';

  const tablet = await tabletAt(browser, elsewhere, workshop.code);
  const board = tablet.locator('.plain').and(tablet.getByRole('group', { name: 'Tabla mize 1' }));
  const item = tablet.locator('li[data-idea]');

  await test.step('adding, writing, recolouring, removing and restoring in the list, shown on the board', async () => {
    await expect(board.getByText('Tu še ni zamisli. Zapišite prvo.')).toBeVisible();
    await tablet.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await board.locator('textarea:focus').pressSequentially('Pot ob potoku');
    await tablet.keyboard.press('Escape');
    await expect(board.getByText('Pot ob potoku')).toBeVisible();
    await item.getByLabel('Barva in odstranitev').click();
    await item.getByRole('radio', { name: 'svetlo vijolična' }).check();
    await expect(board.locator('[data-idea]')).toHaveAttribute('style', /--note-lilac/);
    await item.getByRole('button', { name: 'Odstrani' }).click();
    await expect(board.locator('[data-idea]')).toHaveCount(0);
    await tablet.getByText('Odstranjene zamisli (1)').click();
    await tablet.getByRole('button', { name: 'Obnovi' }).click();
    await expect(board.getByText('Pot ob potoku')).toBeVisible();
    await expect(tablet.getByText('Shranjeno', { exact: true })).toBeVisible();
  });

  await test.step('nothing of tldraw was asked for', async () => {
    await tablet.waitForLoadState('networkidle');
    const asked = requests.filter((address) => new URL(address).hostname === elsewhere.hostname);
    expect(asked.filter((address) => address.includes('tldraw'))).toEqual([]);
    expect(await tldrawScripts(desk, kavarna, asked)).toEqual([]);
    await expect(tablet.locator('.tl-container')).toHaveCount(0);
    await expectAccessible(tablet, 'our own board');
  });

  await test.step('at this machine’s own address a person may choose, and the device remembers it', async () => {
    const here = new URL(kavarna.url);
    await expect(tablet.getByRole('form', { name: 'Tabla na tej napravi' })).toHaveCount(0);
    const other = await tabletAt(browser, here, workshop.code);
    await expect(other.locator('.plain [data-idea]').filter({ hasText: 'Pot ob potoku' })).toBeVisible();
    await other.getByRole('form', { name: 'Tabla na tej napravi' }).getByRole('button', { name: 'tldraw' }).click();
    await expect(other.locator('.tl-container article').filter({ hasText: 'Pot ob potoku' })).toBeVisible();
    const asked = requests.filter((address) => new URL(address).hostname === here.hostname);
    expect(await tldrawScripts(desk, kavarna, asked)).not.toEqual([]);
    await other.reload();
    await expect(other.locator('.tl-container article').filter({ hasText: 'Pot ob potoku' })).toBeVisible();
    await other.getByRole('form', { name: 'Tabla na tej napravi' }).getByRole('button', { name: 'Kavarna' }).click();
    await expect(other.locator('.plain [data-idea]').filter({ hasText: 'Pot ob potoku' })).toBeVisible();
  });
});

test('C4: a picture that a guest lays on the board is on everybody’s board and in the board’s file, until it is removed', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const workshop = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/workshops/${workshop.id}/rounds`);
  const here = new URL(kavarna.url);
  const table = `${kavarna.url}/workshops/${workshop.id}/tables/1`;
  const guest = await tabletAt(browser, here, workshop.code);
  const image = guest.locator('.plain [data-kind="picture"] image');
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [chooser] = await Promise.all([
      guest.waitForEvent('filechooser'),
      guest.locator('.plain').getByRole('button', { name: 'Slika', exact: true }).click(),
    ]);
    await chooser.setFiles(file);
  };

  await test.step('what is no picture is refused in words, and nothing is lost', async () => {
    await expect(guest.locator('.plain').getByText('Tu še ni zamisli.')).toBeVisible();
    await guest.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await guest.locator('.plain textarea:focus').pressSequentially('Lipa na trgu');
    await choose({ name: 'trg.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('to ni slika') });
    const refusal = guest.getByRole('alert').filter({ hasText: 'Te datoteke ni mogoče prebrati' });
    await expect(refusal).toBeVisible();
    await refusal.getByRole('button', { name: 'Zapri' }).click();
    await expect(refusal).toHaveCount(0);
    await expect(guest.locator('.plain').getByText('Lipa na trgu')).toBeVisible();
    await expect(image).toHaveCount(0);
  });

  await test.step('without a network it lies there already, and is sent by itself', async () => {
    const photo = await desk.screenshot({ type: 'jpeg' });
    await guest.context().setOffline(true);
    await choose({ name: 'trg.jpg', mimeType: 'image/jpeg', buffer: photo });
    await expect(image).toHaveAttribute('href', /^blob:/);
    await expect(guest.getByText('Fotografija je shranjena na tej napravi')).toBeVisible();
    await guest.context().setOffline(false);
    await expect(image).toHaveAttribute('href', /^\/pictures\//);
    await expect(guest.getByText('Fotografija je shranjena na tej napravi')).toHaveCount(0);
    await expectAccessible(guest, 'our own board with a picture');
  });

  const other = await tabletAt(browser, here, workshop.code);
  await test.step('the facilitator sees it on our own board, somebody else on tldraw', async () => {
    await desk.goto(table);
    await expect(desk.locator('.plain [data-kind="picture"] image')).toHaveAttribute('href', /^\/pictures\//);
    await other.getByRole('form', { name: 'Tabla na tej napravi' }).getByRole('button', { name: 'tldraw' }).click();
    const shown = other.locator('.tl-container [data-shape-type="picture"] img');
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
    const file = await desk.request.get(`${table}/board/board.svg`);
    expect(await file.text()).toContain('href="data:image/jpeg;base64,');
  });

  await test.step('removed from the table’s photos, it is gone from the boards too, which say so', async () => {
    const address = (await image.getAttribute('href')) ?? '';
    const gone = await desk.request.delete(`${table}/pictures?id=${address.split('/').at(-1)}`, {
      headers: { origin: kavarna.url },
    });
    expect(gone.status()).toBe(204);
    for (const page of [guest, desk, other]) await expect(page.getByText('Slike ni tu')).toBeVisible();
    expect((await guest.request.get(kavarna.url + address)).status()).toBe(404);
  });
});
