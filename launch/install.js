// @ts-check
/** Installs the packages that package-lock.json names, if that has not been done yet. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, fingerprintIn } from './fingerprint.js';
import { ForeseenError } from './foreseen.js';
import { ROOT, runStep } from './run.js';

// Inside node_modules, so that it is gone when the packages are.
const MARK = join(ROOT, 'node_modules', '.kavarna-lock-hash');

export async function ensureInstalled() {
  const lock = fingerprint(ROOT, ['package-lock.json']);
  if (fingerprintIn(MARK) === lock) return;
  console.log('Installing packages (the first time takes a minute) …');
  // With NODE_ENV=production npm would leave out what the build needs.
  const code = await runStep('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    isOutputHidden: true,
  });
  if (code !== 0) throw new ForeseenError('The packages could not be installed; what npm said stands above.');
  writeFileSync(MARK, lock);
}
