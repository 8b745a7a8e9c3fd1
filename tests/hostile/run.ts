/** A hostile client at the socket, at length: `npm run fuzz`. Options: --frames 20000 --seed (drawn and printed). */
import { parseArgs } from 'node:util';
import { machine, milliseconds, percentile } from '../load/parts/figures.ts';
import { besiege } from './siege.ts';

const { values } = parseArgs({
  options: { frames: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`frames ${values.frames}, seed ${seed}`);
console.log(machine());
console.log('');
const report = await besiege({
  frames: Number(values.frames),
  seed,
  keystrokes: 60,
  onAttack: (name) => process.stderr.write(`  … ${name}\n`),
});
for (const attack of report.attacks) {
  console.log(attack.name);
  console.log(
    `  the attacker        ${attack.endings.join(', ')}; ${attack.taken} changes taken, ${attack.refused} refused`,
  );
  console.log(`  the table           ${attack.ideas} ideas, the longest with ${attack.longestText} characters`);
  console.log(
    `  the neighbours      ${attack.neighboursAreInStep && attack.joinerAgrees ? 'lost nothing' : 'LOST SOMETHING'}; ` +
      `keystroke to screen p99 ${milliseconds(percentile(attack.delays, 0.99))} of ${attack.delays.length}`,
  );
  console.log(`  the server's memory ${attack.memory} MiB (${report.memoryBefore} MiB at first)`);
}
const isWhole = report.isAlive && report.attacks.every((one) => one.neighboursAreInStep && one.joinerAgrees);
console.log(`\n${isWhole ? 'The server stands, and nobody lost a word.' : 'Something was lost.'}`);
process.exit(isWhole ? 0 : 1);
