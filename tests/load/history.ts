/**
 * How long the history of a large board takes to open: a log of 20,000 updates over 2,000 ideas, read by a server without pages, and built as
 * the page builds it. `npm run bench history`, with other numbers of ideas and updates behind it.
 */
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { tableDocument, type IdeaId } from '#domain/identifiers.ts';
import { MINUTE_MS } from '#domain/timeline.ts';
import { BoardHistory } from '#document/board-history.ts';
import { UpdatesArriving } from '#document/history-stream.ts';
import { addIdea, ideaText, moveIdea } from '#document/table-document.ts';
import { openUpdateLog } from '#server/collaboration/log/update-log.ts';
import { must, newFacilitator, newWorkshop, runKavarna } from '#tests/collaboration/running-kavarna.ts';

const IDEAS = Number(process.argv[2] ?? 2_000);
const UPDATES = Number(process.argv[3] ?? 20_000);
const EVENING_MINUTES = 180;
const START = Date.UTC(2026, 10, 20, 17, 0);
const WORDS = ['klopi', 'ob', 'potoku', 'senca', 'pri', 'šoli', 'prevoz', 'v', 'soboto', 'tržnica'];

const idOf = (number: number) => String(number).padStart(20, '0') as IdeaId;

/** People who add notes, type letters and move notes, over an evening. */
async function write(dataFolder: string, document: string): Promise<void> {
  let now = START;
  const log = openUpdateLog(dataFolder, { now: () => now, report: (problem) => console.error(problem) });
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => void log.append(document, update));
  for (let step = 0; step < UPDATES; step++) {
    now = START + Math.floor((step / UPDATES) * EVENING_MINUTES * MINUTE_MS);
    const number = Math.floor((step / UPDATES) * IDEAS);
    const place = { x: (number % 5) * 224, y: Math.floor(number / 5) * 184 };
    const text = ideaText(doc, idOf(number));
    if (!text) {
      addIdea(doc, { id: idOf(number), text: '', colour: 'sun', place, round: 1, seat: null, writtenAt: now });
    } else if (step % 10 === 9) moveIdea(doc, idOf(number), { x: place.x + 3, y: place.y });
    else text.insert(text.length, `${WORDS[step % WORDS.length] ?? ''} `);
  }
  await log.settled(document);
  await log.close();
}

const timed = async <Value>(what: string, run: () => Promise<Value> | Value): Promise<Value> => {
  const from = performance.now();
  const value = await run();
  console.log(`${what.padEnd(64)} ${(performance.now() - from).toFixed(0).padStart(6)} ms`);
  return value;
};

let running = await runKavarna({ now: () => START });
const facilitator = await newFacilitator(running.kavarna);
const { asker, workshop } = await newWorkshop(running.kavarna, facilitator);
const table = workshop.tables[0];
if (!table) throw new Error('A café has tables.');
await running.stop();
await timed(`writing ${UPDATES} updates of ${IDEAS} ideas`, () => write(running.dataFolder, tableDocument(table.id)));
running = await runKavarna({
  dataFolder: running.dataFolder,
  now: () => START + (EVENING_MINUTES + 5) * MINUTE_MS,
});
const { history } = running.kavarna;
try {
  let bytes = 0;
  const past = new BoardHistory(table.id);
  const arriving = new UpdatesArriving();
  await timed('opening: reading the log, packing, building the minutes', async () => {
    for await (const part of must(await history.updatesOf(asker, table.id, 0))) {
      bytes += part.length;
      past.take(arriving.take(part));
    }
  });
  console.log(
    `${(bytes / 2 ** 20).toFixed(1)} MiB, ${past.minutes.length} minutes, ${past.ideasAt(Infinity).length} ideas`,
  );
  const minutes = past.minutes.map(({ minute }) => minute);
  await timed(`moving the slider over all ${minutes.length} minutes`, () => {
    for (const minute of minutes) past.ideasAt(minute);
  });
  const middle = START + (EVENING_MINUTES / 2) * MINUTE_MS;
  await timed('the server shows the board at the middle', () => history.boardAt(asker, table.id, middle));
  await timed('what restoring it would do', () => history.outcomeOfRestoring(asker, table.id, middle));
  const { restoring } = must(await timed('restoring it', () => history.restoreBoard(asker, table.id, middle)));
  await timed('undoing that', () => history.undoRestoring(asker, table.id, restoring.id));
} finally {
  await running.end();
}
