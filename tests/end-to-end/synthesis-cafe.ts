/** A café whose tables have written, for the tests of what becomes of ideas: made over the API, seen by two facilitators' browsers. */
import type { Browser, Locator, Page } from '@playwright/test';
import { restingBox } from '../board/pointing.ts';
import { facilitatorsProgram, type ApiCall } from './facilitators-program.ts';
import { newWorkshop, signInAsFacilitator, type NewWorkshop, type RunningKavarna } from './kavarna-fixture.ts';

export interface WrittenCafe {
  workshop: NewWorkshop;
  call: ApiCall;
}

/** `ideas`: texts by round, then by table. */
export async function writtenCafe(page: Page, kavarna: RunningKavarna, ideas: string[][][]): Promise<WrittenCafe> {
  await signInAsFacilitator(page, kavarna);
  const workshop = await newWorkshop(page, kavarna);
  const call = await facilitatorsProgram(page, kavarna);
  const { tables } = await call<{ tables: { id: string }[] }>('get', `/workshops/${workshop.id}`);
  for (const round of ideas) {
    await call('post', `/workshops/${workshop.id}/rounds`);
    for (const [index, texts] of round.entries()) {
      for (const text of texts) await call('post', `/tables/${tables[index]?.id}/ideas`, { text });
    }
    await call('post', `/workshops/${workshop.id}/rounds/current/end`);
  }
  return { workshop, call };
}

/** The page in a second facilitator's browser. */
export async function secondFacilitator(browser: Browser, kavarna: RunningKavarna, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sl-SI' });
  const page = await context.newPage();
  await signInAsFacilitator(page, kavarna);
  await page.goto(address);
  return page;
}

/** Carries with the mouse, as a hand does: pressing, moving, letting go. */
export async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await restingBox(from);
  const end = await restingBox(to);
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 20, start.y + start.height / 2 + 20, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(40, end.height / 2), { steps: 8 });
  await page.mouse.up();
}
