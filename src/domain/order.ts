/** Order keys that several people can change at once: strings between which there is always room (fractional indexing). */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

function digit(key: string, at: number): number {
  return DIGITS.indexOf(key[at] ?? '0');
}

/**
 * A key that sorts after `before` and ahead of `after` (null: the open end). Keys are base-36 fractions without trailing zeros.
 * Source: the midpoint method of D. Greenspan, "Implementing Fractional Indexing" (2020).
 */
export function keyBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after !== null && low >= after) throw new Error(`invariant: no key between ${low} and ${after}`);
  let key = '';
  for (let at = 0; ; at++) {
    const from = digit(low, at);
    const shared = after !== null && after.startsWith(key);
    const to = shared ? digit(after, at) : DIGITS.length;
    if (to - from > 1) return key + DIGITS[Math.floor((from + to) / 2)];
    key += DIGITS[from];
    // One step apart: what follows `from` is below `to` whatever comes, so the upper bound falls away.
    if (to - from === 1 && at + 1 >= low.length) return key + DIGITS[Math.floor(DIGITS.length / 2)];
  }
}

/**
 * A key for the place `at` among `keys`, which are in their order. null where two people at once made the neighbours equal: then the
 * whole list needs new keys.
 */
export function keyAt(keys: readonly string[], at: number): string | null {
  const before = keys[at - 1] ?? null;
  const after = keys[at] ?? null;
  if (before !== null && after !== null && before >= after) return null;
  const key = keyBetween(before, after);
  return (before === null || before < key) && (after === null || key < after) ? key : null;
}
