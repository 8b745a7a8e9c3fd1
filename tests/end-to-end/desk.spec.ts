/** The facilitator's desk, with people at the tables: from set-up over cards and rounds to the counted vote. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { encode } from 'uqr';
import { formatJoinCode } from '#domain/join-code.ts';
import {
  awake,
  dotsCounted,
  expect,
  newParticipant,
  newWorkshop,
  programToken,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
  goOnTo,
} from './kavarna-fixture.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

const tableOnDesk = (page: Page, number: number) =>
  page.locator('.room a').filter({ has: page.locator(`svg[aria-label^="Miza ${number},"]`) });

async function writeIdea(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('[data-idea] textarea:focus').fill(text);
}

test('C3: an evening is set up, carded, opened, extended, ended and goes on, with people and ideas live on the desk', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const desk = `${kavarna.url}/workshops/${workshop.id}`;

  await test.step('set-up: one form, whichever button is pressed', async () => {
    await page.goto(`${desk}/setup`);
    await awake(page);
    await page.getByLabel('Naslov delavnice').fill('Kavarna o sosedih');
    await page.getByLabel('Tema').first().fill('Promet');
    await page.getByLabel('Minut na krog').fill('15');
    await page.getByLabel('1. skupina').fill('starši');
    await page.getByRole('button', { name: 'Dodaj mizo' }).click();
    await expect(page.getByLabel('Tema')).toHaveCount(5);
    await page.getByLabel('Eno vprašanje za vse mize').fill('Kaj nas povezuje?');
    await page.getByRole('button', { name: 'Daj vsem mizam' }).click();
    await expect(page.getByLabel('Vprašanje', { exact: true }).last()).toHaveValue('Kaj nas povezuje?');
    await page.getByRole('button', { name: 'Mizo 1 pomakni nazaj' }).click();
    await expect(page.getByLabel('Tema').nth(1)).toHaveValue('Promet');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kavarna o sosedih');
    await page.getByLabel('Število krogov').fill('2');
    await page.getByRole('button', { name: 'Shrani', exact: true }).last().click();
    await expect(page.getByText('Shranjeno.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Število krogov')).toHaveValue('2');
    await expect(page.getByLabel('1. skupina')).toHaveValue('starši');
    await expectAccessible(page);
  });

  await test.step('print: a poster and a card with a QR code for every table', async () => {
    await page.goto(`${desk}/print`);
    await expect(page.getByRole('img', { name: /^Koda QR za mizo/ })).toHaveCount(5);
    await expect(page.getByRole('img', { name: /^Koda QR za vstop/ })).toHaveCount(1);
    const links = await page
      .locator('[data-link]')
      .evaluateAll((cards) => cards.map((card) => card.dataset.link ?? ''));
    expect(links.map((link) => new URL(link).pathname)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `/w/${workshop.code}/t/${n}`),
    );
    const drawn = await page
      .locator('[data-link] svg path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
    // A card's code leads there by a link of its own, which can be replaced.
    const behind = await page
      .locator('[data-card]')
      .evaluateAll((codes) => codes.map((code) => code.dataset.card ?? ''));
    expect(drawn.map(darkSquares)).toEqual(behind.map(squaresOfCode));
    for (const [index, link] of behind.entries()) {
      const answer = await page.request.get(kavarna.url + new URL(link).pathname, { maxRedirects: 0 });
      expect(answer.headers()['location']).toBe(`/w/${workshop.code}/t/${index + 1}`);
    }
    await expect(page.getByText(formatJoinCode(workshop.code)).last()).toBeVisible();
    expect(await page.locator('.sheet').count()).toBe(6);
    await awake(page);
    await page.getByLabel('Kartic na list').selectOption('4');
    await expect(page.locator('.sheet')).toHaveCount(3);
  });

  await page.goto(desk);
  await expect(page.getByRole('button', { name: 'Naprej: Pozdrav' })).toBeVisible();
  const lejla = await newParticipant(browser, kavarna, {
    code: workshop.code,
    table: 1,
    name: 'Lejla',
    group: 'starši',
  });
  const tea = await newParticipant(browser, kavarna, { code: workshop.code, table: 2, name: 'Tea', remote: true });

  await test.step('people are seen as they come', async () => {
    await expect(tableOnDesk(page, 1).getByRole('img', { name: /1 oseba, 1 povezana naprava/ })).toBeVisible();
    await expect(tableOnDesk(page, 2).locator('circle.remote')).toHaveCount(1);
  });

  await test.step('a round opens, and what is written appears on the desk', async () => {
    await goOnTo(page, '1. krog: pogovor');
    await expect(page.getByText('od 12 minut')).toBeVisible();
    await writeIdea(lejla.page, 'Skupna kuhinja ob sredah');
    await writeIdea(tea.page, 'Mentor za nove družine');
    await expect(page.getByText('Skupna kuhinja ob sredah')).toBeVisible();
    // At which table, and not by whom.
    const feed = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Pravkar zapisano' }) });
    await expect(feed.getByText('Miza 1')).toBeVisible();
    await expect(feed.getByText('Miza 2')).toBeVisible();
    await expect(feed).not.toContainText(/Lejla|Tea/);
    await expect(tableOnDesk(page, 1).getByRole('img', { name: /1 zamisel/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a seat becomes the host and stays', async () => {
    await tableOnDesk(page, 2).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Uredi').click();
    await panel.getByRole('button', { name: 'Določi za gostitelja omizja' }).click();
    await expect(panel.getByText('Gostitelj omizja')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(tableOnDesk(page, 2)).toBeFocused();
  });

  await test.step('the round is extended, ended, opened again, and ended for good', async () => {
    await page.getByRole('button', { name: '+ 2 min' }).click();
    await expect(page.getByText('od 14 minut')).toBeVisible();
    await goOnTo(page, 'Menjava miz');
    await page.getByRole('button', { name: 'Nazaj: 1. krog: pogovor' }).click();
    await expect(page.getByRole('heading', { name: '1. krog: pogovor' })).toBeVisible();
    await goOnTo(page, 'Menjava miz');
    await expect(lejla.page.getByText('Pojdite k mizi 2')).toBeVisible();
    await expect(tea.page.getByText('Gostite omizje')).toBeVisible();
  });

  await test.step('the next round opens at the next table, and set-up says what is locked', async () => {
    await goOnTo(page, '2. krog: pogovor');
    await expect(tableOnDesk(page, 2).getByRole('img', { name: /2 osebi, 2 povezani napravi/ })).toBeVisible();
    await expect(tableOnDesk(page, 1).getByRole('img', { name: /0 oseb/ })).toBeVisible();
    await page.goto(`${desk}/setup`);
    await expect(page.getByText('Krogi so se začeli')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Odstrani mizo 1' })).toHaveCount(0);
    await page.goto(desk);
    await goOnTo(page, 'Žetev idej');
    await page.getByRole('link', { name: 'Odpri: Sinteza' }).click();
    await page.waitForURL(/\/synthesis$/);
  });
  await lejla.context.close();
  await tea.context.close();
});

test('C6: a vote is opened, cast by two seats, closed, read by group, and orders the plan', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const priorities = `${kavarna.url}/workshops/${workshop.id}/priorities`;

  await page.goto(priorities);
  await expect(page.getByText('Ni še ukrepov')).toBeVisible();
  await expectAccessible(page);

  const titles = ['Tečaji slovenščine', 'Ena vstopna točka', 'Skupna kuhinja'];
  await makeMeasures(page, kavarna, workshop, titles);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'O čem se bo glasovalo' })).toBeVisible();
  await awake(page);
  await page.getByLabel('Pik na osebo').fill('3');
  await page.getByRole('button', { name: 'Shrani' }).click();
  await expect(page.getByText('Shranjeno.')).toBeVisible();

  const people = await Promise.all(
    [1, 2].map((table) => newParticipant(browser, kavarna, { code: workshop.code, table })),
  );
  await page.getByRole('button', { name: 'Odpri glasovanje' }).click();
  await expect(page.getByText('Glasovalo: 0 od 2')).toBeVisible();
  for (const [index, person] of people.entries()) {
    const give = (title: string) => person.page.locator('li').filter({ hasText: title }).locator('button').last();
    await give('Skupna kuhinja').click();
    await give(index === 0 ? 'Skupna kuhinja' : 'Ena vstopna točka').click();
    await expect(person.page.getByText('Še 1 pika')).toBeVisible();
    await expect(page.getByText(`Glasovalo: ${index + 1} od 2`)).toBeVisible();
    await dotsCounted(person.page);
  }
  await page.getByRole('button', { name: 'Zaključi glasovanje' }).click();

  await expect(page.getByRole('heading', { name: 'Rezultat' })).toBeVisible();
  await expect(page.locator('ol li .title')).toHaveText([/Skupna kuhinja/, /Ena vstopna točka/, /Tečaji slovenščine/]);
  await expect(page.locator('ol li strong')).toHaveText(['3 pike', '1 pika', '0 pik']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Razvrsti načrt po pikah' }).click();
  await expect(page.getByText('zdaj razvrščeni po pikah')).toBeVisible();

  await page.getByRole('button', { name: 'Znova odpri glasovanje' }).click();
  await expect(page.getByRole('button', { name: 'Zaključi glasovanje' })).toBeVisible();
  await expect(page.locator('main ol li')).toHaveText([/Skupna kuhinja/, /Ena vstopna točka/, /Tečaji slovenščine/]);
  await Promise.all(people.map((person) => person.context.close()));
});

test('a demonstration says that it is one, and is thrown away with one tap', async ({ page, kavarna }) => {
  await page.goto(kavarna.url);
  await page.locator('[name=stage]').selectOption('round-1');
  await page.locator('form:has([name=stage]) button').click();
  await page.waitForURL(/\/workshops\/[^/]+$/);
  const workshop = page.url();
  await expect(page.getByText('To je predstavitev.')).toBeVisible();
  await expect(page.locator('.room a').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Zavrzi predstavitev' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zavrzi predstavitev' }).click();
  await page.waitForURL(`${kavarna.url}/`);
  await page.goto(workshop);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('what is typed before the page has loaded its scripts is kept, at joining and in the set-up', async ({
  page,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  for (const [path, field] of [
    [`/w/${workshop.code}/t/1`, '[name=name]'],
    [`/workshops/${workshop.id}/setup`, '[name=topic] >> nth=0'],
  ] as const) {
    const gate = Promise.withResolvers<void>();
    await page.route('**/_app/**/*.js', async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(kavarna.url + path, { waitUntil: 'commit' });
    await page.locator(field).fill('Lejla');
    gate.resolve();
    await page.waitForLoadState('networkidle');
    await expect(page.locator(field)).toHaveValue('Lejla');
    await page.unrouteAll();
  }
});

