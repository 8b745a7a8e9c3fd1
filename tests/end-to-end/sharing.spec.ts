/** Ten seconds from looking to the first idea, on a phone and at a tablet that several share; and that tablet through a round and a vote. */
import type { Browser, Page } from '@playwright/test';
import type { Idea } from '#domain/idea.ts';
import type { Seat } from '#domain/seat.ts';
import { expectAccessible, PHONE, TABLET } from './accessible.ts';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import {
  awake,
  dotsCounted,
  expect,
  newWorkshop,
  signInAsFacilitator,
  test,
  type NewWorkshop,
  type RunningKavarna,
} from './kavarna-fixture.ts';

const MOST_TAPS = 3;

let workshop: NewWorkshop;
let call: ApiCall;

test.beforeEach(async ({ page, kavarna }) => {
  await signInAsFacilitator(page, kavarna);
  workshop = await newWorkshop(page, kavarna);
  call = await facilitatorsProgram(page, kavarna);
});

/** A device whose screen is touched, and counts how often. */
async function device(
  browser: Browser,
  viewport: typeof PHONE,
  locale = 'sl-SI',
): Promise<{ page: Page; taps: () => Promise<number> }> {
  const context = await browser.newContext({ viewport, locale, hasTouch: true });
  await context.addInitScript(() => {
    const count = () => sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps')) + 1));
    addEventListener('touchstart', count, { capture: true, passive: true });
  });
  const page = await context.newPage();
  return { page, taps: () => page.evaluate(() => Number(sessionStorage.getItem('taps'))) };
}

async function tabletOnTable(browser: Browser, kavarna: RunningKavarna) {
  const { page, taps } = await device(browser, TABLET);
  await page.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await page.getByRole('button', { name: 'Ta naprava leži na mizi' }).click();
  await page.waitForURL(/\/seat$/);
  return { page, taps };
}

const ideasAt = (table: string) => call<Idea[]>('get', `/tables/${table}/ideas`);
const seats = () => call<Seat[]>('get', `/workshops/${workshop.id}/seats`);

test('R2: from the card’s code to the first idea a phone is tapped twice', async ({ browser, kavarna }) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page: phone, taps } = await device(browser, PHONE);
  await phone.goto(`${kavarna.url}/w/${workshop.code}/t/1`);
  await phone.getByRole('button', { name: 'Prisedi k mizi 1' }).tap();
  await phone.waitForURL(/\/seat$/);
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).tap();
  await phone.keyboard.type('Klop pri pošti');
  await expect(phone.getByText('Shranjeno', { exact: true })).toBeVisible();
  const [seat] = await seats();
  await expect.poll(() => ideasAt(seat?.table ?? '')).toMatchObject([{ text: 'Klop pri pošti', seat: seat?.id }]);
  expect(await taps()).toBeLessThanOrEqual(MOST_TAPS);
});

test('R2: from the moment it is there, the button one is about to tap stands still', async ({ browser, kavarna }) => {
  // Twelve phones, one after the other.
  test.setTimeout(180_000);
  await call('post', `/workshops/${workshop.id}/rounds`);
  const sizes = [PHONE, { width: 360, height: 640 }, { width: 340, height: 640 }, { width: 320, height: 600 }];
  const tables = ['sl-SI', 'en-GB', 'sr-RS'].entries();
  const everywhere = [...tables].flatMap(([index, locale]) =>
    sizes.map((size) => ({ table: index + 1, locale, size })),
  );
  for (const { table, locale, size } of everywhere) {
    const { page: phone } = await device(browser, size, locale);
    await phone.addInitScript(() => {
      const seen = new Set<number>();
      Object.assign(window, { seen });
      const look = () => {
        const button = document.querySelector('footer button.big');
        if (button) seen.add(button.getBoundingClientRect().top);
        requestAnimationFrame(look);
      };
      look();
    });
    await phone.goto(`${kavarna.url}/w/${workshop.code}/t/${table}`);
    await phone.locator('form button.primary').tap();
    await expect(phone.locator('footer .saved')).toBeVisible();
    const seen = await phone.evaluate(() => (window as unknown as { seen: Set<number> }).seen.size);
    expect(seen, `places of the button at ${size.width} px, ${locale}`).toBe(1);
    await phone.context().close();
  }
});

test('R2: whoever comes to the shared tablet taps a plus on their side and writes; the note is turned to them and theirs', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page: tablet, taps } = await tabletOnTable(browser, kavarna);
  await expect(tablet.getByText('Shranjeno', { exact: true })).toBeVisible();
  const plus = tablet.locator('[data-side="180"]').getByRole('button', { name: 'Prisedi na tej strani' });
  await expect(plus).toBeVisible();
  const before = await taps();
  await plus.tap();
  const field = tablet.getByRole('textbox', { name: 'Vaša zamisel' });
  await expect(field).toBeFocused();
  expect(await tablet.locator('dialog form').getAttribute('data-side')).toBe('180');
  // Turned to the other side of the table: what is its end lies nearer to the top of the screen.
  const [note, head] = [await field.boundingBox(), await tablet.locator('dialog header').boundingBox()];
  expect(note?.y).toBeLessThan(head?.y ?? 0);
  await expectAccessible(tablet, 'writing on the far side');
  // The keys that turn along, since the device's own would stand on their heads; the rest by whatever keyboard.
  await tablet.getByRole('button', { name: 'S', exact: true }).click();
  await tablet.keyboard.type('enca na trgu');
  await expect(field).toHaveValue('Senca na trgu');
  const afterTyping = await taps();
  await tablet.getByRole('button', { name: 'Oddaj' }).tap();
  await expect(tablet.getByText('Senca na trgu').first()).toBeVisible();
  const seat = (await seats()).find(({ isShared }) => isShared);
  expect(seat).toMatchObject({ side: 180, kind: 'participant' });
  await expect.poll(() => ideasAt(seat?.table ?? '')).toMatchObject([{ text: 'Senca na trgu', seat: seat?.id }]);
  expect((await taps()) - before - (afterTyping - before - 1)).toBeLessThanOrEqual(MOST_TAPS);
  await expectAccessible(tablet, 'a shared tablet');
});

