/** WCAG 2.2 AA on every page of the product in its main states, at three sizes; large text; the keyboard alone. */
import type { Browser, Page } from '@playwright/test';
import { DESKTOP, expectAccessibleAtEverySize, expectRoomForLargeText, PHONE, tabTo, TABLET } from './accessible.ts';
import { facilitatorsProgram } from './facilitators-program.ts';
import {
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type RunningKavarna,
  goOnTo,
} from './kavarna-fixture.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ viewport: DESKTOP });
// Many pages, three sizes each: on a machine that does other things too this takes its time.
test.setTimeout(240_000);

/** Opens the demonstration; gives the workshop's address. */
async function openDemonstration(page: Page, kavarna: RunningKavarna, stage: string): Promise<string> {
  await page.goto(kavarna.url);
  await page.locator('[name=stage]').selectOption(stage);
  await page.locator('form:has([name=stage]) button').click();
  await page.waitForURL(/\/(workshops|initiatives)\//);
  return page.url();
}

async function visitor(browser: Browser, viewport = PHONE): Promise<Page> {
  return (await browser.newContext({ viewport, locale: 'sl-SI' })).newPage();
}

test('pages for everybody: start, a wrong code, signing in, an invitation, the API, an unknown page', async ({
  page,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const { initiative } = await newWorkshop(page, kavarna);
  const guest = await visitor(browser);
  const check = async (path: string, state: string) => {
    await guest.goto(kavarna.url + path);
    await expectAccessibleAtEverySize(guest, state);
  };
  await check('/', 'start page');
  await guest.locator('[name=code]').fill('AAA');
  await guest.getByRole('button', { name: 'Pridruži se' }).click();
  await expect(guest.getByText('Te kode ne poznamo.')).toBeVisible();
  await expectAccessibleAtEverySize(guest, 'start page, wrong code');
  await check('/w/AAA2222', 'wrong code');
  await check('/ni-te-strani', 'unknown page');
  await check('/welcome/nothing', 'used link');
  await check('/api', 'API');
  await check('/sign-in', 'signing in');
  await guest.locator('[name=email]').fill('nihce@obcina.example');
  await guest.locator('[name=password]').fill('dolga pot do morja');
  await guest.locator('main form button').click();
  await expect(guest.getByRole('alert')).toBeVisible();
  await expectAccessibleAtEverySize(guest, 'signing in refused');
  const invited = await page.request.post(`${kavarna.url}/initiatives/${initiative}/team?/invite`, {
    headers: { origin: kavarna.url, accept: 'application/json', 'x-sveltekit-action': 'true' },
    form: {},
  });
  await check(/\/welcome\/[0-9a-z.]+/.exec(await invited.text())?.[0] ?? '', 'invitation');
});

test('a facilitator’s pages before the evening: initiatives, account, set-up, desk, cards', async ({
  page,
  kavarna,
}) => {
  await signInAsFacilitator(page, kavarna);
  const { id, initiative } = await newWorkshop(page, kavarna);
  const ofInitiative = `/initiatives/${initiative}`;
  for (const path of ['/initiatives', ofInitiative, `${ofInitiative}/plan`, `${ofInitiative}/team`, '/account']) {
    await page.goto(kavarna.url + path);
    await expectAccessibleAtEverySize(page, path);
  }
  const pack = '/print?part=guide&part=rules&part=poster&part=cards&part=sheets';
  for (const path of ['', '/setup', '/links', pack, '/synthesis', '/priorities', '/tables/1']) {
    await page.goto(`${kavarna.url}/workshops/${id}${path}`);
    await expectAccessibleAtEverySize(page, `${path} before the evening`);
  }
});

test('the evening in a demonstration: desk, table’s panel, board, between rounds', async ({ page, kavarna }) => {
  const desk = await openDemonstration(page, kavarna, 'round-1');
  await expect(page.locator('.room a').first()).toBeVisible();
  await expectAccessibleAtEverySize(page, 'desk in a round');
  await page.locator('.room a').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleAtEverySize(page, 'table’s panel');
  await page.goto(`${desk}/tables/1`);
  await expect(page.locator('.board.plain')).toBeVisible();
  await expectAccessibleAtEverySize(page, 'table’s board');
  await page.goto(`${desk}/setup`);
  await expectAccessibleAtEverySize(page, 'set-up after the start');
  await page.goto(desk);
  await goOnTo(page, 'Menjava miz');
  await expectAccessibleAtEverySize(page, 'desk between rounds');
});

test('after the tables in a demonstration: synthesis, plan, results, an open vote', async ({ page, kavarna }) => {
  await openDemonstration(page, kavarna, 'plan');
  await expectAccessibleAtEverySize(page, 'plan');
  await page.locator('table tbody button').first().click();
  await expectAccessibleAtEverySize(page, 'plan, a measure’s fields');
  await page.goto(page.url().replace(/\/plan.*/, ''));
  await page.locator('a[href^="/workshops/"]').first().click();
  await page.waitForURL(/\/workshops\//);
  const workshop = /.*\/workshops\/[^/]+/.exec(page.url())?.[0] ?? '';
  await page.goto(`${workshop}/synthesis`);
  await page.getByRole('listbox').first().getByRole('option').first().click();
  await expectAccessibleAtEverySize(page, 'synthesis, an idea chosen');
  await page.goto(`${workshop}/priorities`);
  await expect(page.getByRole('heading', { name: 'Rezultat' })).toBeVisible();
  await expectAccessibleAtEverySize(page, 'results');
  await page.getByRole('button', { name: 'Znova odpri glasovanje' }).click();
  await expect(page.getByRole('button', { name: 'Zaključi glasovanje' })).toBeVisible();
  await expectAccessibleAtEverySize(page, 'open vote');
});

test('participants’ pages: joining, waiting, list and board, a lost connection, moving, voting, results, the end', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const { id, initiative, code } = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('patch', `/workshops/${id}`, { settings: { groups: ['starši', 'društva'] } });
  for (const title of ['Skupna kuhinja', 'Klopi ob poti'])
    await call('post', `/initiatives/${initiative}/measures`, { title });

  const phone = await visitor(browser);
  for (const path of [`/w/${code}`, `/w/${code}/t/1`]) {
    await phone.goto(kavarna.url + path);
    await expectAccessibleAtEverySize(phone, path);
  }
  await phone.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await expect(phone.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'waiting');
  const tablet = await visitor(browser, TABLET);
  await tablet.goto(`${kavarna.url}/w/${code}/t/1`);
  await tablet.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
  await tablet.waitForURL(/\/seat$/);

  await call('post', `/workshops/${id}/rounds`);
  for (const text of ['Pitniki', 'Senca']) {
    await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
    await phone.locator('li[data-idea] textarea:focus').pressSequentially(text);
  }
  await phone.getByLabel('Barva in odstranitev').last().click();
  await phone.getByRole('button', { name: 'Odstrani' }).click();
  await phone.getByText('Odstranjene zamisli (1)').click();
  await phone.getByLabel('Barva in odstranitev').click();
  await expectAccessibleAtEverySize(phone, 'list, with a removed idea');
  await expect(tablet.locator('.board.plain .board-note')).toHaveCount(1);
  await expectAccessibleAtEverySize(tablet, 'board');
  await phone.context().setOffline(true);
  await expect(phone.getByText('Ni povezave. Pišite naprej')).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'without a connection');
  await phone.context().setOffline(false);
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();

  await call('post', `/workshops/${id}/rounds/current/end`);
  await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'moving');
  await expect(tablet.getByText('Ta tablica ostane pri mizi 1.')).toBeVisible();
  await expectAccessibleAtEverySize(tablet, 'a closed board');

  await call('put', `/workshops/${id}/phase`, { phase: 'synthesis' });
  await expect(phone.getByText('Voditelji zdaj povezujejo zamisli')).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'while measures are made');
  await call('post', `/workshops/${id}/voting/open`);
  await phone.getByRole('button', { name: 'Daj piko ukrepu „Skupna kuhinja“' }).click();
  await expect(phone.getByText('Še 4 pike')).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'voting');
  await expect(tablet.getByText('Na skupni tablici se ne glasuje.')).toBeVisible();
  await expectAccessibleAtEverySize(tablet, 'voting, on the table’s own tablet');
  await call('post', `/workshops/${id}/voting/close`);
  await expect(phone.getByRole('heading', { name: 'Rezultat glasovanja' })).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'result');
  await call('put', `/workshops/${id}/phase`, { phase: 'follow-up' });
  await expect(phone.getByRole('heading', { name: 'Hvala. Delavnica je končana.' })).toBeVisible();
  await expectAccessibleAtEverySize(phone, 'the end');
});

