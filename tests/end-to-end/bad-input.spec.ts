/** What people send that can't be right: a sentence in their language, nothing changed, and the server goes on. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import en from '#language/messages/en/everywhere.ts';
import sl from '#language/messages/sl/everywhere.ts';
import sr from '#language/messages/sr/everywhere.ts';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  expect,
  newParticipant,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

/** By this header a browser of these tests comes from an address of its own: whoever guesses codes must not stop the others. */
const CLIENT_ADDRESS = 'x-client-address';
const MEGABYTE = 'a'.repeat(1024 * 1024);
const LANGUAGES = [
  { locale: 'sl-SI', html: 'sl', messages: sl },
  { locale: 'en-GB', html: 'en', messages: en },
  { locale: 'sr-Latn-RS', html: 'sr-Latn', messages: sr },
] as const;

test.use({ settings: { KAVARNA_CLIENT_ADDRESS_HEADER: CLIENT_ADDRESS } });

let desk: Page;
let call: ApiCall;
let workshop: NewWorkshop;

test.beforeEach(async ({ page, kavarna }) => {
  desk = page;
  await signInAsFacilitator(desk, kavarna);
  workshop = await newWorkshop(desk, kavarna);
  call = await facilitatorsProgram(desk, kavarna);
});

test.afterEach(async ({ kavarna }) => {
  expect((await desk.goto(kavarna.url))?.status(), 'the server lives').toBe(200);
});

async function stranger(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'sl-SI', ...options })).newPage();
}

/** Somebody at table 1 whose browser runs no script. */
async function plainParticipant(browser: Browser, kavarna: RunningKavarna): Promise<Page> {
  const page = await stranger(browser, { javaScriptEnabled: false });
  await page.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await page.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await page.waitForURL(/\/seat$/);
  return page;
}

/** Sends a form of a page as this page's browser, and gives the page that comes back. */
async function send(page: Page, kavarna: RunningKavarna, path: string, form: Record<string, string>) {
  const answer = await page.request.post(kavarna.url + path, {
    form,
    headers: { origin: kavarna.url, accept: 'text/html' },
  });
  return { status: answer.status(), text: await answer.text() };
}

async function ideasAtTable1(): Promise<{ text: string }[]> {
  const { tables } = await call<{ tables: { id: string }[] }>('get', `/workshops/${workshop.id}`);
  return call('get', `/tables/${tables[0]?.id}/ideas`);
}

for (const { locale, html, messages } of LANGUAGES) {
  test(`a wrong code and an unknown page are told in the person’s language: ${html}`, async ({ browser, kavarna }) => {
    const page = await stranger(browser, { locale });
    await page.goto(kavarna.url);
    await page.locator('[name=code]').fill('XXX-2222');
    await page.locator('form:has([name=code]) button').click();
    await expect(page.getByText(messages['refusal.code-unknown'])).toBeVisible();
    await expect(page.locator('[name=code]')).toHaveValue('XXX-2222');
    for (const path of ['/w/XXX2222', '/w/XXX2222/t/1', '/w/XXX2222/seat']) {
      expect((await page.goto(kavarna.url + path))?.status()).toBe(404);
      await expect(page.getByText(messages['refusal.code-unknown'])).toBeVisible();
    }
    expect((await page.goto(`${kavarna.url}/ni-te-strani`))?.status()).toBe(404);
    await expect(page.getByText(messages['common.error.not-found'])).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', html);
    await page.getByRole('link', { name: messages['common.error.home'] }).click();
    await expect(page.locator('[name=code]')).toBeVisible();
  });
}

