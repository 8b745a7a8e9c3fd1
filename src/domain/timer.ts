/** The time that is left in a round, the same on every screen: computed from the server's clock. */
import type { Round } from './workshop.ts';

/** From here on the ring changes its colour and the page says so. Milliseconds. */
export const LAST_CALL_MS = 2 * 60_000;

export interface RemainingTime {
  /** Whole minutes and seconds; rounded up, so that 0:00 is shown only when time is over. */
  minutes: number;
  seconds: number;
  /** 1 at the start, 0 at the end. */
  share: number;
  isLastCall: boolean;
  isOver: boolean;
}

export function remainingTime(round: Pick<Round, 'openedAt' | 'endsAt'>, now: number): RemainingTime {
  const length = Math.max(1, round.endsAt - round.openedAt);
  const left = Math.min(length, Math.max(0, round.endsAt - now));
  const wholeSeconds = Math.ceil(left / 1000);
  return {
    minutes: Math.floor(wholeSeconds / 60),
    seconds: wholeSeconds % 60,
    share: left / length,
    isLastCall: left <= LAST_CALL_MS,
    isOver: left === 0,
  };
}
