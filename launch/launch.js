// @ts-check
/** The one door to Kavarna's commands: plain JavaScript that any Node from 18 on runs, and which sees to the rest itself. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { findChromium } from './find-chromium.js';
import { findNode, putFirstOnPath } from './find-node.js';
import { ForeseenError } from './foreseen.js';
import { ensureInstalled } from './install.js';
import { ROOT, run, toolArguments } from './run.js';
import { runTests } from './test.js';

const MEASUREMENTS = 'tests/load';
const MEASUREMENTS_IN_A_BROWSER = ['board', 'first-note', 'page'];

/** What each command does once Node and the packages are there; it returns the exit code.
 * @type {Record<string, (args: string[]) => Promise<number>>} */
const COMMANDS = {
  async start() {
    await ensureBuilt();
    return run('node', ['server/main.ts'], { env: { NODE_ENV: 'production' } });
  },
  dev: (args) => run('node', toolArguments('vite', 'dev', '--host', '0.0.0.0', '--port', '3000', ...args)),
  test: runTests,
  bench: measure,
  chaos: (args) => run('node', ['tests/chaos/chaos.ts', ...args]),
  fuzz: (args) => run('node', ['tests/hostile/run.ts', ...args]),
  replay: (args) => run('node', ['server/player/replay.ts', ...args]),
  async screenshots(args) {
    const env = { CHROMIUM_PATH: await findChromium() };
    await ensureBuilt();
    return run('node', ['tests/screenshots/take.ts', ...args], { env });
  },
  kavarna: (args) => run('node', ['server/kavarna-command.ts', ...args]),
};

/** @param {string[]} args */
async function measure([name, ...args]) {
  const names = measurements();
  if (name === undefined || !names.includes(name)) {
    const wish = name === undefined ? 'Say what to measure' : `There is no measurement "${name}"`;
    throw new ForeseenError(`${wish}; there is: ${names.join(', ') || 'nothing yet'}.`);
  }
  const script = `${MEASUREMENTS}/${name}.ts`;
  if (!MEASUREMENTS_IN_A_BROWSER.includes(name)) return run('node', [script, ...args]);
  const env = { CHROMIUM_PATH: await findChromium() };
  await ensureBuilt();
  return run('node', [script, ...args], { env });
}

function measurements() {
  const folder = join(ROOT, MEASUREMENTS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** @param {string[]} args */
async function launch([name = '', ...args]) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const wish = name === '' ? 'Say what to launch' : `There is no command "${name}"`;
    throw new ForeseenError(`${wish}; there is: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  putFirstOnPath(await findNode());
  await ensureInstalled();
  return command(args);
}

launch(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (/** @type {unknown} */ error) => {
    console.error(error instanceof ForeseenError ? error.message : error);
    process.exitCode = 1;
  },
);
