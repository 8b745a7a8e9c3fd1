// @ts-check
/** How many tests passed, failed and were skipped, and which failed, read from what the test runners wrote down. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './run.js';

/** `failures`: the names of tests that failed, each with the beginning of why; what is no test has none.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts */

const LINES_OF_WHY = 6;
const OUTSIDE = 'outside of any test: its runner has said above what it was';

/** @param {readonly Counts[]} all */
export function sum(all) {
  /** @type {Counts} */
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const { passed, failed, skipped, failures } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures);
  }
  return total;
}

/** "12 passed, 0 failed", and ", 1 skipped" if there are any.
 * @param {Counts} counts */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A check that either holds or not.
 * @param {boolean} holds
 * @returns {Counts} */
export function oneCheck(holds) {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0, failures: [] };
}

/** From Vitest's JSON report; a file that could not even be loaded has no tests, and counts as one that failed.
 * @param {any} report
 * @returns {Counts} */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap((/** @type {any} */ file) => [
      ...(broken.includes(file) ? [failure(relative(ROOT, file.name), file.message)] : []),
      ...file.assertionResults
        .filter((/** @type {any} */ test) => test.status === 'failed')
        .map((/** @type {any} */ test) =>
          failure(`${relative(ROOT, file.name)} › ${test.fullName}`, test.failureMessages[0]),
        ),
    ]),
  };
}

/** From Playwright's JSON report; its `errors` are what happened outside of any test.
 * @param {any} report
 * @returns {Counts} */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    failures: [
      ...report.errors.map((/** @type {any} */ error) => failure('outside of any test', error.message)),
      ...report.suites.flatMap((/** @type {any} */ suite) => failuresIn(suite, '')),
    ],
  };
}

/**
 * @param {any} suite Of Playwright's report: its tests, and the groups of tests in it.
 * @param {string} path The groups it is in.
 * @returns {string[]}
 */
function failuresIn(suite, path) {
  const here = `${path}${suite.title} › `;
  const failed = (suite.specs ?? []).filter((/** @type {any} */ spec) => !spec.ok);
  return [
    ...failed.map((/** @type {any} */ spec) =>
      failure(`${here}${spec.title}`, spec.tests[0]?.results.at(-1)?.errors[0]?.message),
    ),
    ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => failuresIn(inner, here)),
  ];
}

/**
 * @param {string} name
 * @param {string | undefined} why
 */
function failure(name, why = '') {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, LINES_OF_WHY).map((line) => `    ${line}`)].join('\n');
}

/**
 * The counts of a runner that has ended. A report that is missing or unreadable, and a bad end that no test explains, is a failure.
 * @param {string} file
 * @param {(report: any) => Counts} read
 * @param {number} exitCode
 * @returns {Counts}
 */
export function reportedCounts(file, read, exitCode) {
  const counts = readReport(file, read);
  if (counts === null) return { ...oneCheck(false), failures: [OUTSIDE] };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1, failures: [OUTSIDE] } : counts;
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} read
 */
function readReport(file, read) {
  if (!existsSync(file)) return null;
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`${file} could not be read: ${String(error)}`);
    return null;
  }
}
