/** What was put in beside what was found again: each thing once, where it belongs, as it was. */

export interface Comparison {
  /** What is compared: ideas, characters, places … */
  kind: string;
  expected: number;
  found: number;
  missing: string[];
  twice: string[];
  /** Found once, but changed or in another place; and what nobody put in. */
  differing: string[];
}

export interface Thing {
  /** What tells it from all others of its kind. */
  key: string;
  /** What must be equal. */
  value: string;
}

/** `size` says how much each thing counts for, where things are not simply counted. */
export function compare(
  kind: string,
  expected: readonly Thing[],
  found: readonly Thing[],
  size: (value: string) => number = () => 1,
): Comparison {
  const total = (things: readonly Thing[]) => things.reduce((sum, thing) => sum + size(thing.value), 0);
  const foundByKey = Map.groupBy(found, (thing) => thing.key);
  const keys = new Set(expected.map((thing) => thing.key));
  const values = new Set(expected.map((thing) => thing.value));
  const comparison: Comparison = {
    kind,
    expected: total(expected),
    found: total(found),
    missing: [],
    twice: [],
    differing: [],
  };
  for (const { key, value } of expected) {
    const [first, ...more] = foundByKey.get(key) ?? [];
    if (!first) comparison.missing.push(`${key}: ${value}`);
    else if (first.value !== value) comparison.differing.push(`${key}: ${value} ≠ ${first.value}`);
    if (more.length > 0) comparison.twice.push(`${key}: ${value}`);
  }
  for (const { key, value } of found) {
    if (!keys.has(key)) (values.has(value) ? comparison.twice : comparison.differing).push(`${key}: ${value}`);
  }
  return comparison;
}

export function isFaultless(comparisons: readonly Comparison[]): boolean {
  return comparisons.every(
    ({ expected, found, missing, twice, differing }) =>
      expected === found && missing.length + twice.length + differing.length === 0,
  );
}
