// @ts-check
/** Runs other programs: waits for them, hands on the signals we get, says how they ended. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ForeseenError } from './foreseen.js';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The tools of node_modules by the file that Node runs, so that no shell and no shim stands between us and their signals. */
const TOOLS = {
  eslint: 'eslint/bin/eslint.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  'svelte-check': 'svelte-check/bin/svelte-check',
  'svelte-kit': '@sveltejs/kit/svelte-kit.js',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/** @typedef {keyof typeof TOOLS} Tool */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, isOutputHidden?: boolean }} RunOptions */

/** The arguments with which Node runs a tool.
 * @param {Tool} tool
 * @param {string[]} args */
export function toolArguments(tool, ...args) {
  return [join(ROOT, 'node_modules', TOOLS[tool]), ...args];
}

/**
 * The exit code of the program once it has ended; 128 + the number of the signal that ended it. Its errors are always shown.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { cwd = ROOT, env, isOutputHidden = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: isOutputHidden ? ['ignore', 'ignore', 'inherit'] : 'inherit',
      // npm is a batch file there, and only a shell runs those.
      shell: process.platform === 'win32' && program === 'npm',
    });
    const stopHandingOn = handOnSignals(child);
    child.once('error', (error) => {
      stopHandingOn();
      reject(new ForeseenError(`${program} could not be started: ${error.message}.`));
    });
    child.once('close', (code, signal) => {
      stopHandingOn();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Like `run`, for one step of several: a signal during the step ends the launcher, and with it the steps to come.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function runStep(program, args, options) {
  /** @type {NodeJS.Signals | null} */
  let stoppedBy = null;
  const remember = (/** @type {NodeJS.Signals} */ signal) => {
    stoppedBy = signal;
  };
  process.once('SIGINT', remember).once('SIGTERM', remember);
  const code = await run(program, args, options);
  process.off('SIGINT', remember).off('SIGTERM', remember);
  if (stoppedBy) process.exit(128 + constants.signals[/** @type {NodeJS.Signals} */ (stoppedBy)]);
  return code;
}

/** @param {import('node:child_process').ChildProcess} child */
function handOnSignals(child) {
  const handOn = (/** @type {NodeJS.Signals} */ signal) => {
    // Ctrl+C in a terminal reaches the whole group: the program has had it already and would take a second one for impatience.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  process.on('SIGINT', handOn).on('SIGTERM', handOn).on('SIGHUP', handOn);
  return () => process.off('SIGINT', handOn).off('SIGTERM', handOn).off('SIGHUP', handOn);
}
