/** Synthesis: two facilitators make measures of what all tables wrote, by hand and by keyboard, at once. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { restingBox } from '../board/pointing.ts';
import { expectAccessible } from './accessible.ts';
import { expect, signInAsFacilitator, test } from './kavarna-fixture.ts';
import { carry, secondFacilitator, writtenCafe } from './synthesis-cafe.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const IDEAS = [
  [
    ['Klopi ob poti do zdravnika', 'Avtobus tudi v soboto'],
    ['Soba za družine, ko dežuje', 'Kava v knjižnici'],
  ],
  [['Klančina pri pošti'], ['Prevoz na klic po telefonu', 'Igrišče s senco']],
];

const loose = (page: Page) => page.locator('.loose [data-idea]');
const looseIdea = (page: Page, text: string) => loose(page).filter({ hasText: text });
const measure = (page: Page, number: number) => page.locator('article').nth(number - 1);
const inMeasure = (page: Page, number: number) => measure(page, number).locator('[data-idea]');
const nameOf = (page: Page, number: number) => page.getByLabel(`Ime ukrepa ${number}`);
const isLive = (page: Page) => expect(page.getByText('Shranjeno', { exact: true })).toBeVisible();

test('C5: what one facilitator carries into a measure stands there for the other, and both type its name', async ({
  page,
  browser,
  kavarna,
}) => {
  const { workshop } = await writtenCafe(page, kavarna, IDEAS);
  const address = `${kavarna.url}/workshops/${workshop.id}/synthesis`;
  await page.goto(address);
  const other = await secondFacilitator(browser, kavarna, address);
  await isLive(page);
  await isLive(other);
  await expect(page.getByText('7 zamisli · 2 mizi · 2 kroga')).toBeVisible();

  await carry(page, looseIdea(page, 'Avtobus tudi v soboto'), page.locator('[data-drop="new"]'));
  await expect(nameOf(page, 1)).toBeFocused();
  await page.keyboard.type('Prevoz');
  await expect(nameOf(other, 1)).toHaveValue('Prevoz');
  await expect(inMeasure(other, 1)).toHaveText(/Avtobus tudi v soboto/);

  // Each types at their own place of the same name.
  await nameOf(other, 1).focus();
  await other.keyboard.press('Home');
  await other.keyboard.type('Redni ');
  await page.keyboard.type(' za vse');
  await expect(nameOf(page, 1)).toHaveValue('Redni Prevoz za vse');
  await expect(nameOf(other, 1)).toHaveValue('Redni Prevoz za vse');

  // Several at once: selected with Shift, carried by one of them.
  await looseIdea(other, 'Klopi ob poti').click();
  await looseIdea(other, 'Soba za družine').click({ modifiers: ['Shift'] });
  await expect(other.getByText('3 označene zamisli')).toBeVisible();
  await carry(other, looseIdea(other, 'Klančina'), measure(other, 1));
  await expect(inMeasure(page, 1)).toHaveCount(4);
  await expect(measure(page, 1)).toContainText('4 zamisli · 2 mizi · 2 kroga');
  await expect(page.getByText('4 umeščene')).toBeVisible();
  await expect(loose(page)).toHaveCount(3);

  // Back to where it came from.
  await carry(page, inMeasure(page, 1).filter({ hasText: 'Soba za družine' }), page.locator('.loose h2'));
  await expect(looseIdea(other, 'Soba za družine')).toBeVisible();
  await expect(inMeasure(other, 1)).toHaveCount(3);
});

test('C5: by keyboard alone ideas are put, taken out, split off, and everything is undone', async ({
  page,
  kavarna,
}) => {
  const { workshop } = await writtenCafe(page, kavarna, IDEAS);
  await page.goto(`${kavarna.url}/workshops/${workshop.id}/synthesis`);
  await isLive(page);

  await loose(page).first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 označeni zamisli')).toBeVisible();
  await page.keyboard.press('n');
  await expect(nameOf(page, 1)).toBeFocused();
  await page.keyboard.type('Prvi');
  await expect(inMeasure(page, 1)).toHaveCount(2);

  await loose(page).first().focus();
  await page.keyboard.press('1');
  await expect(inMeasure(page, 1)).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '1 zamisel je zdaj v ukrepu 1 · Prvi.' })).toHaveCount(1);
  await expect(loose(page).first(), 'the next idea takes the focus').toBeFocused();

  await inMeasure(page, 1).first().focus();
  await page.keyboard.press('Delete');
  await expect(inMeasure(page, 1)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(inMeasure(page, 1)).toHaveCount(3);
  await page.keyboard.press('Control+Shift+z');
  await expect(inMeasure(page, 1)).toHaveCount(2);

  await inMeasure(page, 1).first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Loči v nov ukrep' }).press('Enter');
  await expect(nameOf(page, 2)).toBeFocused();
  await page.keyboard.type('Drugi');
  await expect(inMeasure(page, 1)).toHaveCount(1);
  await expect(inMeasure(page, 2)).toHaveCount(1);

  await page.getByRole('button', { name: 'Premakni ukrep 2 naprej' }).press('Enter');
  await expect(nameOf(page, 1)).toHaveValue('Drugi');
  await page.reload();
  await expect(nameOf(page, 1)).toHaveValue('Drugi');
  await expect(nameOf(page, 2)).toHaveValue('Prvi');
});

test('C5: measures are merged, removed and brought back; the other one’s typing survives an undo', async ({
  page,
  browser,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, IDEAS);
  const made: string[] = [];
  const ideas = await call<{ id: string }[]>('get', `/workshops/${workshop.id}/ideas`);
  for (const [index, title] of ['Poti', 'Prevoz', 'Prostor'].entries()) {
    const { id } = await call<{ id: string }>('post', `/initiatives/${workshop.initiative}/measures`, { title });
    made.push(id);
    const placed = ideas.slice(index * 2, index * 2 + 2).map((idea) => idea.id);
    await call('post', `/initiatives/${workshop.initiative}/placements`, { measure: id, ideas: placed });
  }
  const address = `${kavarna.url}/workshops/${workshop.id}/synthesis`;
  await page.goto(address);
  const other = await secondFacilitator(browser, kavarna, address);
  await isLive(page);
  await isLive(other);

  await page.getByRole('button', { name: 'Kaj storiti z ukrepom 2' }).click();
  await page.getByRole('button', { name: 'Združi v 1 · Poti' }).click();
  await expect(other.locator('article')).toHaveCount(2);
  await expect(inMeasure(other, 1)).toHaveCount(4);
  await page.getByRole('button', { name: 'Razveljavi', exact: true }).first().click();
  await expect(other.locator('article')).toHaveCount(3);
  await expect(inMeasure(other, 1)).toHaveCount(2);

  await page.getByRole('button', { name: 'Kaj storiti z ukrepom 3' }).click();
  await page.getByRole('button', { name: 'Odstrani ukrep' }).click();
  await expect(other.locator('article')).toHaveCount(2);
  await expect(loose(other)).toHaveCount(3);
  await page.getByRole('region', { name: 'Zadnje dejanje' }).getByRole('button', { name: 'Razveljavi' }).click();
  await expect(nameOf(other, 3)).toHaveValue('Prostor');

  // What one made and the other has named comes back with its name when the making is undone and done again.
  await page.getByRole('button', { name: 'Nov ukrep' }).click();
  await nameOf(other, 4).fill('Poimenoval drugi');
  await expect(nameOf(page, 4)).toHaveValue('Poimenoval drugi');
  await page.keyboard.press('Control+z');
  await expect(other.locator('article')).toHaveCount(3);
  await page.keyboard.press('Control+y');
  await expect(nameOf(other, 4)).toHaveValue('Poimenoval drugi');
});

test('C5: ideas are found by words, table and round, and without a drag put where they belong', async ({
  page,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, IDEAS);
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Prevoz' });
  await page.goto(`${kavarna.url}/workshops/${workshop.id}/synthesis`);
  await isLive(page);

  await page.getByRole('searchbox').fill('KLANCINA');
  await expect(loose(page)).toHaveText(/Klančina pri pošti/);
  await page.getByRole('searchbox').fill('česar ni');
  await expect(page.getByText('Nobena zamisel ne ustreza iskanju.')).toBeVisible();
  await page.getByRole('button', { name: 'Pokaži vse' }).click();
  await page.getByLabel('Miza', { exact: true }).selectOption('Miza 2');
  await page.getByLabel('Krog', { exact: true }).selectOption('2. krog');
  await expect(loose(page)).toHaveCount(2);

  await looseIdea(page, 'Prevoz na klic').click();
  await page.getByLabel('Umesti v ukrep …').selectOption('1 · Prevoz');
  await page.getByRole('button', { name: 'Umesti', exact: true }).click();
  await expect(inMeasure(page, 1)).toHaveText(/Prevoz na klic/);
  await expect(loose(page)).toHaveCount(1);
  await page.getByLabel('Tudi umeščene').check();
  await expect(looseIdea(page, 'Prevoz na klic')).toContainText('ukrep 1');

  await looseIdea(page, 'Igrišče').click();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

test('C5: on a tablet a finger holds a note and carries it, and a quick stroke still scrolls', async ({
  browser,
  page,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, IDEAS);
  await call('post', `/initiatives/${workshop.initiative}/measures`, { title: 'Prevoz' });
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true, locale: 'sl-SI' });
  const tablet = await context.newPage();
  await signInAsFacilitator(tablet, kavarna);
  await tablet.goto(`${kavarna.url}/workshops/${workshop.id}/synthesis`);
  await isLive(tablet);
  const note = await restingBox(looseIdea(tablet, 'Klopi ob poti'));
  const card = await restingBox(measure(tablet, 1));
  const finger = await context.newCDPSession(tablet);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const [x, y] = [note.x + note.width / 2, note.y + note.height / 2];

  await touch('touchStart', x, y);
  await touch('touchMove', x, y - 60);
  await touch('touchMove', x, y - 120);
  await touch('touchEnd', x, y - 120);
  await expect(inMeasure(tablet, 1)).toHaveCount(0);

  const still = await restingBox(looseIdea(tablet, 'Klopi ob poti'));
  const start = still.y + still.height / 2;
  await touch('touchStart', x, start);
  await expect(tablet.locator('.ghost')).toHaveText('Klopi ob poti do zdravnika');
  for (let step = 1; step <= 6; step++) {
    const part = step / 6;
    await touch('touchMove', x + (card.x + 80 - x) * part, start + (card.y + 30 - start) * part);
  }
  await expect(tablet.locator('article.over')).toHaveCount(1);
  await touch('touchEnd', 0, 0);
  await expect(inMeasure(tablet, 1)).toHaveText(/Klopi ob poti/);
});

test('C5: on the wall ideas are gathered, carried into measures and back, and the other facilitator’s cards follow', async ({
  page,
  browser,
  kavarna,
}) => {
  const { workshop, call } = await writtenCafe(page, kavarna, IDEAS);
  const address = `${kavarna.url}/workshops/${workshop.id}/synthesis`;
  await page.goto(address);
  await isLive(page);
  const other = await secondFacilitator(browser, kavarna, address);
  await isLive(other);
  await page.getByRole('link', { name: 'Stena' }).click();
  const wall = page.getByRole('group', { name: 'Stena' });
  const note = (text: string) => wall.locator('[data-idea]').filter({ hasText: text });
  await expect(wall.locator('[data-idea]')).toHaveCount(7);
  await expect(note('Klančina pri pošti')).toContainText('Miza 1 · 2. krog');

  // Two are chosen and carried together to where the next measure will be; its name is typed at once.
  await note('Avtobus tudi v soboto').click();
  await note('Prevoz na klic').click({ modifiers: ['Shift'] });
  await expect(page.getByText('2 označeni zamisli')).toBeVisible();
  await carry(page, note('Prevoz na klic'), wall.getByText('Nov ukrep', { exact: true }));
  await expect(nameOf(page, 1)).toBeFocused();
  await page.keyboard.type('Prevoz za vse');
  await expect(inMeasure(other, 1)).toHaveCount(2);
  await expect(nameOf(other, 1)).toHaveValue('Prevoz za vse');
  await expect(wall.getByText('1 · Ukrep · 2 zamisli')).toBeVisible();
  await page.getByRole('article').getByRole('button', { name: 'Zapri' }).click();

  // A third by its key, one back with the hand, and all of it taken back.
  await note('Klopi ob poti').click();
  await page.keyboard.press('1');
  await expect(inMeasure(other, 1)).toHaveCount(3);
  await carry(page, note('Avtobus tudi v soboto'), wall.getByText('Še neumeščene'));
  await expect(inMeasure(other, 1)).toHaveCount(2);
  await note('Klančina pri pošti').focus();
  await page.keyboard.press('Control+z');
  await expect(inMeasure(other, 1)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(inMeasure(other, 1)).toHaveCount(2);

  // What the other does and what a table writes lies here too.
  await carry(other, looseIdea(other, 'Igrišče s senco'), measure(other, 1));
  await expect(wall.getByText('1 · Ukrep · 3 zamisli')).toBeVisible();
  const { tables } = await call<{ tables: { id: string }[] }>('get', `/workshops/${workshop.id}`);
  await call('post', `/workshops/${workshop.id}/rounds`);
  await call('post', `/tables/${tables[0]?.id}/ideas`, { text: 'Čitalnica na prostem' });
  await expect(note('Čitalnica na prostem')).toBeVisible();

  // Its notes are neither written nor removed here.
  await note('Čitalnica na prostem').dblclick();
  await page.keyboard.press('Delete');
  await expect(wall.locator('textarea')).toHaveCount(0);
  await expect(wall.locator('[data-idea]')).toHaveCount(8);
  await expectAccessible(page, 'the wall');
});
