/** How long an initiative is kept: the day on which it is erased by itself, and from when on that is said aloud. */

const DAY_MS = 86_400_000;
/** Days before the end from which the team is warned. */
export const WARNING_DAYS = 30;
/** Longest time ahead a day can be set: what is kept for a lifetime needs no day. */
export const MOST_YEARS_AHEAD = 50;

/** The same day so many months later, or the month's last one; null: kept without an end. */
export function monthsAfter(at: number, months: number | null): number | null {
  if (months === null) return null;
  const from = new Date(at);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day);
}

/** A day as a form gives it, '2028-03-31', as the moment it begins (UTC); null: no such day. */
export function dayFrom(typed: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return null;
  const at = Date.parse(`${typed}T00:00:00Z`);
  return Number.isFinite(at) && dayOf(at) === typed ? at : null;
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether a day can be set: from tomorrow on, and not beyond reason. */
export function isPossibleEnd(at: number, now: number): boolean {
  return at > now && at < now + MOST_YEARS_AHEAD * 366 * DAY_MS;
}

/** Whole days left; null where no day is set or it is too far to be spoken of. */
export function daysToWarnOf(eraseAt: number | null, now: number): number | null {
  if (eraseAt === null) return null;
  const days = Math.max(0, Math.ceil((eraseAt - now) / DAY_MS));
  return days <= WARNING_DAYS ? days : null;
}
