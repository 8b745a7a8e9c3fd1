/**
 * A thousand people at their tables: Kavarna with its update log, stock Hocuspocus, the stock y-websocket server and a bare relay, one after
 * the other under the same load: `npm run bench:collaboration`. Options: --servers kavarna,relay --people 100,300 --seconds 10 --warm-up 4
 * --room 10 --edits 1 --presences 4 --seed 1 --profile <folder>.
 */
import { parseArgs } from 'node:util';
import { machine, times } from './parts/figures.ts';
import { syncTimes } from './parts/log-figures.ts';
import { measureCrowd, type Measured } from './parts/measure-crowd.ts';
import { SERVERS, type ServerName } from './parts/measured-server.ts';
import { definitions, knees, line, ratios, TITLES } from './parts/crowd-report.ts';

/** Sizes to go on with until everybody's p99 is beyond the knee. */
const UPWARD = [100, 300, 1000, 2000, 3000, 4000, 5000, 6000];
/** Milliseconds of p99 beyond which a table no longer feels like one. */
const KNEE_MS = 250;

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: SERVERS.join(',') },
    people: { type: 'string', default: '' },
    seconds: { type: 'string', default: '15' },
    'warm-up': { type: 'string', default: '5' },
    room: { type: 'string', default: '10' },
    edits: { type: 'string', default: '1' },
    presences: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    profile: { type: 'string' },
  },
});
const servers = values.servers.split(',').map(serverNamed);
const sizes = values.people === '' ? UPWARD : values.people.split(',').map(Number);
const options = {
  roomSize: Number(values.room),
  seconds: Number(values.seconds),
  warmUpSeconds: Number(values['warm-up']),
  edits: Number(values.edits),
  presences: Number(values.presences),
  seed: Number(values.seed),
  profileIn: values.profile,
};

console.log(
  `Tables of ${options.roomSize}; each person makes ${options.edits} edits and ${options.presences} presence messages a second.`,
);
console.log(`${machine()}; ${options.seconds} s each, seed ${options.seed}`);
console.log(
  `The disk needs ${times(syncTimes(200))} for 4 KiB with a full sync: no acknowledgement of what is on disk can be faster.`,
);
console.log(definitions());
console.log(`\n${TITLES}`);

const measured: Measured[] = [];
const beyond = new Set<ServerName>();
for (const people of sizes) {
  for (const server of servers) {
    if (beyond.has(server)) continue;
    const one = await measureCrowd(server, people, options);
    measured.push(one);
    console.log(line(one));
    for (const complaint of one.complaints.slice(0, 5)) console.log(`    ${complaint}`);
    if (!(one.delay.p99 <= KNEE_MS)) beyond.add(server);
  }
}
console.log(`\n${ratios(measured)}`);
console.log(`\n${knees(measured, KNEE_MS)}`);

// A server beyond its knee may leave people waiting; one within it must leave nobody with anything missing.
const isWhole = measured.every((one) => one.complaints.length === 0 || one.delay.p99 > KNEE_MS);
console.log(isWhole ? '\nEverybody had everything in the end.' : '\nSomebody did not have everything in the end.');
process.exit(isWhole ? 0 : 1);

function serverNamed(name: string): ServerName {
  const found = SERVERS.find((one) => one === name);
  if (!found) throw new Error(`There is no server "${name}"; there is: ${SERVERS.join(', ')}.`);
  return found;
}
