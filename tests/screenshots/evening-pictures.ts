/**
 * The evening from everybody's side, in a café of one's own: ten seconds to the first idea on a phone and at a shared tablet, silent writing,
 * the gong with its handover card, the places of the next round, paper, the projector, a rehearsal.
 */
import type { Page } from '@playwright/test';
import { DESKTOP, join, newPage, ORIGIN, PHONE, PROJECTOR, TABLET, take, takeInSizes } from './studio.ts';

const PEOPLE = ['Lejla', 'Urban', 'Damjana', 'Stane', 'Zala', 'Mirsad'];

/** `desk`: a facilitator's page. */
export async function takeEvening(desk: Page): Promise<void> {
  const { workshop, code } = await newCafe(desk);
  await desk.goto(`${workshop}/setup`);
  await takeInSizes(desk, 'setup');
  for (const page of ['rehearsal', 'links', 'review']) {
    await desk.goto(`${workshop}/${page}`);
    await take(desk, page);
  }
  const projector = await projectorOf(desk, workshop);
  await take(projector, 'projector-welcome');

  const phone = await tenSecondsOnAPhone(desk, workshop, code);
  const tablet = await join({ code, table: 1, size: TABLET, isTablet: true });
  for (const [index, name] of PEOPLE.entries()) await join({ code, table: 1 + (index % 4), name, size: PHONE });
  await desk.goto(workshop);
  await goOn(desk, '1. krog: tiho pisanje');
  const other = await join({ code, table: 1, name: 'Nada', size: PHONE });
  await write(phone, 'Klop pri pošti');
  await write(other, 'Avtobus ob petkih');
  await take(other, 'silent-writing-phone');
  await take(tablet, 'silent-writing-tablet');
  await goOn(desk, '1. krog: pogovor');
  await tenSecondsAtATablet(tablet);
  await take(projector, 'projector-round');
  await take(await remotePhone(code), 'remote-phone');
  await takeInSizes(tablet, 'shared');

  await tablet.getByRole('button', { name: 'Papir' }).click();
  await take(tablet, 'paper-tablet');
  await tablet.keyboard.press('Escape');
  await goOn(desk, 'Menjava miz');
  await take(tablet, 'handover-tablet');
  await take(phone, 'where-phone');
  await take(projector, 'projector-moves');
  await takeInSizes(desk, 'places');
  for (const [page, name] of [
    ['tables/1', 'table-desk'],
    ['tables/1/history', 'history'],
    ['handover', 'print-handover'],
    ['print', 'print-pack'],
    ['print?part=seats', 'print-seats'],
    ['print?part=sheets', 'print-sheets'],
  ] as const) {
    await desk.goto(`${workshop}/${page}`);
    for (const sheet of page.includes('part=') ? (await desk.locator('.sheet').all()).slice(0, 1) : []) {
      await sheet.evaluate((element) => element.scrollIntoView());
    }
    await take(desk, name);
  }
  await desk.goto(workshop);
  await goOn(desk, 'Žetev idej');
  await take(projector, 'projector-wall');
}

async function newCafe(desk: Page): Promise<{ workshop: string; code: string }> {
  await desk.goto(`${ORIGIN}/initiatives`);
  await desk.getByLabel('Naslov').fill('Lipovec za vse');
  await desk.getByLabel('Kdo sprejme načrt').fill('Občina Lipovec');
  await take(desk, 'initiatives');
  await desk.getByRole('button', { name: 'Ustvari pobudo' }).click();
  await desk.getByLabel('Naslov delavnice').waitFor();
  await take(desk, 'initiative');
  const initiative = desk.url();
  for (const page of ['team', 'data']) {
    await desk.goto(`${initiative}/${page}`);
    await take(desk, page);
  }
  await desk.goto(initiative);
  await desk.getByLabel('Naslov delavnice').fill('Svetovna kavarna v knjižnici');
  await desk.getByLabel('Vprašanje za vse mize').fill('Kaj bi pomagalo, da se hitreje spoznamo?');
  await desk.getByRole('button', { name: 'Ustvari delavnico' }).click();
  await desk.waitForURL(/\/setup$/);
  const shown = (
    await desk
      .getByText(/[A-Z]{3}-[2-9]{4}/)
      .first()
      .innerText()
  ).match(/([A-Z]{3})-([2-9]{4})/);
  if (!shown) throw new Error('A workshop has a code.');
  return { workshop: desk.url().replace(/\/setup$/, ''), code: `${shown[1]}${shown[2]}` };
}

async function remotePhone(code: string): Promise<Page> {
  const phone = await newPage(PHONE);
  await phone.goto(`${ORIGIN}/w/${code}/t/1`);
  await phone.locator('[name=name]').fill('Tea');
  await phone.locator('[name=remote]').check();
  await phone.locator('form button.primary').click();
  await phone.waitForURL(/\/seat$/);
  await phone.getByText('Shranjeno', { exact: true }).waitFor();
  return phone;
}

async function projectorOf(desk: Page, workshop: string): Promise<Page> {
  await desk.goto(`${workshop}/links`);
  await desk.getByRole('button', { name: 'Ustvari povezavo' }).click();
  const link = await desk.locator('code', { hasText: '/watch/' }).innerText();
  const projector = await newPage(PROJECTOR);
  await projector.goto(link);
  await projector.getByRole('link', { name: 'Projektor' }).click();
  await projector.waitForURL(/\/projector$/);
  return projector;
}

async function tenSecondsOnAPhone(desk: Page, workshop: string, code: string): Promise<Page> {
  const phone = await newPage(PHONE);
  await phone.goto(`${ORIGIN}/w/${code}/t/1`);
  await take(phone, 'ten-seconds-phone-1');
  await phone.getByRole('button', { name: 'Prisedi k mizi 1' }).click();
  await phone.waitForURL(/\/seat$/);
  await take(phone, 'waiting-phone');
  await desk.goto(workshop);
  await goOn(desk, '1. krog: tiho pisanje');
  await phone.getByRole('button', { name: 'Dodaj zamisel' }).waitFor();
  await take(phone, 'ten-seconds-phone-2');
  await write(phone, 'Zemljevid klančin');
  await take(phone, 'ten-seconds-phone-3');
  return phone;
}

async function tenSecondsAtATablet(tablet: Page): Promise<void> {
  await take(tablet, 'ten-seconds-tablet-1');
  await tablet.locator('[data-side="180"]').getByRole('button', { name: 'Prisedi na tej strani' }).click();
  await take(tablet, 'ten-seconds-tablet-2');
  await tablet.keyboard.type('Senca na trgu');
  await tablet.getByRole('button', { name: 'Oddaj' }).click();
  await tablet.getByText('Senca na trgu').first().waitFor();
  await take(tablet, 'ten-seconds-tablet-3');
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Dodaj zamisel' }).click();
  await page.locator('li[data-idea] textarea:focus').pressSequentially(text);
  await page.getByText('Shranjeno', { exact: true }).waitFor();
}

async function goOn(desk: Page, step: string): Promise<void> {
  await desk.setViewportSize(DESKTOP);
  const heading = desk.locator('#evening-heading');
  for (let pressed = 0; pressed < 20 && (await heading.innerText()) !== step; pressed++) {
    const before = await heading.innerText();
    await desk.getByRole('button', { name: /^Naprej: / }).click();
    await desk.waitForFunction((was) => document.querySelector('#evening-heading')?.textContent !== was, before);
  }
}
