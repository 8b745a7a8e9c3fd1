/** The day on which an initiative erases itself, as pages show it. */
import { daysToWarnOf } from '#domain/retention.ts';

export interface Ending {
  /** Epoch ms. */
  eraseAt: number;
  /** Days left, once they are few; null before. */
  daysLeft: number | null;
}

/** null where no day is set. */
export function endingOf(eraseAt: number | null, now: number): Ending | null {
  return eraseAt === null ? null : { eraseAt, daysLeft: daysToWarnOf(eraseAt, now) };
}
