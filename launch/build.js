// @ts-check
/** Builds the pages, if their sources have changed since the last build. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint, fingerprintIn } from './fingerprint.js';
import { ForeseenError } from './foreseen.js';
import { ROOT, runStep, toolArguments } from './run.js';

const MARK = join(ROOT, 'build', '.kavarna-source-hash');
const SOURCES = [
  'src',
  'static',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** @type {Promise<void> | undefined} */
let building;

/** Builds at most once, however often it is asked for: a build that failed would only fail again. */
export function ensureBuilt() {
  building ??= buildIfChanged();
  return building;
}

async function buildIfChanged() {
  const sources = fingerprint(ROOT, SOURCES, (path) => !path.endsWith('.test.ts'));
  if (fingerprintIn(MARK) === sources) return;
  console.log('Building the pages …');
  // A build that breaks off must not pass for the one before it.
  rmSync(MARK, { force: true });
  const code = await runStep('node', toolArguments('vite', 'build', '--logLevel', 'error'), {
    env: { NODE_ENV: 'production' },
    isOutputHidden: true,
  });
  if (code !== 0) throw new ForeseenError('The pages could not be built; the reason stands above.');
  mkdirSync(dirname(MARK), { recursive: true });
  writeFileSync(MARK, sources);
}