test('I5: who lays the tablet aside before their seat is made finds their words again, and the next one does not see them', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page: tablet } = await tabletOnTable(browser, kavarna);
  await awake(tablet);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await tablet.route(
    /\?\/sit$/,
    async (route) => {
      await released;
      await route.continue();
    },
    { times: 1 },
  );
  const field = tablet.getByRole('textbox', { name: 'Vaša zamisel' });
  const plus = tablet.locator('[data-side="0"]').getByRole('button', { name: 'Prisedi na tej strani' });
  await plus.tap();
  await field.fill('Samo za moje oči');
  await tablet.getByRole('button', { name: 'Odloži' }).tap();
  await plus.tap();
  await expect(field).toHaveValue('');
  await field.fill('Klop v senci');
  const seated = async () => (await seats()).filter(({ isShared }) => isShared).length;
  await expect.poll(seated).toBe(1);
  release();
  await expect.poll(seated).toBe(2);
  await expect(field).toHaveValue('Klop v senci');
  await tablet.getByRole('button', { name: 'Oddaj' }).tap();
  await expect(tablet.getByText('Klop v senci').first()).toBeVisible();
  // The one who was faster has the first colour.
  await tablet.getByRole('button', { name: /^(?!sončno rumena).*napiši zamisel$/ }).tap();
  await expect(field).toHaveValue('Samo za moje oči');
});

test('I5: the tablet goes from hand to hand: nothing is shown until it is handed in, a scribe says so, and each votes alone', async ({
  browser,
  kavarna,
}) => {
  await call('post', `/workshops/${workshop.id}/rounds`);
  const { page: tablet } = await tabletOnTable(browser, kavarna);
  await expect(tablet.getByText('Shranjeno', { exact: true })).toBeVisible();
  await tablet.getByRole('button', { name: 'Podajaj' }).click();
  await expect(tablet.getByRole('heading', { name: 'Podajajte si tablico' })).toBeVisible();

  await tablet.getByRole('dialog').getByRole('button', { name: 'Prisedi' }).click();
  await tablet.keyboard.type('Po albansko povedano');
  await tablet.getByLabel('Zapisano za nekoga drugega').check();
  await tablet.getByLabel('Govorjeni jezik').selectOption('sq');
  await expect.poll(async () => (await seats()).some(({ isShared }) => isShared)).toBe(true);
  const lejla = (await seats()).find(({ isShared }) => isShared);
  expect(await ideasAt(lejla?.table ?? '')).toEqual([]);
  await tablet.getByRole('button', { name: 'Oddaj' }).click();
  await expect(tablet.getByRole('heading', { name: 'Podajte tablico naprej' })).toBeVisible();
  await expectAccessible(tablet, 'passing the tablet on');
  await expect
    .poll(() => ideasAt(lejla?.table ?? ''))
    .toMatchObject([{ source: { kind: 'dictated', language: 'sq' }, seat: lejla?.id }]);
  // What is laid aside stays with its seat: the next one does not see it.
  await tablet.getByRole('dialog').getByRole('button', { name: 'Prisedi' }).click();
  await tablet.keyboard.type('še ne končano');
  await tablet.getByRole('button', { name: 'Odloži' }).click();
  const dialog = tablet.getByRole('dialog');
  await dialog.getByRole('button', { name: /^sončno rumena.*napiši zamisel/ }).click();
  await expect(tablet.getByRole('textbox', { name: 'Vaša zamisel' })).toHaveValue('');
  await tablet.getByRole('button', { name: 'Odloži' }).click();
  await dialog.getByRole('button', { name: /^(?!sončno rumena).*napiši zamisel/ }).click();
  await expect(tablet.getByRole('textbox', { name: 'Vaša zamisel' })).toHaveValue('še ne končano');
  await tablet.getByRole('button', { name: 'Oddaj' }).click();
  await tablet.getByRole('button', { name: 'Na tablo' }).click();
  await expect(tablet.getByText(/po nareku \(albanščina\)/).first()).toBeVisible();

  await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Klopi' });
  await call('put', `/workshops/${workshop.id}/phase`, { phase: 'synthesis' });
  await call('post', `/workshops/${workshop.id}/voting/open`);
  const turns = tablet.getByRole('link', { name: /: glasuj/ });
  await expect(turns).toHaveCount(2);
  await expectAccessible(tablet, 'whose turn it is to vote');
  await turns.first().click();
  await tablet.getByRole('button', { name: 'Daj piko ukrepu „Klopi“' }).click();
  await expect(tablet.getByText('Še 4 pike')).toBeVisible();
  await expectAccessible(tablet, 'voting on a shared tablet');
  await tablet.getByRole('link', { name: 'Končano, podaj naprej' }).click();
  await expect(tablet.getByText('že glasovano')).toHaveCount(1);
  await turns.click();
  await expect(tablet.getByText('Še 5 pik')).toBeVisible();
  await tablet.getByRole('button', { name: 'Daj piko ukrepu „Klopi“' }).click();
  await expect(tablet.getByText('Še 4 pike')).toBeVisible();
  await dotsCounted(tablet);
  const results = await call<{ ballots: number }>('post', `/workshops/${workshop.id}/voting/close`);
  expect(results.ballots).toBe(2);
});
