/** The minutes a slider runs over: where something happened or a round ran, with long silences in between cut short. */
import type { Round } from './workshop.ts';

export const MINUTE_MS = 60_000;
/** Minutes of silence that are still shown one by one; a longer one is a single step. */
const SILENCE_SHOWN = 15;

/** Minutes since 1970. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/** The last moment of a minute: the board at a minute is what it was when the minute was over. Epoch ms. */
export const endOfMinute = (minute: number): number => (minute + 1) * MINUTE_MS - 1;

/**
 * In order, each once. `busy`: the minutes in which something changed; empty where nothing ever did. The first one is the minute before it
 * all began, when the board was empty.
 */
export function timelineOf(busy: readonly number[], rounds: readonly Round[], now: number): number[] {
  if (busy.length === 0) return [];
  const held = rounds.flatMap(({ openedAt, endedAt }) => [minuteOf(openedAt), minuteOf(endedAt ?? now)]);
  const marked = [...new Set([...busy, ...held])].sort((a, b) => a - b);
  const minutes = [(marked[0] ?? 0) - 1];
  for (const minute of marked) {
    const last = minutes.at(-1) ?? minute;
    if (minute - last <= SILENCE_SHOWN || isWithinRound(minute, last, rounds, now)) {
      for (let between = last + 1; between < minute; between++) minutes.push(between);
    }
    minutes.push(minute);
  }
  return minutes;
}

function isWithinRound(minute: number, last: number, rounds: readonly Round[], now: number): boolean {
  return rounds.some(({ openedAt, endedAt }) => minuteOf(openedAt) <= last && minute <= minuteOf(endedAt ?? now));
}

/** Which round ran in that minute; null between rounds. */
export function roundInMinute(minute: number, rounds: readonly Round[]): number | null {
  const running = rounds.findLast(
    ({ openedAt, endedAt }) => minuteOf(openedAt) <= minute && (endedAt === null || minute <= minuteOf(endedAt)),
  );
  return running?.number ?? null;
}

/** The place on the timeline of the last minute that is not later than `minute`; 0 where all are later. */
export function positionAt(timeline: readonly number[], minute: number): number {
  return Math.max(
    0,
    timeline.findLastIndex((one) => one <= minute),
  );
}
