/** The timer speaks a few times a round, not every second. */
import { expect, test } from 'vitest';
import { remainingTime } from '#domain/timer.ts';
import { minutesToAnnounce } from './timer-announcement.ts';

/** Everything said in a round of that length, second by second; what is said on is listed once. */
function announcements(roundMinutes: number): number[] {
  const said: number[] = [];
  let before: number | null = null;
  for (let now = 0; now <= roundMinutes * 60_000; now += 1000) {
    const minutes = minutesToAnnounce(remainingTime({ openedAt: 0, endsAt: roundMinutes * 60_000 }, now));
    if (minutes !== null && minutes !== before) said.push(minutes);
    before = minutes;
  }
  return said;
}

test('a round of twenty minutes is announced at ten, five, two and one', () => {
  expect(announcements(20)).toEqual([10, 5, 2, 1]);
});

test('a short round begins with what it has', () => {
  expect(announcements(5)).toEqual([5, 2, 1]);
});

test('what was announced is gone before it is untrue', () => {
  expect(minutesToAnnounce({ minutes: 10, seconds: 0 })).toBe(10);
  expect(minutesToAnnounce({ minutes: 9, seconds: 30 })).toBeNull();
  expect(minutesToAnnounce({ minutes: 0, seconds: 0 })).toBeNull();
});
