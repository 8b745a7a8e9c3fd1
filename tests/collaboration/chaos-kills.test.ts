/** The short form of `npm run chaos`: the server is killed ten times while people type, and nothing that was acknowledged is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { eveningOfKills } from '../chaos/evening-of-kills.ts';
import { reckoning } from '../chaos/reckoning.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'kavarna-chaos-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test(
  'ten kills with SIGKILL: every acknowledged word is there, once, and everybody agrees',
  { timeout: 180_000 },
  async () => {
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const figures = await eveningOfKills({ dataFolder, kills: 10, seed, tables: 3, people: 3 });
    console.log(reckoning(figures));
    const { missing, doubled, differing, diverged, refused } = figures;
    expect({ missing, doubled, differing, diverged, refused }).toEqual({
      missing: [],
      doubled: [],
      differing: [],
      diverged: [],
      refused: 0,
    });
    expect(figures.recoveries).toHaveLength(10);
    expect(figures.acknowledged).toBeGreaterThan(500);
    expect(figures.thrownAway).toBeGreaterThan(0);
  },
);
