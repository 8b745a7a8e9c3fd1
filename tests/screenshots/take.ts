/**
 * Takes the pictures of the documentation: `npm run screenshots`. A Kavarna of its own is started, its demonstration is opened at the
 * stages of the evening, people join, and what they see is kept in docs/screenshots. Names of pictures after it: take only those.
 */
import type { Page } from '@playwright/test';
import { takeEvening } from './evening-pictures.ts';
import { takeRound } from './round-pictures.ts';
import {
  closeStudio,
  DESKTOP,
  join,
  joinCode,
  makeFacilitator,
  newPage,
  openDemonstration,
  ORIGIN,
  PHONE,
  take,
  takeInSizes,
} from './studio.ts';

try {
  await takeAll();
} finally {
  await closeStudio();
}

async function takeAll(): Promise<void> {
  const page = await newPage(DESKTOP);
  await makeFacilitator(page);
  const visitor = await newPage(DESKTOP);
  await visitor.goto(`${ORIGIN}/`);
  await take(visitor, 'start');

  await openDemonstration(page, 'round-1');
  await takeRound(page);
  await page.goto(`${page.url()}/print?perPage=2`);
  await page
    .locator('.sheet')
    .nth(1)
    .evaluate((sheet) => sheet.scrollIntoView());
  await take(page, 'print-cards');

  await takeEvening(page);

  await openDemonstration(page, 'synthesis');
  await page.locator('[data-idea]').first().waitFor();
  await take(page, 'synthesis');
  await page.getByRole('link', { name: 'Stena' }).click();
  await page.getByRole('group', { name: 'Stena' }).locator('[data-idea]').first().waitFor();
  await takeInSizes(page, 'wall');

  await openDemonstration(page, 'priorities');
  await take(page, 'priorities');
  const priorities = page.url();
  await page.goto(priorities.replace(/priorities$/, 'print?part=ballots'));
  await page
    .locator('.sheet')
    .first()
    .evaluate((sheet) => sheet.scrollIntoView());
  await take(page, 'print-ballots');
  await page.goto(priorities);
  const phone = await takeVoting(await joinCode(page));
  await page.getByRole('button', { name: 'Zaključi glasovanje' }).first().click();
  await phone.getByRole('heading', { name: 'Rezultat glasovanja' }).waitFor();
  await take(phone, 'results-phone');
  await take(page, 'results');
  await phone.context().close();

  await openDemonstration(page, 'plan');
  await takeInSizes(page, 'plan');
  await page.getByRole('button', { name: /Prevoz na klic/ }).click();
  await page.getByText('Iz teh zamisli').waitFor();
  await take(page, 'plan-measure');
}

async function takeVoting(code: string): Promise<Page> {
  const phone = await join({ code, table: 3, name: 'Nada', group: 'društva', size: PHONE });
  for (const [index, dots] of [2, 1].entries()) {
    const plus = phone.getByRole('button', { name: /^Daj piko/ }).nth(index);
    for (let dot = 0; dot < dots; dot++) await plus.click();
  }
  await phone.getByText('Še 2 piki').waitFor();
  await take(phone, 'voting-phone');
  return phone;
}
