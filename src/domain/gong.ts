/** When the gong sounds: at the end of a step, softly two minutes before it; never for a moment that has passed. */
import { indexOf, MINUTE_MS, stepAt, type Evening } from './evening.ts';
import { LAST_CALL_MS } from './timer.ts';

/** warning: two minutes are left. end: time is up, or the round was ended. */
export type Sound = 'warning' | 'end';

/** A device that learns of a moment later than this (it slept, it was cut off) stays silent. Milliseconds. */
export const TOO_LATE_MS = 1_500;

/** In a shorter step a warning would come as soon as it has begun. Milliseconds. */
const WARNED_FROM_MS = 5 * MINUTE_MS;

/** The evening as one device saw it at one moment of the server's clock. */
export interface Glance {
  evening: Evening;
  now: number;
}

/** What sounds between two glances of a device, one soon after the other; null: nothing. */
export function soundBetween(before: Glance, after: Glance): Sound | null {
  const was = before.evening.current;
  if (!was) return null;
  const isAt = (moment: number) => before.now < moment && moment <= after.now && after.now - moment <= TOO_LATE_MS;
  const now = after.evening.current;
  if (now?.id === was.id) {
    if (isAt(now.endsAt)) return 'end';
    return now.endsAt - now.since >= WARNED_FROM_MS && isAt(now.endsAt - LAST_CALL_MS) ? 'warning' : null;
  }
  return isAt(was.endsAt) || isRoundCutShort(before, after) ? 'end' : null;
}

/** Somebody went on from a round before its time: those who write hear it all the same. */
function isRoundCutShort(before: Glance, after: Glance): boolean {
  const was = before.evening.current;
  if (!was || before.now >= was.endsAt) return false;
  const { steps, current, endedAt } = after.evening;
  const since = current?.since ?? endedAt;
  const isOn = indexOf(steps, current?.id ?? 'end') > indexOf(steps, was.id);
  const isFresh = since !== null && after.now - since <= TOO_LATE_MS;
  return isOn && isFresh && stepAt(before.evening, was.id)?.kind === 'sharing';
}
