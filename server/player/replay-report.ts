/** What the replay says on the console: how the evening goes, and a table of what was put in and what was found. */
import type { Comparison } from './comparison.ts';
import type { Progress } from './play-cafe.ts';

/** Faults of one kind that are shown one by one. */
const MOST_SHOWN = 10;

export function progressLine(progress: Progress): string {
  switch (progress.kind) {
    case 'set-up':
      return `Set up: tables ${progress.tables}, code ${progress.code}`;
    case 'seated':
      return `Seated: people ${progress.people}`;
    case 'round-ended': {
      const { round, ideas, characters, seconds } = progress;
      return `Round ${round}: ideas ${ideas}, characters ${characters} (${seconds.toFixed(1)} s)`;
    }
    case 'measures':
      return `Synthesis: measures ${progress.measures}, ideas placed ${progress.placed}, ideas that match none ${progress.unplaced}`;
    case 'voted':
      return `Priorities: dots ${progress.dots}`;
    case 'exported':
      return `Exported: ${progress.files.map(({ name, bytes }) => `${name} (${Math.ceil(bytes / 1024)} KB)`).join(', ')}`;
  }
}

export function summaryTable(comparisons: readonly Comparison[]): string {
  const header = ['', 'put in', 'found', 'missing', 'twice', 'differing'];
  const rows = comparisons.map(({ kind, expected, found, missing, twice, differing }) => [
    kind,
    ...[expected, found, missing.length, twice.length, differing.length].map(String),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  return [header, ...rows]
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

/** Each fault in a line, the first ones of each sort. */
export function differences(comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap((comparison) =>
    (['missing', 'twice', 'differing'] as const).flatMap((fault) => {
      const all = comparison[fault];
      const rest = all.length > MOST_SHOWN ? [`  … and ${all.length - MOST_SHOWN} more`] : [];
      return all.length === 0
        ? []
        : [`\n${comparison.kind}, ${fault}:`, ...all.slice(0, MOST_SHOWN).map((one) => `  ${one}`), ...rest];
    }),
  );
}