test('whoever guesses codes has to wait; a right code gets in, and those who sit already notice nothing', async ({
  browser,
  kavarna,
}) => {
  const hall = { extraHTTPHeaders: { [CLIENT_ADDRESS]: '203.0.113.9' } };
  const seated = await stranger(browser, hall);
  await seated.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await seated.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await expect(seated.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();

  const page = await stranger(browser, hall);
  await page.goto(kavarna.url);
  const guesses = await Promise.all(Array.from({ length: 470 }, () => page.request.get(`${kavarna.url}/w/AAA2222`)));
  const sentAway = guesses.filter((answer) => answer.status() === 429);
  expect(sentAway.length).toBeGreaterThan(300);
  expect(sentAway.every((answer) => Number(answer.headers()['retry-after']) > 0)).toBe(true);
  expect(await sentAway[0]?.text()).toContain(sl['refusal.too-many-tries']);
  // Nobody is kept out by somebody else's guesses: the right code has its turn after a moment.
  await page.locator('[name=code]').fill(workshop.code);
  await page.getByRole('button', { name: 'Pridruži se' }).click();
  await page.waitForURL(`${kavarna.url}/w/${workshop.code}`);

  await seated.reload();
  await expect(seated.getByRole('heading', { name: 'Krog se še ni začel' })).toBeVisible();
  await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
});

test('a one-time link that was used or never was is told so, and makes no account', async ({ browser, kavarna }) => {
  const page = await stranger(browser);
  const used = new URL(kavarna.firstLink).pathname;
  for (const path of [used, `${used}x`, '/welcome/nothing']) {
    expect((await page.goto(kavarna.url + path))?.status()).toBe(410);
    await expect(page.getByText(sl['refusal.link-expired'])).toBeVisible();
    const posted = await send(page, kavarna, `${path}?/create`, {
      name: 'Nihče',
      email: 'nihce@obcina.example',
      password: 'dolga pot do morja',
    });
    expect(posted.text).toContain(sl['refusal.link-expired']);
  }
  const signedIn = await send(page, kavarna, '/sign-in', {
    email: 'nihce@obcina.example',
    password: 'dolga pot do morja',
  });
  expect(signedIn.text).toContain(sl['refusal.wrong-password']);
});

test('C3: a full table says so before and after the name is typed, and leads to another', async ({
  browser,
  kavarna,
}) => {
  await call('patch', `/workshops/${workshop.id}`, { settings: { seatsPerTable: 1 } });
  const late = await stranger(browser);
  await late.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await late.getByLabel('Ime').fill('Jana');
  await newParticipant(browser, kavarna, { code: workshop.code, table: 1 });
  await late.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await expect(late.getByText('Pri tej mizi so vsi stoli zasedeni.')).toBeVisible();
  await expect(late.getByLabel('Ime')).toHaveValue('Jana');
  await late.getByRole('link', { name: 'Izberite drugo mizo' }).click();
  await expect(late.getByRole('option', { name: /Miza 1.*zasedena/ })).toBeDisabled();
  await late.getByLabel('Miza', { exact: true }).selectOption('3');
  await late.getByRole('button', { name: 'Prisedi' }).click();
  await late.waitForURL(/\/seat$/);
  await expect(late.getByRole('img', { name: 'Miza 3' })).toBeVisible();

  const later = await stranger(browser);
  await later.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await expect(later.getByText('Pri tej mizi so vsi stoli zasedeni.')).toBeVisible();
});

test('a form that is sent after the round has ended, or after the vote, changes nothing and loses no words', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const page = await plainParticipant(browser, kavarna);
  await page.getByLabel('Zamisel', { exact: true }).fill('Nadstrešek na postaji');
  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await page.getByRole('button', { name: 'Dodaj', exact: true }).click();
  await expect(page.getByText(sl['refusal.round-closed'])).toBeVisible();
  await expect(page.getByText('Nadstrešek na postaji')).toBeVisible();
  expect(await ideasAtTable1()).toEqual([]);

  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Skupna kuhinja' });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  await page.goto(`${kavarna.url}/w/${workshop.code}/seat`);
  const results = await call<object>('post', `/workshops/${workshop.id}/voting/close`);
  await page.getByRole('button', { name: 'Daj piko ukrepu „Skupna kuhinja“' }).click();
  await expect(page.getByText(sl['refusal.voting-closed'])).toBeVisible();
  expect(results).toMatchObject({ ballots: 0 });
  expect(await call('get', `/workshops/${workshop.id}/results`)).toMatchObject({ ballots: 0 });
});

test('another facilitator’s workshop is nobody else’s: no page of it, no command, no download', async ({
  browser,
  kavarna,
}) => {
  const other = await stranger(browser);
  await other.goto(kavarna.url);
  await other.locator('form:has([name=stage]) button').click();
  await other.waitForURL(/\/workshops\//);
  const pages = ['', '/setup', '/print', '/synthesis', '/priorities', '/tables/1'].map(
    (path) => `/workshops/${workshop.id}${path}`,
  );
  for (const path of [...pages, `/initiatives/${workshop.initiative}`, `/initiatives/${workshop.initiative}/plan`]) {
    expect((await other.goto(kavarna.url + path))?.status(), path).toBe(403);
    await expect(other.getByText(sl['refusal.not-yours'])).toBeVisible();
  }
  const opened = await send(other, kavarna, `/workshops/${workshop.id}?/openRound`, {});
  expect(opened.status).toBe(403);
  const download = `/initiatives/${workshop.initiative}/exports/ideas.csv`;
  expect((await other.request.get(kavarna.url + download)).status()).toBe(403);
  expect(await call('get', `/workshops/${workshop.id}`)).toMatchObject({ phase: 'preparation', rounds: [] });
});

test('a text over 2000 characters is refused and not lost; a megabyte changes nothing; more is not even read', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const page = await plainParticipant(browser, kavarna);
  const field = page.getByLabel('Zamisel', { exact: true });
  const long = 'Beseda '.repeat(300).trim();
  await field.evaluate((element) => element.removeAttribute('maxlength'));
  await field.fill(long);
  await page.getByRole('button', { name: 'Dodaj', exact: true }).click();
  await expect(page.getByText(sl['refusal.text-too-long'])).toBeVisible();
  await expect(field).toHaveValue(long);

  const seat = `/w/${workshop.code}/seat`;
  const megabyte = await send(page, kavarna, `${seat}?/add`, { text: MEGABYTE });
  expect(megabyte.text).toContain(sl['refusal.text-too-long']);
  const measure = await send(page, kavarna, `${seat}?/vote`, { measure: MEGABYTE, dots: '1' });
  expect(measure.status).toBe(409);
  const code = await send(page, kavarna, '/?/join', { code: MEGABYTE });
  expect(code.text).toContain(sl['refusal.code-unknown']);
  expect(code.text.length).toBeLessThan(100_000);
  const tooLarge = await send(page, kavarna, `${seat}?/add`, { text: MEGABYTE.repeat(3) });
  expect(tooLarge.status).toBe(413);
  expect(tooLarge.text).toContain(sl['refusal.too-large']);
  expect(await ideasAtTable1()).toEqual([]);
});
