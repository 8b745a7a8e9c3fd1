/** What an evening of kills cost, in figures and in words. */
import { milliseconds, percentile } from '../load/parts/figures.ts';
import type { EveningFigures } from './evening-of-kills.ts';

/** How much is not as it was said to be; anything but 0 is a failure. */
export function losses({ missing, doubled, differing, diverged, refused }: EveningFigures): number {
  return missing.length + doubled.length + differing.length + diverged.length + refused;
}

export function reckoning(figures: EveningFigures): string {
  const rows: [string, string | number][] = [
    [
      'kills',
      Object.entries(figures.kills)
        .map(([moment, count]) => `${count} at ${moment}`)
        .join(', '),
    ],
    ['updates written', figures.changes],
    ['updates acknowledged', figures.acknowledged],
    ['people thrown away with their device before a kill', figures.thrownAway],
    ['snapshots written', figures.snapshots],
    ['missing', withExamples(figures.missing)],
    ['doubled', withExamples(figures.doubled)],
    ['differing', withExamples(figures.differing)],
    ['diverged', withExamples(figures.diverged)],
    ['refused', figures.refused],
    ['from a start until it listens', medianAndWorst(figures.recoveries.map(({ listening }) => listening))],
    ['from a start until everybody is in step', medianAndWorst(figures.recoveries.map(({ inStep }) => inStep))],
  ];
  const width = Math.max(...rows.map(([what]) => what.length)) + 3;
  return rows.map(([what, value]) => `${what.padEnd(width)}${value}`).join('\n');
}

function withExamples(found: readonly string[]): string {
  return found.length === 0 ? '0' : `${found.length} (${found.slice(0, 5).join(', ')} …)`;
}

function medianAndWorst(values: readonly number[]): string {
  if (values.length === 0) return 'none';
  return `${milliseconds(percentile(values, 0.5))} median, ${milliseconds(percentile(values, 0.99))} p99`;
}
