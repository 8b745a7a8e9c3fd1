/** What WCAG 2.2 AA asks of a page, as far as a program can see it: axe's rules, no sideways scrolling with large text, the keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './kavarna-fixture.ts';

export const DESKTOP = { width: 1440, height: 900 };
export const TABLET = { width: 1180, height: 820 };
export const PHONE = { width: 390, height: 844 };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** More stops than any page of ours has before what a test looks for. */
const MOST_TABS = 80;

/** axe finds nothing, but for the inside of the canvas, which is tldraw's. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG)
    .exclude('.tl-container')
    // Its other mode opens a page of its own for each run; frames, which that is for, we have none.
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  expect(found, state).toEqual([]);
}

export async function expectAccessibleAtEverySize(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of [DESKTOP, TABLET, PHONE]) {
    await page.setViewportSize(size);
    await expectAccessible(page, `${state}, ${size.width} x ${size.height}`);
  }
  if (before) await page.setViewportSize(before);
}

/** With text at 200 % everything is still read by scrolling in one direction, and no control leaves the screen. */
export async function expectRoomForLargeText(page: Page, state: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = '200%';
    const isScroller = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const found = [...document.querySelectorAll('main, main *, header, footer, button, input, a')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      const isScrolledSideways = isScroller(element) && element.scrollWidth > element.clientWidth + 1;
      return width > 1 && (right > innerWidth + 1 || isScrolledSideways);
    });
    const sideways = root.scrollWidth > root.clientWidth ? ['the page'] : [];
    root.style.fontSize = '';
    return [...sideways, ...found.map((element) => element.outerHTML.slice(0, 120))];
  });
  expect(tooWide, state).toEqual([]);
}

/** Goes on with the Tab key until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(target)}.`);
}
