// @ts-check
/** Finds a Node that is new enough to run Kavarna, fetching one where the system's is too old. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ForeseenError } from './foreseen.js';
import { ROOT, runStep } from './run.js';

export const OLDEST_NODE = 24;
const PACKAGED_FOR = ['linux-x64', 'linux-arm64'];
const PLEASE_INSTALL = `install Node ${OLDEST_NODE} or newer and try again.`;

/** @param {string} version "24.21.0" or "v24.21.0" */
export function isNewEnough(version) {
  return Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) >= OLDEST_NODE;
}

/**
 * Where the packaged Node of a platform lies; null where there is none.
 * @param {string} folder
 * @param {string} platform "linux-x64"
 */
export function packagedNode(folder, platform) {
  if (!PACKAGED_FOR.includes(platform)) return null;
  return join(folder, 'node_modules', `node-${platform}`, 'bin', 'node');
}

/** The path of a Node that is new enough. */
export async function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const folder = join(ROOT, 'launch', 'node');
  const packaged = packagedNode(folder, `${process.platform}-${process.arch}`);
  if (packaged === null) throw tooOld();
  if (!existsSync(packaged)) {
    console.log(`Fetching Node ${OLDEST_NODE} (this machine has ${process.versions.node}) …`);
    const code = await runStep('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      isOutputHidden: true,
    });
    if (code !== 0) throw new ForeseenError(`Node ${OLDEST_NODE} could not be fetched; ${PLEASE_INSTALL}`);
  }
  if (!runs(packaged)) throw tooOld();
  return packaged;
}

/** Everything started from now on finds this Node first.
 * @param {string} node */
export function putFirstOnPath(node) {
  process.env.PATH = [dirname(node), process.env.PATH].filter(Boolean).join(delimiter);
}

function tooOld() {
  return new ForeseenError(`Node ${process.versions.node} is too old to run Kavarna: ${PLEASE_INSTALL}`);
}

/** Where the C library is another one, the packaged Node is there and still does not start.
 * @param {string} node */
function runs(node) {
  try {
    return isNewEnough(execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
}
