/**
 * A table's page with many notes, from navigation to the first note and to the live board: `npm run bench:first-note`. The page of the program
 * itself, on a tablet (1180 × 820) that sits at the table already. Options: --notes 200,500,2000,5000 --slowdowns 1,4 --runs 3.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Cookie } from '@playwright/test';
import { tableDocument } from '#domain/identifiers.ts';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna } from '#server/kavarna.ts';
import { machine, percentile } from './parts/figures.ts';
import type { Place } from './parts/lean-person.ts';
import { gatherTeam, must, openCafe } from './parts/set-up-cafe.ts';
import { startKavarna } from './parts/started-kavarna.ts';
import { writeBoard } from './parts/write-board.ts';

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '200,500,2000,5000' },
    slowdowns: { type: 'string', default: '1,4' },
    runs: { type: 'string', default: '3' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const boards = numbers(values.notes);
const WRITERS = 13;
const WAIT_MS = 180_000;

/** Milliseconds from navigation. */
interface Seen {
  firstNote: number;
  takenOver: number;
  /** Cumulative layout shift, as browsers count it: 0 where nothing jumped. */
  shift: number;
  htmlBytes: number;
}

declare global {
  interface Window {
    opening?: { firstNote: number | null; takenOver: number | null; shift: number };
  }
}

const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-bench-'));
const kavarna = await buildKavarna({ ...readConfiguration({ KAVARNA_DATA: dataFolder }), quiet: true });
const workshop = await openCafe(kavarna, await gatherTeam(kavarna), boards.length);
const places: Place[][] = [];
for (const table of workshop.tables) {
  const seats = Array.from({ length: WRITERS }, () =>
    kavarna.seating.join(workshop.code, { table: table.number }, 'bench'),
  );
  places.push(
    (await Promise.all(seats))
      .map(must)
      .map(({ seat, token }) => ({ document: tableDocument(table.id), token, seat: seat.id })),
  );
}
await kavarna.close();
const started = await startKavarna(dataFolder);
const server = { address: started.url.replace(/^http/, 'ws'), speech: 'hocuspocus' as const };
for (const [at, notes] of boards.entries())
  await writeBoard(server, { places: places[at]!, notes, firstClient: 1 + at * 100 });

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
console.log(machine());
console.log(`A table's page, 1180 × 820, median of ${values.runs}\n`);
console.log('notes   cpu   HTML       packed     first note   live board   layout shift');
for (const slowdown of numbers(values.slowdowns)) {
  for (const [at, notes] of boards.entries()) {
    const context = await seatedAt(browser, at + 1);
    const runs: Seen[] = [];
    for (let run = 0; run < Number(values.runs); run++) runs.push(await openedPage(context, slowdown));
    const packed = await packedBytes(await context.cookies());
    await context.close();
    const median = (pick: (seen: Seen) => number) => percentile(runs.map(pick), 0.5);
    const seconds = (pick: (seen: Seen) => number) => `${(median(pick) / 1000).toFixed(2)} s`;
    const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
    console.log(
      [
        String(notes).padEnd(7),
        `${slowdown}x`.padEnd(5),
        kilobytes(median((seen) => seen.htmlBytes)).padEnd(10),
        kilobytes(packed).padEnd(10),
        seconds((seen) => seen.firstNote).padEnd(12),
        seconds((seen) => seen.takenOver).padEnd(12),
        median((seen) => seen.shift).toFixed(3),
      ].join(' '),
    );
  }
}
await browser.close();
await started.stop();
rmSync(dataFolder, { recursive: true, force: true });
process.exit(0);

/** A tablet in the middle of a table, its page opened before: scripts and styles are in its cache. */
async function seatedAt(within: Browser, table: number): Promise<BrowserContext> {
  const context = await within.newContext({ viewport: { width: 1180, height: 820 }, locale: 'sl-SI' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${started.url}/w/${workshop.code}/t/${table}`);
  await page.locator('form button.primary').click();
  await page.waitForURL(/\/seat$/);
  await page.locator('.plain [data-idea]').first().waitFor();
  await page.close();
  return context;
}

async function openedPage(context: BrowserContext, slowdown: number): Promise<Seen> {
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watchOpening);
  await page.goto(`${started.url}/w/${workshop.code}/seat`, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.opening?.takenOver != null);
  await page.waitForLoadState('load');
  const seen = (await page.evaluate(() => {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return { ...window.opening, htmlBytes: page!.decodedBodySize };
  })) as Seen;
  await page.close();
  return seen;
}

/** Of the page as it travels over a hall's network: a browser that asks its service worker does not say. */
async function packedBytes(cookies: readonly Cookie[]): Promise<number> {
  const headers = {
    'accept-encoding': 'gzip',
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
  };
  const [response] = (await once(get(`${started.url}/w/${workshop.code}/seat`, { headers }), 'response')) as [
    IncomingMessage,
  ];
  return (await buffer(response)).length;
}

/** In the page, from its first moment: looks at every frame until a note, and then the live board, has been painted. */
function watchOpening(): void {
  const seen: NonNullable<Window['opening']> = { firstNote: null, takenOver: null, shift: 0 };
  window.opening = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  // What a frame's callback finds is painted with that frame; the next task comes after it.
  const painted = (write: (at: number) => void) => setTimeout(() => write(performance.now()), 0);
  const isShown = (selector: string) =>
    [...document.querySelectorAll(selector)].slice(0, 50).some((note) => {
      const { left, top, right, bottom, width } = note.getBoundingClientRect();
      return width > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    });
  let isFirstFound = false;
  const look = () => {
    if (!isFirstFound && isShown('.opening li, .plain [data-idea]')) {
      isFirstFound = true;
      painted((at) => (seen.firstNote = at));
    }
    if (document.querySelector('.ground.ready .plain [data-idea]')) painted((at) => (seen.takenOver = at));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