test('with text at 200 % nothing scrolls sideways: joining, list, voting', async ({ page: desk, browser, kavarna }) => {
  await signInAsFacilitator(desk, kavarna);
  const { id, initiative, code } = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('patch', `/workshops/${id}`, { settings: { groups: ['starši', 'nevladne organizacije'] } });
  await call('post', `/initiatives/${initiative}/measures`, { title: 'Medgeneracijsko središče z opremljeno kuhinjo' });
  await call('post', `/workshops/${id}/rounds`);
  const phone = await visitor(browser);
  const check = async (state: string) => {
    for (const size of [PHONE, TABLET]) {
      await phone.setViewportSize(size);
      await expectRoomForLargeText(phone, `${state}, ${size.width} wide`);
    }
    await phone.setViewportSize(PHONE);
  };
  await phone.goto(`${kavarna.url}/w/${code}`);
  await check('joining by the code');
  await phone.goto(`${kavarna.url}/w/${code}/t/1`);
  await check('joining at a table');
  await phone.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await phone.locator('li[data-idea] textarea:focus').pressSequentially('Medgeneracijsko središče');
  await phone.getByLabel('Barva in odstranitev').click();
  await check('list');
  await call('post', `/workshops/${id}/rounds/current/end`);
  await expect(phone.getByRole('heading', { name: 'Pojdite k mizi 2' })).toBeVisible();
  await check('moving');
  await call('post', `/workshops/${id}/voting/open`);
  await expect(phone.getByRole('heading', { name: 'Razdelite svoje pike' })).toBeVisible();
  await check('voting');
  await call('post', `/workshops/${id}/voting/close`);
  await expect(phone.getByRole('heading', { name: 'Rezultat glasovanja' })).toBeVisible();
  await check('result');
});

