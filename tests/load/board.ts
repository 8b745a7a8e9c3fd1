/**
 * Both boards, and others' canvases that are installed, side by side in one browser, one after the other: `npm run bench:board`. From
 * navigation to the first note and to all notes in view, frames while panning, zooming and dragging fifty notes, an overview of all, memory,
 * bytes. Options: --boards plain,tldraw,excalidraw --notes 500,2000,5000 --slowdowns 1,4 --runs 1 --json <file>.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { aboutOtherCanvases, installedCanvases } from './parts/boards/installed-canvases.ts';
import { measureBoard, type BoardCase, type BoardFigures, type Movement } from './parts/boards/measure-board.ts';
import { serveBoards } from './parts/boards/serve-boards.ts';
import { machine, percentile } from './parts/figures.ts';

const measurable = ['plain', 'tldraw', ...installedCanvases()];
const { values } = parseArgs({
  options: {
    boards: { type: 'string', default: measurable.join(',') },
    notes: { type: 'string', default: '500,2000,5000' },
    slowdowns: { type: 'string', default: '1,4' },
    runs: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const boards = values.boards.split(',').filter((board) => measurable.includes(board));

const served = await serveBoards();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const measured: (BoardCase & { figures: BoardFigures | null })[] = [];

console.log(machine());
console.log(`Chromium ${browser.version()}, 1280 × 800, painted without a graphics card`);
console.log(`Others' canvases: ${aboutOtherCanvases()}\n`);
for (const board of boards) {
  const { all, later } = served.scriptBytes(board);
  const lazy = later > 0 ? `, ${kilobytes(later)} of it only when something asks for it` : '';
  console.log(`${board}: ${kilobytes(all)} of compressed JavaScript for the board itself${lazy}`);
}
console.log(
  '\nfirst: first note painted · all: all notes in view painted · frames a second (95 of 100 frames within)\n',
);
console.log(
  line(['notes', 'cpu', 'board', 'first', 'all', 'pan', 'zoom', 'drag', 'overview', 'pan there', 'heap', 'elements']),
);

for (const slowdown of numbers(values.slowdowns)) {
  for (const notes of numbers(values.notes)) {
    for (const board of boards) await measure({ board, notes, slowdown });
    compare(notes, slowdown);
  }
}
await browser.close();
await served.stop();
if (values.json) writeFileSync(values.json, JSON.stringify(measured, null, 2));

async function measure(one: BoardCase): Promise<void> {
  const runs: BoardFigures[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    try {
      runs.push(await measureBoard(browser, served.address(one.board, one.notes), one));
    } catch (error) {
      console.log(`${one.board} with ${one.notes} notes at ${one.slowdown}x: ${String(error).split('\n')[0]}`);
    }
  }
  const figures = runs.length === 0 ? null : medianOf(runs);
  measured.push({ ...one, figures });
  if (!figures) return;
  const { firstNote, allInView, pan, zoom, drag, dragged, overview, overviewPan, heap, elements } = figures;
  const place = [String(one.notes), `${one.slowdown}x`, one.board];
  const seen = [seconds(firstNote), seconds(allInView), frames(pan), frames(zoom), `${frames(drag)} of ${dragged}`];
  const rest = [seconds(overview), frames(overviewPan), `${(heap / 2 ** 20).toFixed(0)} MB`, String(elements)];
  console.log(line([...place, ...seen, ...rest]));
}

function medianOf(runs: readonly BoardFigures[]): BoardFigures {
  const one = (pick: (figures: BoardFigures) => number) => percentile(runs.map(pick), 0.5);
  const movement = (pick: (figures: BoardFigures) => Movement): Movement => ({
    framesPerSecond: one((figures) => pick(figures).framesPerSecond),
    p95: one((figures) => pick(figures).p95),
  });
  return {
    firstNote: one(({ firstNote }) => firstNote),
    allInView: one(({ allInView }) => allInView),
    pan: movement(({ pan }) => pan),
    zoom: movement(({ zoom }) => zoom),
    drag: movement(({ drag }) => drag),
    dragged: one(({ dragged }) => dragged),
    overview: one(({ overview }) => overview),
    overviewPan: movement(({ overviewPan }) => overviewPan),
    heap: one(({ heap }) => heap),
    elements: one(({ elements }) => elements),
  };
}

/** The other boards' times and frames by those of the first. */
function compare(notes: number, slowdown: number): void {
  const [own, ...others] = boards.map((board) =>
    measured.find((one) => one.board === board && one.notes === notes && one.slowdown === slowdown),
  );
  for (const other of others) {
    if (!own?.figures || !other?.figures) continue;
    const [a, b] = [own.figures, other.figures];
    const times = (more: number, less: number) => `${(more / less).toFixed(1)} ×`;
    const faster = [times(b.firstNote, a.firstNote), times(b.allInView, a.allInView)];
    const smoother = [a.pan, a.zoom, a.drag].map((movement, i) =>
      times(movement.framesPerSecond, [b.pan, b.zoom, b.drag][i]!.framesPerSecond),
    );
    console.log(line(['', '', `${own.board} : ${other.board}`, ...faster, ...smoother, times(b.overview, a.overview)]));
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function frames({ framesPerSecond, p95 }: Movement): string {
  return `${framesPerSecond.toFixed(0)} (${p95.toFixed(0)} ms)`;
}

function line(cells: readonly string[]): string {
  const widths = [6, 4, 19, 8, 8, 13, 13, 20, 9, 13, 8, 8];
  return cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 8))
    .join(' ')
    .trimEnd();
}
