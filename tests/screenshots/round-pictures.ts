/** A round in the demonstration: a table by tablet, laptop and phone, the desk, and where everybody goes afterwards. */
import type { Page } from '@playwright/test';
import { canvasOf, join, joinCode, PHONE, TABLET, take, takeInSizes } from './studio.ts';

/** Tables of the demonstration, and who comes to it beside those it brings along. */
const TABLES = 5;
const GUESTS = [
  ['Lejla', 'priseljenci'],
  ['Urban', 'starši'],
  ['Damjana', 'društva'],
  ['Stane', 'društva'],
  ['Zala', 'starši'],
  ['Mirsad', 'priseljenci'],
  ['Polona', 'občina'],
  ['Ela', 'starši'],
] as const;
/** What somebody at the first table adds to the demonstration's own ideas. */
const WRITTEN = [
  'Zemljevid klančin in klopi, ki ga dopolnjujemo sami',
  'Prevoz v soboto tudi na tržnico',
  'Voznik naj počaka, da se človek usede',
];
const BEING_WRITTEN = 'Enkrat na leto gremo po mestu skupaj: župan, mi';

/** A round with people at all tables: the first one on its tablet, the list on a phone, the desk; then everybody moves. */
export async function takeRound(desk: Page): Promise<void> {
  const code = await joinCode(desk);
  const tablet = await join({ code, table: 1, size: TABLET, isTablet: true });
  const laptop = await join({ code, table: 1, name: 'Nada', group: 'društva', size: TABLET });
  const phones: Page[] = [];
  for (const [index, [name, group]] of GUESTS.entries()) {
    phones.push(await join({ code, table: 1 + (index % TABLES), name, group, size: PHONE }));
  }
  await canvasOf(tablet);
  await canvasOf(laptop);
  for (const text of WRITTEN) await write(laptop, text);
  await laptop.getByRole('button', { name: 'Izberi in premakni' }).click();
  await draw(tablet);
  await write(laptop, BEING_WRITTEN);
  await laptop.mouse.move(560, 520, { steps: 4 });
  await tablet.getByText('Nada piše …').first().waitFor();
  await take(tablet, 'table-tablet');
  await takeInSizes(desk, 'desk');

  const [phone] = phones;
  if (!phone) throw new Error('Somebody has a phone.');
  await phone.locator('[data-idea]').first().waitFor();
  await take(phone, 'list-phone');
  await desk.getByRole('button', { name: 'Naprej: Menjava miz' }).click();
  await phone.getByRole('heading', { name: 'Pojdite k mizi 2' }).waitFor();
  await take(phone, 'moving-phone');
  for (const one of [tablet, laptop, ...phones]) await one.context().close();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('.board-note textarea').waitFor();
  await page.keyboard.type(text);
}

/** A ring around one note and an arrow between two, by hand. */
async function draw(page: Page): Promise<void> {
  const boxOf = (text: string) => page.locator('.board-note').filter({ hasText: text }).boundingBox();
  const [ringed, from, to] = await Promise.all([
    boxOf('Pri pošti je klančina'),
    boxOf('Prevoz v soboto'),
    boxOf('Avtobus iz Zgornjega'),
  ]);
  if (!ringed || !from || !to) throw new Error('The notes that are drawn upon lie on the board.');
  const middle = { x: ringed.x + ringed.width / 2, y: ringed.y + ringed.height / 2 };
  const around = Array.from({ length: 41 }, (_, step) => {
    const turn = (step / 40) * 2.06 * Math.PI - 2;
    const reach = 0.6 + 0.02 * Math.sin(3 * turn) + step / 2500;
    return {
      x: middle.x + reach * ringed.width * Math.cos(turn),
      y: middle.y + reach * ringed.height * Math.sin(turn),
    };
  });
  await page.getByRole('button', { name: 'Riši' }).click();
  await drag(page, around);
  await page.getByRole('button', { name: 'Puščica' }).click();
  await drag(page, [
    { x: from.x + 24, y: from.y + from.height / 2 },
    { x: to.x + to.width / 2, y: to.y + to.height - 12 },
  ]);
  await page.getByRole('button', { name: 'Izberi in premakni' }).click();
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
}

async function drag(page: Page, path: { x: number; y: number }[]): Promise<void> {
  const [first, ...others] = path;
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const point of others) await page.mouse.move(point.x, point.y, { steps: 2 });
  await page.mouse.up();
}