test('what is typed while the set-up is being saved stays, and is saved the next time', async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  await page.goto(`${kavarna.url}/workshops/${workshop.id}/setup`);
  await awake(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/setup$/, async (route) => {
    const answer = await route.fetch();
    await released;
    await route.fulfill({ response: answer });
  });
  const title = page.getByLabel('Naslov delavnice');
  const save = page.getByRole('button', { name: 'Shrani', exact: true });
  await title.fill('Kavarna o sosedih');
  await page.getByLabel('Število krogov').fill('2');
  await save.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kavarna o sosedih');
  await title.fill('Kavarna o sosedih in parku');
  release();
  await expect(save).toBeEnabled();
  await expect(title).toHaveValue('Kavarna o sosedih in parku');
  await expect(page.getByText('Spremembe še niso shranjene.')).toBeVisible();
  await page.unrouteAll();
  await save.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kavarna o sosedih in parku');
  await expect(page.getByText('Spremembe še niso shranjene.')).toHaveCount(0);
  await page.reload();
  await expect(title).toHaveValue('Kavarna o sosedih in parku');
  await expect(page.getByLabel('Število krogov')).toHaveValue('2');
});

test('a step of the plan that is moved twice in a hurry has moved twice', async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  await page.goto(`${kavarna.url}/workshops/${workshop.id}/setup`);
  await awake(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/changeSteps/, async (route) => {
    await released;
    await route.continue();
  });
  const steps = page.locator('#plan').getByRole('listitem');
  const before = await steps.allInnerTexts();
  const at = before.findIndex((step) => step.includes('Odmor'));
  const earlier = page.getByRole('button', { name: 'Prej: Odmor' });
  await earlier.click();
  await earlier.click();
  release();
  // Before the round with its silence, and before the change of tables.
  await expect(steps.nth(at - 3)).toContainText('Odmor');
  await expect(earlier).toBeFocused();
});

