/**
 * What a connection, an empty board and a large one hold in memory, and whether coming and going ends where it began:
 * `npm run bench:memory`. Options: --minutes 3 --people 200 --seed 1.
 */
import { parseArgs } from 'node:util';
import { machine } from './parts/figures.ts';
import { heldBy } from './parts/held-memory.ts';
import { startServer } from './parts/measured-server.ts';
import { mebibytes, verdictOn, wave } from './parts/soak.ts';
import type { Held } from './parts/served/answers.ts';

const SEATS = 10;
/** Each wave goes to the next café, so that boards grow as they do in an evening and not without end. */
const CAFES = 12;
/** Waves after which everything has been used once, every café twice. */
const WARM_UP = 2 * CAFES;
const MOST_LINES = 40;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [minutes, people, seed] = [values.minutes, values.people, values.seed].map(Number) as [number, number, number];
const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

console.log(`What the server holds\n${machine()}\n`);
await printHeld();
process.exit((await soak()) ? 0 : 1);

async function printHeld(): Promise<void> {
  const server = await startServer('kavarna', { people: 102 * SEATS, roomSize: SEATS, collects: true });
  const held = await heldBy(server, { connections: 500, documents: 100, notes: 2_000, seats: SEATS });
  const tell = (name: string, { heap, memory }: { heap: number; memory: number }) =>
    console.log(
      `${name.padEnd(34)} ${kibibytes(heap).padStart(10)} of heap ${kibibytes(memory).padStart(12)} of the process`,
    );
  tell('a connection', held.connection);
  tell('an open board with nothing on it', held.emptyDocument);
  tell(`an open board of ${held.largeBoard.notes} notes`, held.largeBoard);
  tell('with nobody there, before', held.before);
  tell('with nobody there, afterwards', held.after);
  await server.stop();
}

async function soak(): Promise<boolean> {
  const server = await startServer('kavarna', { people: people * CAFES, roomSize: SEATS, collects: true });
  console.log(
    `\nWaves of people come, write and go for ${minutes} minutes, seed ${seed}; what is held once everybody has gone`,
  );
  console.log('minute  people      heap    process  documents  connections  timers');
  const beganAt = performance.now();
  const every = Math.max(1, Math.ceil((minutes * 60) / 8 / MOST_LINES));
  let first: Held | null = null;
  let last: Held | null = null;
  const complaints: string[] = [];
  for (let number = 0; number <= WARM_UP || performance.now() - beganAt < minutes * 60_000; number++) {
    const café = number % CAFES;
    const one = await wave(server, server.places.slice(café * people, (café + 1) * people), number, seed);
    last = one.held;
    if (number === WARM_UP) first = one.held;
    complaints.push(...one.complaints);
    if (number % every > 0 && number !== WARM_UP) continue;
    const { objects, resources } = one.held;
    const cells = [
      ((performance.now() - beganAt) / 60_000).toFixed(1).padStart(6),
      String(one.people).padStart(7),
      mebibytes(one.held.heap).padStart(9),
      mebibytes(one.held.memory).padStart(10),
      String(objects['documents']).padStart(10),
      String(objects['connections']).padStart(12),
      String(resources['Timeout'] ?? 0).padStart(7),
    ];
    console.log(cells.join(' '));
  }
  await server.stop();
  if (!first || !last) throw new Error('invariant: there is a first wave and a last one');
  const { isSound, lines } = verdictOn(first, last);
  console.log(`\n${lines.join('\n')}`);
  for (const complaint of complaints.slice(0, 5)) console.log(`  NOT WHOLE        ${complaint}`);
  console.log(isSound && complaints.length === 0 ? 'It ends where it began.' : 'It does NOT end where it began.');
  return isSound && complaints.length === 0;
}
