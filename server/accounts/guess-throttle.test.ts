/** Guessing gets slower, being right stays free. Time stands still in these tests until it is moved. */
import { beforeEach, expect, test } from 'vitest';
import {
  guesserAt,
  guessThrottle,
  type GuessThrottle,
  type ThrottleClock,
  type ThrottleRule,
} from './guess-throttle.ts';

const RULE: ThrottleRule = {
  free: 60,
  firstPauseMs: 1_000,
  doublesEvery: 60,
  longestPauseMs: 60_000,
  halfLifeMs: 6 * 3_600_000,
  patienceMs: 20_000,
  mostWaiting: 400,
};

/** A clock that is moved by hand, with alarms that ring in order. */
class StoppedClock implements ThrottleClock {
  at = 0;
  #alarms: { at: number; ring: () => void }[] = [];
  now = () => this.at;
  after = (ms: number, ring: () => void) => {
    const alarm = { at: this.at + ms, ring };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  };

  async forward(ms: number): Promise<void> {
    const until = this.at + ms;
    for (;;) {
      await settled();
      const next = this.#alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((other) => other !== next);
      this.at = Math.max(this.at, next.at);
      next.ring();
    }
    this.at = until;
  }
}

/** What was promised has been kept by then, as far as it needs no time. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

let clock: StoppedClock;
let throttle: GuessThrottle;
beforeEach(() => {
  clock = new StoppedClock();
  throttle = guessThrottle(RULE, clock);
});

/** One guess from beginning to end; false where it was sent away. */
async function guess(isRight: boolean, key = 'hall'): Promise<boolean> {
  const turn = await throttle.turn(key);
  if (turn.ok) turn.settle(isRight);
  return turn.ok;
}

/** Lets time pass until this is known. */
async function inTime<Value>(promised: Promise<Value>, step = 1_000): Promise<Value> {
  let known: { value: Value } | undefined;
  void promised.then((value) => (known = { value }));
  await settled();
  while (!known) {
    await clock.forward(step);
    await settled();
  }
  return known.value;
}

async function guessWrong(times: number, key = 'hall'): Promise<void> {
  for (let done = 0; done < times;)
    if (await inTime(guess(false, key))) done++;
    else await clock.forward(1_000);
}

test('whoever mistypes now and then does not notice', async () => {
  for (let time = 0; time < 59; time++) expect(await guess(false)).toBe(true);
  expect(await guess(true)).toBe(true);
  expect(clock.at).toBe(0);
});

test('being right never costs a turn', async () => {
  for (let time = 0; time < 1_000; time++) expect(await guess(true)).toBe(true);
  expect(clock.at).toBe(0);
});

test('after that every wrong one makes the next wait, right or wrong alike', async () => {
  await guessWrong(60);
  const told: string[] = [];
  void guess(true).then(() => told.push('right'));
  await clock.forward(999);
  expect(told).toEqual([]);
  await clock.forward(1);
  expect(told).toEqual(['right']);
});

test('the wait grows, up to a minute', async () => {
  const waits: number[] = [];
  for (let more = 0; more < 8; more++) {
    await guessWrong(60);
    const turn = await inTime(throttle.turn('hall'), 100);
    if (turn.ok) turn.settle(false);
    // A wrong one more, and then how long the next one has to wait.
    const before = clock.at;
    while (!(await inTime(guess(true), 100))) await clock.forward(1_000);
    waits.push(Math.round((clock.at - before) / 1_000));
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBeLessThan(3);
  expect(Math.abs((waits.at(-1) ?? 0) - 60)).toBeLessThan(2);
}, 20_000);

test('who would wait for too long is told for how long instead', async () => {
  await guessWrong(400);
  const last = await inTime(throttle.turn('hall'));
  if (last.ok) last.settle(false);
  const turn = await throttle.turn('hall');
  if (turn.ok) throw new Error('There is no turn yet.');
  expect(turn.retryAfterSeconds).toBeGreaterThan(RULE.patienceMs / 1_000);
  await clock.forward((turn.retryAfterSeconds - 1) * 1_000);
  expect(await inTime(guess(true))).toBe(true);
}, 20_000);

test('a hall of 200 passes as one after a hundred wrong codes from its address', async () => {
  await guessWrong(100);
  const began = clock.at;
  const people = Array.from({ length: 200 }, () => guess(true));
  await clock.forward(60_000);
  expect(await Promise.all(people)).toEqual(Array.from({ length: 200 }, () => true));
  // One pause of the last wrong code, and no more.
  const turn = await throttle.turn('hall');
  expect(turn.ok).toBe(true);
  expect(began).toBeLessThan(clock.at);
});

test('asking from many places at once brings no more turns', async () => {
  let turns = 0;
  const asked = Array.from({ length: 300 }, async () => {
    const turn = await throttle.turn('hall');
    if (!turn.ok) return;
    turns++;
    turn.settle(false);
  });
  await clock.forward(20_000);
  await Promise.all(asked);
  expect(turns).toBeGreaterThanOrEqual(60);
  expect(turns).toBeLessThanOrEqual(82);
});

test('guesses of a whole day from one address come to less than two thousand', async () => {
  const day = 24 * 3_600_000;
  let guesses = 0;
  while (clock.at < day) {
    const turn = await inTime(throttle.turn('hall'));
    if (!turn.ok) {
      await clock.forward(turn.retryAfterSeconds * 1_000);
      continue;
    }
    guesses++;
    turn.settle(false);
  }
  expect(guesses).toBeLessThan(2_000);
}, 20_000);

test('another address does not wait', async () => {
  await guessWrong(500, 'attacker');
  expect(await guess(true, 'hall')).toBe(true);
});

test('what was guessed wrong is forgotten in time', async () => {
  await guessWrong(70);
  await clock.forward(2 * RULE.halfLifeMs);
  expect(throttle.wrongGuesses('hall')).toBeLessThan(20);
  const before = clock.at;
  expect(await guess(true)).toBe(true);
  expect(clock.at).toBe(before);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0001:0002:3:4:5:6', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s guesses as %s', (address, guesser) => {
  expect(guesserAt(address)).toBe(guesser);
});
