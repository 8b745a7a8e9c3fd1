/** When a round's timer speaks up for those who don't see it: a timer that speaks all the time drowns everything else. */
import type { RemainingTime } from '#domain/timer.ts';

const ANNOUNCED_MINUTES = [10, 5, 2, 1] as const;

/** Seconds for which an announcement stands: long enough to be noticed, gone before it is no longer true. */
const STANDS_SECONDS = 10;

/** The minutes left, if now is the moment to say so; null otherwise. */
export function minutesToAnnounce(time: Pick<RemainingTime, 'minutes' | 'seconds'>): number | null {
  const left = time.minutes * 60 + time.seconds;
  return ANNOUNCED_MINUTES.find((minutes) => left <= minutes * 60 && left > minutes * 60 - STANDS_SECONDS) ?? null;
}
