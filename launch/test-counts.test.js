/** The last line of `npm test` must not look better than the tests were. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './run.js';
import { oneCheck, playwrightCounts, reportedCounts, sentence, sum, vitestCounts } from './test-counts.js';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kavarna-counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {unknown} content */
function report(content) {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitestReport = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

describe('a count', () => {
  it('is said with what was skipped only where something was', () => {
    expect(sentence({ passed: 12, failed: 0, skipped: 0, failures: [] })).toBe('12 passed, 0 failed');
    expect(sentence({ passed: 12, failed: 1, skipped: 3, failures: ['a'] })).toBe('12 passed, 1 failed, 3 skipped');
  });

  it('adds up checks and tests', () => {
    const tests = { passed: 5, failed: 2, skipped: 1, failures: ['a', 'b'] };
    expect(sum([oneCheck(true), oneCheck(false), tests])).toEqual({ ...tests, passed: 6, failed: 3 });
  });

  it('takes a test file that could not be loaded for a failure', () => {
    const failed = { status: 'failed', fullName: 'a table takes a note', failureMessages: ['expected 1\n\n  to be 2'] };
    const loaded = { status: 'failed', name: join(ROOT, 'a.ts'), assertionResults: [failed, { status: 'passed' }] };
    const broken = { status: 'failed', name: join(ROOT, 'b.ts'), message: 'No such module', assertionResults: [] };
    expect(vitestCounts({ ...vitestReport, numFailedTests: 1, testResults: [loaded, broken] })).toEqual({
      passed: 7,
      failed: 2,
      skipped: 2,
      failures: ['a.ts › a table takes a note\n    expected 1\n      to be 2', 'b.ts\n    No such module'],
    });
  });

  it("adds what went wrong outside of Playwright's tests", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };
    const why = { tests: [{ results: [{ errors: [{ message: '\u001B[31mNot visible\u001B[39m' }] }] }] };
    const specs = [
      { title: 'writes', ok: true },
      { title: 'moves', ok: false, ...why },
    ];
    const suites = [{ title: 'board.spec.ts', suites: [{ title: 'Our board', specs }] }];
    expect(playwrightCounts({ stats, errors: [{ message: 'No server' }], suites })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
      failures: ['outside of any test\n    No server', 'board.spec.ts › Our board › moves\n    Not visible'],
    });
  });
});

describe('a runner', () => {
  const outside = { ...oneCheck(false), failures: [expect.stringMatching(/outside of any test/)] };

  it('that left no report has failed', () => {
    expect(reportedCounts(join(folder, 'none.json'), vitestCounts, 0)).toEqual(outside);
  });

  it('that left half a report has failed', () => {
    expect(reportedCounts(report('{"numPassed'), vitestCounts, 0)).toEqual(outside);
  });

  it('that ended badly with no failed test has failed', () => {
    expect(reportedCounts(report(vitestReport), vitestCounts, 1)).toEqual({ ...outside, passed: 7, skipped: 2 });
  });

  it('that ended well is believed', () => {
    expect(reportedCounts(report(vitestReport), vitestCounts, 0)).toEqual({
      passed: 7,
      failed: 0,
      skipped: 2,
      failures: [],
    });
  });
});
