/** Slows down guessing: failures per key within a sliding window. Success costs nothing, so a full hall behind one address gets in. */

export interface RateLimit {
  /** Whether this key has failed too often lately. */
  isExceeded(key: string): boolean;
  noteFailure(key: string): void;
}

export function rateLimit(rule: { failures: number; withinMs: number; now: () => number }): RateLimit {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const since = rule.now() - rule.withinMs;
    return (failures.get(key) ?? []).filter((at) => at > since);
  };
  return {
    isExceeded: (key) => recent(key).length >= rule.failures,
    noteFailure(key) {
      failures.set(key, [...recent(key), rule.now()].slice(-rule.failures));
      // Bounded memory: what has run out is dropped once many keys have come together.
      if (failures.size > 10_000) for (const old of failures.keys()) if (recent(old).length === 0) failures.delete(old);
    },
  };
}
