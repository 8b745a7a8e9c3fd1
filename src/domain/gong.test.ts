/** When the gong sounds, and when it stays silent: a tablet that slept, a round that was cut short, going back. */
import { describe, expect, test } from 'vitest';
import { plannedSteps, NOT_PLANNED, type Evening, type StepId } from './evening.ts';
import { soundBetween, TOO_LATE_MS } from './gong.ts';
import { TEMPLATES } from './workshop.ts';

const MINUTE = 60_000;
const steps = plannedSteps('world-cafe', TEMPLATES['world-cafe'].settings);

const at = (id: string, since: number, endsAt: number): Evening => ({
  ...NOT_PLANNED,
  steps,
  current: { id: id as StepId, since, endsAt },
});
const sharing = at('sharing-1', 0, 17 * MINUTE);
const moving = (since: number) => at('move-1', since, since + 3 * MINUTE);

const heard = (from: number, to: number, after: Evening = sharing, before: Evening = sharing) =>
  soundBetween({ evening: before, now: from }, { evening: after, now: to });

describe('the gong', () => {
  test('sounds at the end, and softly two minutes before', () => {
    expect(heard(17 * MINUTE - 250, 17 * MINUTE)).toBe('end');
    expect(heard(15 * MINUTE - 250, 15 * MINUTE + 10)).toBe('warning');
    expect(heard(16 * MINUTE, 16 * MINUTE + 250)).toBeNull();
    expect(heard(17 * MINUTE, 17 * MINUTE + 250)).toBeNull();
  });

  test('does not sound on a device that wakes after the moment', () => {
    expect(heard(16 * MINUTE, 17 * MINUTE + TOO_LATE_MS + 1)).toBeNull();
    expect(heard(10 * MINUTE, 17 * MINUTE + 2_000, moving(17 * MINUTE))).toBeNull();
  });

  test('sounds once, whether the clock or the news of the end comes first', () => {
    const end = 17 * MINUTE;
    expect(heard(end - 250, end - 10, moving(end - 20))).toBe('end');
    expect(heard(end - 10, end + 240, moving(end), moving(end))).toBeNull();
    expect(heard(end - 10, end + 240, moving(end))).toBe('end');
    expect(heard(end + 10, end + 260, moving(end))).toBeNull();
  });

  test('sounds when a round is cut short, and not on the way back', () => {
    expect(heard(9 * MINUTE, 9 * MINUTE + 250, moving(9 * MINUTE + 100))).toBe('end');
    const silent = at('silent-writing-1', 9 * MINUTE + 100, 12 * MINUTE);
    expect(heard(9 * MINUTE, 9 * MINUTE + 250, silent)).toBeNull();
  });

  test('gives no warning in a step that is hardly longer than it', () => {
    const short = moving(0);
    expect(heard(MINUTE - 250, MINUTE, short, short)).toBeNull();
  });
});
