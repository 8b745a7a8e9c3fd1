/** Where things lie on the page with two boards, and fingers that touch it. */
import type { Locator, Page } from '@playwright/test';

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

/** How many pictures in a row show a thing in the same place before it lies still. */
const STILL_FRAMES = 4;

/** Where something lies once it lies still: what is pointed at while the view turns or scrolls is missed. CSS pixels. */
export function restingBox(what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  return what.evaluate(async (element, frames) => {
    const read = () => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    };
    let box = read();
    for (let still = 0; still < frames;) {
      await new Promise(requestAnimationFrame);
      const now = read();
      still = JSON.stringify(now) === JSON.stringify(box) ? still + 1 : 0;
      box = now;
    }
    return box;
  }, STILL_FRAMES);
}

export const boxOf = (page: Page, selector: string) => restingBox(page.locator(selector).first());

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