test('what is chosen before the page has loaded its scripts stays chosen', async ({ page, kavarna }) => {
  const gate = Promise.withResolvers<void>();
  await page.route('**/_app/**/*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto(kavarna.url, { waitUntil: 'commit' });
  await expect(page.locator('[name=stage]')).toHaveValue('round-1');
  await page.locator('[name=stage]').selectOption('plan');
  gate.resolve();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[name=stage]')).toHaveValue('plan');
});

test('somebody who is not signed in is asked to, and comes back; a stranger is told that it is not theirs', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(`${kavarna.url}/workshops/${workshop.id}/setup`);
  await expect(stranger).toHaveURL(new RegExp(`/sign-in\\?back=%2Fworkshops%2F${workshop.id}%2Fsetup$`));
  await context.close();

  const answer = await page.goto(`${kavarna.url}/workshops/00000000000000000000`);
  expect(answer?.status()).toBe(404);

  // A colleague of one initiative is a stranger to another.
  const elsewhere = await newWorkshop(page, kavarna);
  const invited = await page.request.post(`${kavarna.url}/initiatives/${elsewhere.initiative}/team?/invite`, {
    headers: { origin: kavarna.url, accept: 'application/json', 'x-sveltekit-action': 'true' },
    form: {},
  });
  const link = /\/welcome\/[0-9a-z.]+/.exec(await invited.text())?.[0] ?? '';
  const colleague = await (await browser.newContext({ locale: 'sl-SI' })).newPage();
  await colleague.goto(kavarna.url + link);
  await colleague.locator('[name=name]').fill('Anže');
  await colleague.locator('[name=email]').fill(`anze-${elsewhere.id}@obcina.example`);
  await colleague.locator('[name=password]').fill('dolga pot do morja');
  await colleague.locator('main form button').last().click();
  await colleague.waitForURL(/\/initiatives/);
  expect((await colleague.goto(`${kavarna.url}/workshops/${elsewhere.id}`))?.status()).toBe(200);
  expect((await colleague.goto(`${kavarna.url}/workshops/${workshop.id}`))?.status()).toBe(403);
  await expect(colleague.getByText('To pripada drugim.')).toBeVisible();
  await colleague.context().close();
});

