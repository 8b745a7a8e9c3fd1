/**
 * Kills the server again and again while people type, and counts what is lost: `npm run chaos -- --kills 200 --seed 7 --tables 4 --people 6`.
 * Ends with 1 if anything was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine, milliseconds } from '../load/parts/figures.ts';
import { eveningOfKills } from './evening-of-kills.ts';
import { losses, reckoning } from './reckoning.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tables: { type: 'string', default: '4' },
    people: { type: 'string', default: '5' },
  },
});
const [kills, seed, tables, people] = [values.kills, values.seed, values.tables, values.people].map(Number) as [
  number,
  number,
  number,
  number,
];
if (
  ![kills, seed, tables, people].every((number) => Number.isSafeInteger(number) && number >= 0) ||
  tables * people === 0
) {
  console.error('Numbers, please: --kills 20 --seed 7 --tables 4 --people 5');
  process.exit(2);
}

const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-chaos-'));
console.log(`${kills} kills, ${tables} tables of ${people} people; seed ${seed}; ${machine()}`);
const since = performance.now();
const figures = await eveningOfKills({
  dataFolder,
  kills,
  seed,
  tables,
  people,
  progress(kill, moment) {
    if (kill % 10 === 0) console.log(`  ${kill} kills (${moment}), ${milliseconds(performance.now() - since)}`);
  },
});
console.log(reckoning(figures));
console.log(`${milliseconds(performance.now() - since)} in all`);
if (losses(figures) === 0) {
  rmSync(dataFolder, { recursive: true, force: true });
} else {
  console.log(`Something was lost. The data lie in ${dataFolder}; the seed was ${seed}.`);
  process.exitCode = 1;
}
