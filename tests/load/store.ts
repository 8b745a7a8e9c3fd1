/**
 * What keeping costs: an edit on a small and on a large board, opening a board with a long log, the log itself: `npm run bench:store`.
 * Options: --notes 100,5000 --rounds 4 --seconds 6 --tail 10000 --boards 5.
 */
import { parseArgs } from 'node:util';
import { complaintsAt, sitAtBoard, typeAt, type EditCost, type TypedBoard } from './parts/edit-cost.ts';
import { machine, milliseconds, percentile, times } from './parts/figures.ts';
import { feedLog, keepLogBusy, syncTimes, type LogFigures } from './parts/log-figures.ts';
import { startServer } from './parts/measured-server.ts';
import { eveningOfUpdates, openingTime, putIntoLog } from './parts/opening-boards.ts';

/** A large board may cost so much more an edit than a small one. */
const GOAL_RATIO = 1.2;
const GOAL_TAIL_MS = 33;
const SEATS = 30;

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '100,5000' },
    rounds: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '6' },
    tail: { type: 'string', default: '10000' },
    boards: { type: 'string', default: '5' },
  },
});
const [rounds, seconds, tail, boards] = [values.rounds, values.seconds, values.tail, values.boards].map(Number) as [
  number,
  number,
  number,
  number,
];
console.log(`What keeping costs, update log on\n${machine()}`);
await printLog();
await printEdits(values.notes.split(',').map(Number));
await printOpening();

async function printLog(): Promise<void> {
  console.log(`\nThe disk: 4 KiB with a full sync       ${times(syncTimes(300))}`);
  const busy = await keepLogBusy(seconds, 1000);
  const fed = await feedLog(seconds, 1000);
  console.log(
    `The log, 1,000 updates waiting         ${Math.round(busy.aSecond)} updates a second, ${times(busy.waits)}`,
  );
  console.log(`The log, 1,000 updates a second        ${times(fed.waits)}`);
  console.log(`Room for 1,000 edits of one letter     ${room(fed)}`);
}

function room({ fileBytes, updateBytes }: LogFigures): string {
  return `${(fileBytes / 1024).toFixed(1)} KiB on disk, ${(updateBytes / 1024).toFixed(1)} KiB of it the updates themselves`;
}

async function printEdits(sizes: readonly number[]): Promise<void> {
  const server = await startServer('kavarna', { people: SEATS * sizes.length, roomSize: SEATS });
  const typed: { board: TypedBoard; costs: EditCost[] }[] = [];
  for (const [number, notes] of sizes.entries()) {
    const places = server.places.slice(number * SEATS, (number + 1) * SEATS);
    typed.push({ board: await sitAtBoard(server, places, notes), costs: [] });
  }
  // In turn, so that what else the machine does falls on all of them; the first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const { board, costs } of typed) {
      const cost = await typeAt(server, board, seconds);
      if (round > 0) costs.push(cost);
    }
  }
  console.log('\nAn edit, ten people typing at once: the server’s processor time, and from typing to "saved"');
  for (const { board, costs } of typed) {
    const saved = costs.flatMap((cost) => cost.saved);
    console.log(
      `${String(board.notes).padStart(6)} notes  ${cpuOf(costs).toFixed(3)} ms of processor   saved ${times(saved)}`,
    );
  }
  const [small, large] = [typed[0], typed.at(-1)];
  if (small && large && small !== large) {
    const ratio = cpuOf(large.costs) / cpuOf(small.costs);
    console.log(
      `Goal: no more than 20 % dearer on the large board: ${ratio <= GOAL_RATIO ? 'met' : 'MISSED'} (${ratio.toFixed(2)} ×)`,
    );
  }
  const complaints = typed.flatMap(({ board }) => complaintsAt(board));
  for (const { board } of typed) for (const person of board.persons) person.leave();
  await server.stop();
  if (complaints.length > 0) throw new Error(`Not everything arrived: ${complaints.slice(0, 5).join('; ')}`);
}

/** The median round's. */
function cpuOf(costs: readonly EditCost[]): number {
  return percentile(
    costs.map(({ cpuMs }) => cpuMs),
    0.5,
  );
}

async function printOpening(): Promise<void> {
  const kinds = [
    { name: 'an empty board', updates: [] as Uint8Array[], hasSnapshot: false },
    { name: `a tail of ${tail} updates`, updates: eveningOfUpdates(tail), hasSnapshot: false },
    { name: 'the same from a snapshot', updates: eveningOfUpdates(tail), hasSnapshot: true },
  ];
  const server = await startServer('kavarna', { people: kinds.length * (boards + 1), roomSize: 1 });
  console.log('\nOpening a board that nobody is at, from the first packet to everything being there');
  const medians: number[] = [];
  for (const [number, { name, updates, hasSnapshot }] of kinds.entries()) {
    const places = server.places.slice(number * (boards + 1), (number + 1) * (boards + 1));
    const took: number[] = [];
    for (const place of places) {
      if (updates.length > 0) putIntoLog(server.dataFolder, place.document, updates, hasSnapshot);
      took.push(await openingTime(server, place, updates));
    }
    // The first one warms up.
    const median = percentile(took.slice(1), 0.5);
    medians.push(median);
    const more = number === 0 ? '' : `, ${milliseconds(median - (medians[0] ?? 0))} more than an empty one`;
    console.log(`${name.padStart(26)}  ${milliseconds(median)}${more}`);
  }
  const extra = (medians[1] ?? NaN) - (medians[0] ?? NaN);
  console.log(
    `Goal: a tail costs some ${GOAL_TAIL_MS} ms: ${extra <= GOAL_TAIL_MS * GOAL_RATIO ? 'met' : 'MISSED'} (${milliseconds(extra)})`,
  );
  await server.stop();
}
