/** Many people who each do something so and so often a second, driven by one timer; chance only says when each of them begins. */
import { chanceFrom } from '#domain/chance.ts';

export interface Repeated {
  aSecond: number;
  /** `count`: how often it has been done before. */
  act: (count: number) => void;
}

const TICK_MS = 4;

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
