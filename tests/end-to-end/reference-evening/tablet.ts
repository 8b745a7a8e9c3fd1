/** What people do at a shared tablet: sitting down on a side, taking it, writing alone, handing in, passing it on. */
import type { Page } from '@playwright/test';
import type { Side } from '#domain/seat.ts';
import { expect } from '../kavarna-fixture.ts';

const inHands = (tablet: Page) => tablet.getByRole('dialog');
const field = (tablet: Page) => tablet.getByRole('textbox', { name: 'Vaša zamisel' });
const handIn = (tablet: Page) => tablet.getByRole('button', { name: 'Oddaj' });

/** Sits down, says a name, and writes the first idea. `side` null: the tablet is handed over by whoever wrote before. */
export async function sitDown(tablet: Page, name: string, text: string, side: Side | null): Promise<void> {
  if (side === null) await inHands(tablet).getByRole('button', { name: 'Prisedi' }).tap();
  else
    await tablet
      .locator(`[data-side="${side}"]`)
      .getByRole('button', { name: /Prisedi na tej strani mize$/ })
      .tap();
  await field(tablet).fill(text);
  await tablet.getByText('Ime, skupina, barva').tap();
  await tablet.getByLabel('Ime', { exact: true }).fill(name);
  await tablet.getByLabel('Ime', { exact: true }).blur();
  await expect(inHands(tablet).getByRole('strong').filter({ hasText: name })).toBeVisible();
  await handIn(tablet).tap();
}

/** Takes the tablet by tapping one's own dot, on the board or while it goes from hand to hand. */
export async function take(tablet: Page, name: string): Promise<void> {
  const place = (await inHands(tablet).isVisible()) ? inHands(tablet) : tablet;
  await place
    .getByRole('button', { name: new RegExp(`^${name} \\(.*napiši zamisel$`) })
    .first()
    .tap();
}

export async function write(tablet: Page, name: string, text: string, isDictated = false): Promise<void> {
  await take(tablet, name);
  await field(tablet).fill(text);
  if (isDictated) await inHands(tablet).getByLabel('Zapisano za nekoga drugega').check();
  await handIn(tablet).tap();
}

/** Puts the tablet back into the middle of the table. */
export async function putDown(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: 'Na tablo' }).tap();
}

/** Somebody holds the tablet, half an idea written. */
export async function begin(tablet: Page, name: string, text: string): Promise<void> {
  await take(tablet, name);
  await field(tablet).fill(text);
}

/** It can't be handed in now, and the tablet says that it is kept. */
export async function expectKept(tablet: Page): Promise<void> {
  await expect(tablet.getByText('Vaše besede so shranjene na tej tablici')).toBeVisible();
  await expect(handIn(tablet)).toBeDisabled();
  await tablet.getByRole('button', { name: 'Odloži' }).tap();
}

/** What was begun before is still there for whoever began it; now it is handed in. */
export async function finish(tablet: Page, name: string, begun: string): Promise<void> {
  await take(tablet, name);
  await expect(field(tablet)).toHaveValue(begun);
  await handIn(tablet).tap();
}
