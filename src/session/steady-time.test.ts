/** The server's time on a device whose own clocks are wrong, are set while it runs, or stand still while it sleeps. */
import { expect, test } from 'vitest';
import { SteadyTime } from './steady-time.ts';

const HOUR = 3_600_000;
const WITHIN_MS = 200;

/** A device and a server whose clocks a test turns. */
function device({ wrongBy = 0, way = [10, 10] as readonly [number, number] } = {}) {
  const at = { true: 1_800_000_000_000, wall: wrongBy, slept: 0, isOnline: true, way };
  const clocks = {
    wall: () => at.true + at.wall,
    steady: () => at.true - at.slept - 1_800_000_000_000,
    ask: () => {
      if (!at.isOnline) return Promise.reject(new Error('offline'));
      at.true += at.way[0];
      const said = at.true;
      at.true += at.way[1];
      return Promise.resolve(said);
    },
  };
  const time = new SteadyTime(at.true + 5_000, clocks);
  return { at, time, error: () => Math.abs(time.now - at.true) };
}

test('is right within 200 ms on a device whose clock is an hour wrong', async () => {
  const { time, error, at } = device({ wrongBy: HOUR });
  await time.measure();
  expect(error()).toBeLessThan(WITHIN_MS);
  at.true += HOUR;
  expect(error()).toBeLessThan(WITHIN_MS);
});

test('is right within 200 ms over a slow way that is slower in one direction', async () => {
  const { time, error } = device({ way: [20, 380] });
  await time.measure();
  expect(error()).toBeLessThan(WITHIN_MS);
});

test('does not move when somebody sets the device’s clock, and asks again', async () => {
  const { time, error, at } = device();
  await time.measure();
  expect(time.hasComeApart()).toBe(false);
  at.wall = -HOUR;
  expect(error()).toBeLessThan(WITHIN_MS);
  expect([time.hasComeApart(), time.hasComeApart()]).toEqual([true, false]);
  await time.measure();
  expect(error()).toBeLessThan(WITHIN_MS);
});

test('notices that the device slept, and is right again with the first answer', async () => {
  const { time, error, at } = device();
  await time.measure();
  at.true += 10 * 60_000;
  at.slept = 10 * 60_000;
  expect(time.hasComeApart()).toBe(true);
  await time.measure();
  expect(error()).toBeLessThan(WITHIN_MS);
});

test('is right after sleep without a network too, as far as the device’s own clock ran on', async () => {
  const { time, error, at } = device({ wrongBy: -HOUR });
  await time.measure();
  at.isOnline = false;
  at.true += 10 * 60_000;
  at.slept = 10 * 60_000;
  expect(time.hasComeApart()).toBe(true);
  await expect(time.measure()).rejects.toThrow('offline');
  time.assumeSleep();
  expect(error()).toBeLessThan(WITHIN_MS);
});

test('takes what was remembered where the server was never asked', () => {
  const { time, error } = device({ wrongBy: HOUR });
  time.trustWall(-HOUR);
  expect(error()).toBeLessThan(WITHIN_MS);
});
