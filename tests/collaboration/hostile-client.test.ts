/** A hostile client at a table where others go on working: it is slowed or refused, and nobody loses a word. `npm run fuzz` does it at length. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ATTACKS } from '../hostile/attacks.ts';
import { besiege, type AttackReport, type SiegeReport } from '../hostile/siege.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 32));

let siege: SiegeReport;
const report = (name: string): AttackReport => {
  const found = siege.attacks.find((attack) => attack.name === name);
  if (!found) throw new Error(`There was no attack by ${name}.`);
  return found;
};

beforeAll(async () => {
  console.log(`hostile client: SEED=${seed}`);
  siege = await besiege({ frames: 1_500, seed, keystrokes: 3 });
}, 120_000);

describe.each(ATTACKS.map(({ name }) => name))('%s', (name) => {
  test('the others at the table lose nothing, and see the same as somebody who comes now', () => {
    expect(report(name)).toMatchObject({ neighboursAreInStep: true, joinerAgrees: true });
  });
});

test('the server is still the same, and its memory has not run away', () => {
  expect(siege.isAlive).toBe(true);
  const most = Math.max(...siege.attacks.map(({ memory }) => memory));
  expect(most - siege.memoryBefore).toBeLessThan(400);
});

test('who is let go is told why', () => {
  expect(report('random and spoilt frames').endings).toContain('4400 malformed');
  // Where it still sends, the end of the connection may overtake the reason.
  expect(['1009', '1006']).toContain(report('a message of 50 MB').endings.join());
  expect(report('changes with a gap before them').endings).toEqual(['4429 too-fast']);
});

test('nothing of what can not be applied whole is acknowledged', () => {
  for (const name of ['twelve bytes that declare thirty million structs', 'changes with a gap before them']) {
    expect(report(name).taken, name).toBe(0);
    expect(report(name).refused, name).toBeGreaterThan(0);
  }
});

test('a table is not buried under ideas, and no text grows beyond what a screen can show', () => {
  expect(report('a million tiny ideas').ideas).toBeLessThan(600);
  expect(siege.attacks.at(-1)?.ideas).toBeLessThan(1_200);
  expect(Math.max(...siege.attacks.map(({ longestText }) => longestText))).toBeLessThanOrEqual(10_000);
});