/** The dark squares of a QR code's drawing, as "x y". */
function darkSquares(path: string | null): string[] {
  return [...(path ?? '').matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`);
}

function squaresOfCode(link: string): string[] {
  const { data } = encode(link, { ecc: 'M', border: 2 });
  return data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
}

async function makeMeasures(
  page: Page,
  kavarna: RunningKavarna,
  workshop: NewWorkshop,
  titles: readonly string[],
): Promise<void> {
  const token = await programToken(page, kavarna);
  for (const title of titles) {
    const made = await page.request.post(`${kavarna.url}/api/v1/initiatives/${workshop.initiative}/measures`, {
      data: { title },
      headers: { authorization: `Bearer ${token}` },
    });
    expect(made.ok()).toBe(true);
  }
}

test('C3: what the desk asked for itself and got late does not come over what it has heard since', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  await page.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await awake(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
  await page.route(/__data\.json/, async (route) => {
    const answer = await route.fetch();
    isHeld();
    await released;
    await route.fulfill({ response: answer });
  });
  await page.getByRole('button', { name: 'Zakleni vse' }).click();
  await held;
  await newParticipant(browser, kavarna, { code: workshop.code, table: 1, name: 'Lejla' });
  const one = tableOnDesk(page, 1).getByRole('img', { name: /1 oseba, 1 povezana naprava/ });
  await expect(one).toBeVisible();
  release();
  // The press is done only when what it asked for has been taken up.
  await expect(page.getByRole('button', { name: 'Odkleni vse' })).toBeEnabled();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await one.count()).toBe(1);
});

test('C3: the desk stays open where what it asks for finds no connection, and gets it when there is one again', async ({
  page,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  await page.goto(`${kavarna.url}/workshops/${workshop.id}`);
  await awake(page);
  let asked = 0;
  await page.route(/__data\.json/, (route) => {
    asked++;
    return route.abort('connectionreset');
  });
  const lock = page.getByRole('button', { name: 'Zakleni vse' });
  await page.evaluate(() => void (document.body.dataset['here'] = 'still'));
  await lock.click();
  await expect.poll(() => asked).toBeGreaterThan(1);
  await page.unrouteAll();
  await expect(page.getByRole('button', { name: 'Odkleni vse' })).toBeEnabled();
  await expect(page.locator('body')).toHaveAttribute('data-here', 'still');
});