test('R5: with the keyboard alone one joins, writes, recolours, removes, restores and votes', async ({
  page: desk,
  browser,
  kavarna,
}) => {
  await signInAsFacilitator(desk, kavarna);
  const { id, initiative, code } = await newWorkshop(desk, kavarna);
  const call = await facilitatorsProgram(desk, kavarna);
  await call('post', `/initiatives/${initiative}/measures`, { title: 'Skupna kuhinja' });
  await call('post', `/workshops/${id}/rounds`);
  const { page: neighbour } = await newParticipant(browser, kavarna, { code, table: 2 });
  const page = await visitor(browser);
  const { keyboard } = page;
  const press = async (name: string, key = 'Enter') => {
    await tabTo(page, page.getByRole('button', { name }));
    await keyboard.press(key);
  };

  await page.goto(kavarna.url);
  await tabTo(page, page.getByLabel('Koda delavnice'));
  await keyboard.type(code);
  await keyboard.press('Enter');
  await page.waitForURL(/\/w\//);
  await tabTo(page, page.getByLabel('Ime'));
  await keyboard.type('Rok');
  await tabTo(page, page.getByLabel('Miza', { exact: true }));
  await keyboard.type('Miza 2');
  await press('Prisedi');
  await expect(page.getByText('Miza 2 · 1. krog od 3')).toBeVisible();

  const idea = page.locator('li[data-idea]');
  await expect(page.getByRole('button', { name: 'Dodaj zamisel' })).toBeEnabled();
  await press('Dodaj zamisel');
  await expect(idea.getByRole('textbox')).toBeFocused();
  await keyboard.type('Klančina do pošte');
  await expect(neighbour.locator('li[data-idea] textarea')).toHaveValue('Klančina do pošte');
  await tabTo(page, idea.getByLabel('Barva in odstranitev'));
  await keyboard.press('Enter');
  await tabTo(page, idea.getByRole('radio', { name: 'sončno rumena' }));
  await keyboard.press('ArrowRight');
  await expect(neighbour.locator('li[data-idea] .note')).toHaveClass(/apricot/);
  await press('Odstrani');
  await expect(idea).toHaveCount(0);
  await tabTo(page, page.locator('summary').filter({ hasText: 'Odstranjene zamisli (1)' }));
  await keyboard.press('Enter');
  await press('Obnovi');
  await expect(idea.getByRole('textbox')).toHaveValue('Klančina do pošte');

  await call('post', `/workshops/${id}/rounds/current/end`);
  await call('post', `/workshops/${id}/voting/open`);
  await expect(page.getByRole('heading', { name: 'Razdelite svoje pike' })).toBeVisible();
  await press('Daj piko ukrepu');
  await keyboard.press('Enter');
  await expect(page.getByText('Še 3 pike')).toBeVisible();
  await press('Vzemi nazaj piko');
  await expect(page.getByText('Še 4 pike')).toBeVisible();
});
