// @ts-check
/** Every check of the project, to the end, and counted: those that only read the source at once, then one after the other. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './build.js';
import { findChromium } from './find-chromium.js';
import { ForeseenError } from './foreseen.js';
import { ROOT, runStep, toolArguments } from './run.js';
import { oneCheck, playwrightCounts, reportedCounts, sentence, sum, vitestCounts } from './test-counts.js';

/** @typedef {import('./test-counts.js').Counts} Counts */
/** @typedef {import('./run.js').Tool} Tool */
/** @typedef {{ says: string, isReader?: boolean, check: (args: string[]) => Promise<Counts> }} Part */

/** In this order, and by the names that `npm test -- <name> …` knows.
 * @type {Record<string, Part>} */
const PARTS = {
  format: {
    says: 'Format',
    isReader: true,
    check: (args) => toolSucceeds('prettier', '--check', '--log-level', 'warn', '--cache', '.', ...args),
  },
  lint: {
    says: 'Lint',
    isReader: true,
    check: (args) => toolSucceeds('eslint', '--max-warnings', '0', '.', ...args),
  },
  types: {
    says: 'Types',
    isReader: true,
    check: (args) => toolSucceeds('svelte-check', '--fail-on-warnings', ...args),
  },
  unit: { says: 'Unit tests', check: (args) => vitest('unit', args) },
  collaboration: { says: 'Collaboration tests', check: (args) => vitest('collaboration', args) },
  build: {
    says: 'Build',
    async check() {
      await ensureBuilt();
      return oneCheck(true);
    },
  },
  e2e: { says: 'End-to-end tests', check: endToEnd },
};

/**
 * Runs all parts, or those named; what follows a single name goes to its tool. Returns the exit code.
 * @param {string[]} args
 */
export async function runTests(args) {
  const { names, rest } = partsNamed(args);
  /** @type {{ says: string, counts: Counts }[]} */
  const results = [];
  for (const turn of inTurns(names)) {
    console.log(`\n${turn.map(({ says }) => says).join(', ')}`);
    // Type-aware rules and the types of pages read what SvelteKit writes for them.
    if (turn.some(({ isReader }) => isReader)) await toolSucceeds('svelte-kit', 'sync');
    const check = async (/** @type {Part} */ part) => ({
      says: part.says,
      counts: await part.check(rest).catch(countedAsFailed),
    });
    results.push(...(await Promise.all(turn.map(check))));
  }
  console.log('');
  for (const { says, counts } of results) console.log(`${says}: ${sentence(counts)}`);
  const total = sum(results.map((result) => result.counts));
  for (const failure of total.failures) console.log(`\n✘ ${failure}`);
  console.log(`\n${sentence(total)}`);
  return total.failed > 0 ? 1 : 0;
}

/** What only reads the source runs at once, each of the others alone.
 * @param {string[]} names
 * @returns {Part[][]} */
function inTurns(names) {
  const parts = names.map((name) => /** @type {Part} */ (PARTS[name]));
  const readers = parts.filter(({ isReader }) => isReader);
  const others = parts.filter(({ isReader }) => !isReader).map((part) => [part]);
  return readers.length > 0 ? [readers, ...others] : others;
}

/** @param {string[]} args */
export function partsNamed(args) {
  const all = Object.keys(PARTS);
  if (args.length === 0) return { names: all, rest: [] };
  const firstOther = args.findIndex((arg) => !all.includes(arg));
  const names = firstOther === -1 ? args : args.slice(0, firstOther);
  const rest = firstOther === -1 ? [] : args.slice(firstOther);
  if (names.length === 0 || (rest.length > 0 && names.length > 1)) {
    throw new ForeseenError(`There are no tests named "${rest[0]}"; there is: ${all.join(', ')}.`);
  }
  return { names, rest };
}

/** @param {unknown} error */
function countedAsFailed(error) {
  console.error(error instanceof ForeseenError ? error.message : error);
  return oneCheck(false);
}

/** One check, which holds when the tool ends well.
 * @param {Tool} tool
 * @param {string[]} args */
async function toolSucceeds(tool, ...args) {
  return oneCheck((await runStep('node', toolArguments(tool, ...args))) === 0);
}

/**
 * @param {'unit' | 'collaboration'} project
 * @param {string[]} args
 */
async function vitest(project, args) {
  const report = freshReport(`${project}.json`);
  const options = ['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runStep('node', toolArguments('vitest', 'run', ...options, ...args));
  return reportedCounts(report, vitestCounts, code);
}

/** @param {string[]} args */
async function endToEnd(args) {
  const chromium = await findChromium();
  await ensureBuilt();
  const report = freshReport('end-to-end.json');
  const code = await runStep('node', toolArguments('playwright', 'test', '--reporter=list,json', ...args), {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return reportedCounts(report, playwrightCounts, code);
}

/** Where a runner writes its report; the one of an earlier run is gone, so that it can't be taken for this one's.
 * @param {string} name */
function freshReport(name) {
  const file = join(ROOT, '.cache', 'test', name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
