/** Many people who each do something so and so often a second, driven by one timer; chance only says when each of them begins. */

export interface Repeated {
  aSecond: number;
  /** `count`: how often it has been done before. */
  act: (count: number) => void;
}

const TICK_MS = 4;

/** A small generator with a seed (mulberry32): values in [0, 1). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `late` hears of every action by how many milliseconds it came after its time, beyond the timer's own grain. */
export function runAtPace(
  actions: readonly Repeated[],
  seed: number,
  late: (lateness: number) => void,
): { stop: () => void } {
  const chance = chanceFrom(seed);
  const beganAt = performance.now();
  const due = actions
    .filter(({ aSecond }) => aSecond > 0)
    .map(({ aSecond, act }) => ({ act, every: 1000 / aSecond, next: beganAt + (chance() * 1000) / aSecond, count: 0 }));
  const timer = setInterval(() => {
    const now = performance.now();
    for (const one of due) {
      // At most once a turn: who could not keep up does not shout it all at once.
      if (one.next > now) continue;
      late(Math.max(0, now - one.next - TICK_MS));
      one.act(one.count++);
      one.next += one.every;
    }
  }, TICK_MS);
  return { stop: () => clearInterval(timer) };
}
