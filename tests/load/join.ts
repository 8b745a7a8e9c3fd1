/**
 * A hall of people opens one board at the same moment: how long until each has all of it: `npm run bench:join`. Options: --people 300
 * --notes 200,2000 --rounds 5 --servers kavarna,hocuspocus,y-websocket.
 */
import { parseArgs } from 'node:util';
import { holdsNotes } from './parts/board-of-notes.ts';
import { machine, milliseconds, percentile } from './parts/figures.ts';
import { Joiner } from './parts/joiner.ts';
import { SERVERS, startServer, type MeasuredServer, type ServerName } from './parts/measured-server.ts';
import { coresOfOthers, processors } from './parts/others-at-work.ts';
import { writeBoard } from './parts/write-board.ts';

const GOAL = { notes: 200, ms: 1500 };
const FIRST_CLIENT = 2_000_000;
/** Seats at one of Kavarna's tables, at most; people of other tables look on. */
const SEATS = 60;

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: 'kavarna,hocuspocus,y-websocket' },
    people: { type: 'string', default: '300' },
    notes: { type: 'string', default: '200,2000' },
    rounds: { type: 'string', default: '5' },
  },
});
const servers = values.servers.split(',').filter((name): name is ServerName => SERVERS.some((one) => one === name));
const [people, rounds] = [Number(values.people), Number(values.rounds)];
const sizes = values.notes.split(',').map(Number);

interface Storm {
  took: number[];
  bytes: number;
  cpu: number;
  others: number;
  isComplete: boolean;
}

interface Row {
  server: ServerName;
  notes: number;
  bytes: number;
  median: number;
  p99: number;
  last: number;
  isComplete: boolean;
}

console.log(
  `${people} people open one board at the same moment: connection, admission, everything on it, everybody's presence`,
);
console.log(`${machine()}; median of ${rounds} rounds`);
console.log(
  "p50, p99, last: until a person has all of it. bytes: to each person, until then. cpu: the server's, a round.",
);
console.log('\n notes       server   bytes each      p50      p99     last       cpu  others  content');
const rows: Row[] = [];
for (const notes of sizes) for (const server of servers) rows.push(await measure(server, notes));
console.log(`\n${verdict()}`);
process.exit(rows.every(({ isComplete }) => isComplete) ? 0 : 1);

async function measure(name: ServerName, notes: number): Promise<Row> {
  const server = await startServer(name, { people, roomSize: name === 'kavarna' ? SEATS : people });
  const board = server.places[0]?.document ?? '';
  const writers = await writeBoard(server, { places: server.places, notes, firstClient: FIRST_CLIENT });
  const storms: Storm[] = [];
  // The first round warms up both sides.
  for (let round = 0; round <= rounds; round++) storms.push(await storm(server, board, notes));
  await Promise.all(writers.map((writer) => writer.leave()));
  await server.stop();
  storms.shift();
  const median = (figure: (storm: Storm) => number) => percentile(storms.map(figure), 0.5);
  const row = {
    server: name,
    notes,
    bytes: median(({ bytes }) => bytes),
    median: median(({ took }) => percentile(took, 0.5)),
    p99: median(({ took }) => percentile(took, 0.99)),
    last: median(({ took }) => percentile(took, 1)),
    isComplete: storms.every(({ isComplete }) => isComplete),
  };
  const cells = [
    String(notes).padStart(6),
    name.padStart(12),
    `${(row.bytes / 1024).toFixed(1)} KiB`.padStart(12),
    ...[row.median, row.p99, row.last].map((time) => milliseconds(time).padStart(8)),
    `${median(({ cpu }) => cpu).toFixed(2)} s`.padStart(9),
    median(({ others }) => others)
      .toFixed(2)
      .padStart(7),
    row.isComplete ? '   whole' : ' NOT WHOLE',
  ];
  console.log(cells.join(' '));
  return row;
}

async function storm(server: MeasuredServer, board: string, notes: number): Promise<Storm> {
  const joiners = server.places.map(
    (place, number) => new Joiner(FIRST_CLIENT + 1000 + number, { ...place, document: board }, server.speech),
  );
  const before = { cpu: server.cpu(), own: process.cpuUsage(), processors: processors() };
  await Promise.all(joiners.map((joiner) => joiner.open(server.address)));
  const cpu = server.cpu() - before.cpu;
  const after = processors();
  const own = process.cpuUsage(before.own);
  const seconds = (after.at - before.processors.at) / 1000;
  await Promise.all(joiners.map((joiner) => joiner.leave()));
  return {
    took: joiners.map(({ tookMs }) => tookMs),
    bytes: percentile(
      joiners.map(({ bytes }) => bytes),
      0.5,
    ),
    cpu,
    others: coresOfOthers(before.processors, after, (cpu + (own.user + own.system) / 1e6) / seconds),
    isComplete: areComplete(joiners, notes),
  };
}

/** Each must be able to build the whole board from what came; those who were sent the same need building only once. */
function areComplete(joiners: readonly Joiner[], notes: number): boolean {
  const different = new Map(joiners.map((joiner) => [joiner.fingerprint, joiner]));
  return [...different.values()].every((joiner) => {
    const doc = joiner.document();
    const isComplete = holdsNotes(doc, notes);
    doc.destroy();
    return isComplete;
  });
}

function verdict(): string {
  const own = rows.filter(({ server }) => server === 'kavarna');
  const lines: string[] = [];
  const few = own.find(({ notes }) => notes === GOAL.notes);
  if (few)
    lines.push(
      `Goal: everybody has ${GOAL.notes} notes within ${GOAL.ms} ms: ${few.last <= GOAL.ms ? 'met' : 'MISSED'} (${milliseconds(few.last)}).`,
    );
  for (const more of own.filter(({ notes }) => few && notes > few.notes)) {
    if (!few) continue;
    const [time, bytes] = [more.last / few.last, more.bytes / few.bytes];
    lines.push(
      `Goal: at ${more.notes} notes no slower than the bytes explain: ${time <= bytes ? 'met' : 'MISSED'} (${bytes.toFixed(1)} × the bytes in ${time.toFixed(1)} × the time).`,
    );
  }
  return lines.join('\n');
}
