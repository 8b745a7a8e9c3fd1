/** One board with so many notes in one browser: what a person waits for, and how smoothly it moves. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { percentile } from '../figures.ts';
import type {} from './board-on-page.ts';

export interface Movement {
  framesPerSecond: number;
  /** Milliseconds between two frames, in 95 of 100 cases no more. */
  p95: number;
}

export interface BoardFigures {
  /** Milliseconds from navigation. */
  firstNote: number;
  allInView: number;
  pan: Movement;
  zoom: Movement;
  drag: Movement;
  /** Notes that were in hand. */
  dragged: number;
  /** Milliseconds until all notes are shown at once, and moving among them. */
  overview: number;
  overviewPan: Movement;
  /** Bytes of the page's own memory after collecting garbage. */
  heap: number;
  elements: number;
}

export interface BoardCase {
  board: string;
  notes: number;
  slowdown: number;
}

const VIEW = { width: 1280, height: 800 };
/** In the middle of the board, beside its tools. */
const MIDDLE = { x: 700, y: 420 };
const MOVE_MS = 2_500;
const WAIT_MS = 180_000;

export async function measureBoard(browser: Browser, address: string, one: BoardCase): Promise<BoardFigures> {
  const context = await browser.newContext({ viewport: VIEW, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: one.slowdown });
  await page.addInitScript(watchNotes);
  try {
    await page.goto(address);
    await page.waitForFunction(() => window.measured !== undefined && window.seen?.allInView !== null);
    const seen = (await page.evaluate(() => window.seen))!;
    await settled(page);
    const pan = await moved(page, () => wheel(devtools, { deltaX: 24, deltaY: 12 }));
    await backToStart(page);
    const zoom = await moved(page, (i) => wheel(devtools, { deltaY: Math.floor(i / 24) % 2 ? -12 : 12, isZoom: true }));
    await backToStart(page);
    const { drag, dragged } = await dragFifty(page);
    const overview = await showAll(page, one.notes);
    const overviewPan = await moved(page, (i) => wheel(devtools, { deltaX: i % 60 < 30 ? 8 : -8, deltaY: 0 }));
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    return { ...seen, pan, zoom, drag, dragged, overview, overviewPan, heap: usedSize, elements } as BoardFigures;
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    seen?: { firstNote: number | null; allInView: number | null };
  }
}

/** In the page, from its first moment: looks at every frame until a note, and then all that should be seen, has been painted. */
function watchNotes(): void {
  const seen: NonNullable<Window['seen']> = { firstNote: null, allInView: null };
  window.seen = seen;
  // What a frame's callback finds is painted with that frame; the next task comes after it.
  const painted = (write: (at: number) => void) => setTimeout(() => write(performance.now()), 0);
  // The two boards' notes are elements, there before the board says that it is ready; others tell what they have painted.
  const isAnyShown = () => document.querySelector('[data-idea]') !== null || (window.measured?.shown() ?? 0) > 0;
  const areAllShown = () => {
    const wanted = window.measured?.inView() ?? 0;
    return wanted > 0 && window.measured!.shown() >= wanted;
  };
  let isFirstFound = false;
  const look = () => {
    if (!isFirstFound && isAnyShown()) {
      isFirstFound = true;
      painted((at) => (seen.firstNote = at));
    }
    if (areAllShown()) painted((at) => (seen.allInView = at));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let calm = 0;
        let before = performance.now();
        const look = (now: number) => {
          calm = now - before < 50 ? calm + 1 : 0;
          before = now;
          if (calm > 20) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

async function backToStart(page: Page): Promise<void> {
  await page.evaluate(() => window.measured!.lookAt({ x: -300, y: -60, width: 2_133, height: 1_333 }));
  await settled(page);
}

function wheel(devtools: CDPSession, turn: { deltaX?: number; deltaY: number; isZoom?: boolean }): Promise<unknown> {
  const { deltaX = 0, deltaY, isZoom = false } = turn;
  return devtools
    .send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...MIDDLE, deltaX, deltaY, modifiers: isZoom ? 2 : 0 })
    .catch(() => {});
}

/** Counts frames while something goes on, sixty times a second. */
async function moved(page: Page, act: (i: number) => Promise<unknown> | undefined): Promise<Movement> {
  const counting = page.evaluate(
    (length) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const begin = performance.now();
        const look = (now: number) => {
          times.push(now);
          if (performance.now() - begin < length) requestAnimationFrame(look);
          else done(times);
        };
        requestAnimationFrame(look);
      }),
    MOVE_MS,
  );
  let i = 0;
  const acts: (Promise<unknown> | undefined)[] = [];
  // Not waited for while it goes on: a hand does not wait for the picture either.
  const beat = setInterval(() => acts.push(act(i++)), 1000 / 60);
  const times = await counting.finally(() => clearInterval(beat));
  for (const one of acts) await one;
  return movementOf(times);
}

function movementOf(times: readonly number[]): Movement {
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  const lasted = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { framesPerSecond: lasted > 0 ? (gaps.length * 1000) / lasted : 0, p95: percentile(gaps, 0.95) };
}

const GATHERING_TRIES = 4;
/** Notes to a row and to a column of what is gathered. */
const GATHERED = 7;

/** Gathers about fifty notes with the mouse and carries them about. */
async function dragFifty(page: Page): Promise<{ drag: Movement; dragged: number }> {
  let onScreen = await gather(page);
  // What the wheel began may still be on its way: the view is then another than a moment ago.
  for (let i = 1; i < GATHERING_TRIES && (await page.evaluate(() => window.measured!.selected())) < GATHERED; i++) {
    await backToStart(page);
    onScreen = await gather(page);
  }
  const grip = onScreen(3 * 224 + 100, 3 * 184 + 60);
  const places = () => page.evaluate(() => window.measured!.places().map(({ x, y }) => `${x} ${y}`));
  const before = await places();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  let isFree = true;
  const drag = await moved(page, (i) => {
    if (!isFree) return undefined;
    isFree = false;
    const turn = i / 20;
    return page.mouse
      .move(grip.x + 60 * Math.sin(turn), grip.y + 40 * Math.sin(turn * 0.7))
      .finally(() => (isFree = true));
  });
  await page.mouse.up();
  await settled(page);
  const after = await places();
  return { drag, dragged: after.filter((place, i) => place !== before[i]).length };
}

/** Returns where a place of the board is on the screen. */
async function gather(page: Page): Promise<(x: number, y: number) => { x: number; y: number }> {
  const area = await page.evaluate(() => window.measured!.visibleArea());
  const zoom = VIEW.width / area.width;
  const onScreen = (x: number, y: number) => ({ x: (x - area.x) * zoom, y: (y - area.y) * zoom });
  // Beside the first note, and in the gap after the seventh of the seventh row.
  const [from, to] = [onScreen(-12, -12), onScreen(GATHERED * 224 - 10, GATHERED * 184 - 10)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  return onScreen;
}

/** Milliseconds from the tap to a picture of all notes that stands still. */
async function showAll(page: Page, notes: number): Promise<number> {
  const side = Math.ceil(Math.sqrt(notes));
  return page.evaluate(
    ([width, height]) =>
      new Promise<number>((done) => {
        const begin = performance.now();
        window.measured!.lookAt({ x: 0, y: 0, width: width!, height: height! });
        let before = begin;
        let calm = 0;
        let last: number | null = null;
        const look = () => {
          const now = performance.now();
          if (last === null || now - before > 60) [calm, last] = [0, now];
          else calm++;
          before = now;
          if (calm > 8) done(last - begin);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [side * 224, side * 184],
  );
}
