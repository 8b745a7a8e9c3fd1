/**
 * From the QR link to the first idea on a phone: `npm run bench:page`. Prints how much compressed JavaScript was loaded before one could
 * write, and how long it took, with the processor slowed. Options: --runs 5 --slowdown 4.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { readConfiguration } from '#server/configuration.ts';
import { buildKavarna } from '#server/kavarna.ts';
import { machine, milliseconds, percentile } from './parts/figures.ts';
import { setUpCafe } from './parts/set-up-cafe.ts';
import { startKavarna } from './parts/started-kavarna.ts';

const GOAL_BYTES = 100 * 1024;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, slowdown: { type: 'string', default: '4' } },
});
const [runs, slowdown] = [Number(values.runs), Number(values.slowdown)];

interface Visit {
  /** Bytes of script on the wire until one could write. */
  scriptBytes: number;
  scripts: number;
  allBytes: number;
  /** Milliseconds: the link's page shown, the table shown after joining, the cursor in the first idea. */
  joinShown: number;
  tableShown: number;
  writing: number;
  /** Bytes of script until one writes live with the others. */
  liveBytes: number;
  /** Bytes of script that came later: the canvas. */
  laterBytes: number;
}

const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-bench-'));
const kavarna = await buildKavarna({ ...readConfiguration({ KAVARNA_DATA: dataFolder }), quiet: true });
const { code } = await setUpCafe(kavarna, 1);
await kavarna.close();
const server = await startKavarna(dataFolder);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

const visits: Visit[] = [];
for (let run = 0; run < runs; run++) visits.push(await visit(browser, `${server.url}/w/${code}/t/1`));
await browser.close();
await server.stop();
rmSync(dataFolder, { recursive: true, force: true });

const median = (pick: (one: Visit) => number) => percentile(visits.map(pick), 0.5);
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(
  `From the QR link to the first idea on a phone (390 × 844), processor slowed ${slowdown}x, median of ${runs}`,
);
console.log(machine());
console.log('');
console.log(
  `JavaScript before one can write   ${kilobytes(median((one) => one.scriptBytes))} in ${median((one) => one.scripts)} files (goal: ${kilobytes(GOAL_BYTES)})`,
);
console.log(`JavaScript until live with others  ${kilobytes(median((one) => one.liveBytes))}`);
console.log(`everything before one can write   ${kilobytes(median((one) => one.allBytes))}`);
console.log(
  `JavaScript of the board            ${kilobytes(median((one) => one.laterBytes))} (once the board is asked for)`,
);
console.log(`link opened to joining page       ${milliseconds(median((one) => one.joinShown))}`);
console.log(`joined to table shown             ${milliseconds(median((one) => one.tableShown))}`);
console.log(`table shown to cursor in an idea  ${milliseconds(median((one) => one.writing))}`);
process.exit(median((one) => one.scriptBytes) <= GOAL_BYTES ? 0 : 1);

async function visit(within: Browser, link: string): Promise<Visit> {
  const context = await within.newContext({ viewport: { width: 390, height: 844 }, locale: 'sl-SI', hasTouch: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const scripts = new Set<string>();
  const loaded = { script: 0, scripts: 0, all: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    loaded.all += encodedDataLength;
    if (!scripts.has(requestId)) return;
    loaded.script += encodedDataLength;
    loaded.scripts++;
  });

  const opened = performance.now();
  await page.goto(link);
  const joinButton = page.locator('form button.primary');
  await joinButton.waitFor();
  const joinShown = performance.now();
  await joinButton.tap();
  await page.waitForURL(/\/seat$/);
  const add = page.locator('footer .primary:enabled');
  await add.waitFor();
  const tableShown = performance.now();
  // From here on one can write: into a form at first, which becomes a live note by itself once the session's code has come.
  const before = { ...loaded };
  await add.tap();
  await page.locator('.list textarea:focus').waitFor();
  const writing = performance.now();

  // Live with the others: the session's code has come and has said so.
  await page.getByText('Shranjeno', { exact: true }).waitFor();
  const liveBytes = loaded.script;
  await page.locator('footer > button').nth(1).tap();
  await page.locator('.ground.ready .plain').waitFor();
  const laterBytes = loaded.script - liveBytes;
  await context.close();
  return {
    scriptBytes: before.script,
    scripts: before.scripts,
    allBytes: before.all,
    joinShown: joinShown - opened,
    tableShown: tableShown - joinShown,
    writing: writing - tableShown,
    liveBytes,
    laterBytes,
  };
}
