/** Where things lie on the page with two boards, and fingers that touch it. */
import type { Page } from '@playwright/test';

/** Fingers that come down together, move together from the first point to the second, and are lifted. */
export async function fingers(page: Page, paths: { x: number; y: number }[][]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const at = (part: number) =>
    paths.map(([from, to], id) => {
      if (!from || !to) throw new Error('a finger goes from one point to another');
      return { id, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    });
  await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 8; step++) {
    await browser.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 8) });
  }
  await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await browser.detach();
}

export async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  return box;
}

export async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(page, selector);
  return { x: x + width / 2, y: y + height / 2 };
}

export async function sizeOf(page: Page, selector: string): Promise<{ width: number; height: number }> {
  const { width, height } = await boxOf(page, selector);
  return { width, height };
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
