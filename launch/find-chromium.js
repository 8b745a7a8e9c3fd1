// @ts-check
/** Finds the Chromium that the browser tests drive, installing one where we may. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ForeseenError } from './foreseen.js';
import { runStep } from './run.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium that starts; null where none is found.
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [places] Looked at before the folders of PATH. */
export function lookForChromium(env, places = [...PLACES, ...MAC_PLACES]) {
  if (env.CHROMIUM_PATH) {
    if (starts(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new ForeseenError(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but no Chromium starts from there.`);
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, ...onPath].find(starts) ?? null;
}

/** The path of a Chromium; installs one with apt-get where we are root and it exists. */
export async function findChromium() {
  const found = lookForChromium(process.env) ?? (await installChromium());
  if (found) return found;
  throw new ForeseenError(
    'The browser tests need Chromium: install the package chromium (or Google Chrome), or set CHROMIUM_PATH to it.',
  );
}

async function installChromium() {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium (apt-get install chromium) …');
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, isOutputHidden: true };
  // Whether that helped is seen by looking again.
  await runStep('apt-get', ['update', '-qq'], options);
  await runStep('apt-get', ['install', '-y', '-qq', 'chromium'], options);
  return lookForChromium(process.env);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems put a script of this name in place that only says what to install.
 * @param {string} path */
function starts(path) {
  if (!isExecutable(path)) return false;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
