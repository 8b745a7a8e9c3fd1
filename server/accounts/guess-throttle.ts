/**
 * Slows down guessing. Whoever guesses takes a turn before the answer is worked out; a right answer gives the turn back, a wrong one keeps
 * it. Once an address has used up its turns the next one comes after a pause, and the pause grows with what was guessed wrong: nobody learns
 * anything faster by asking more often, and a hall of right answers behind one address passes one after the other without a pause.
 */

import type { Result } from '#domain/result.ts';

export interface ThrottleRule {
  /** Wrong guesses that cost nothing yet. */
  free: number;
  /** The pause before the first turn after those. */
  firstPauseMs: number;
  /** Every so many further wrong guesses the pause doubles. */
  doublesEvery: number;
  longestPauseMs: number;
  /** Half of what was guessed wrong is forgotten after so long. */
  halfLifeMs: number;
  /** How long a guess waits for its turn before it is sent away. */
  patienceMs: number;
  /** Guesses that wait at a time; further ones are sent away at once. */
  mostWaiting: number;
}

export interface ThrottleClock {
  /** Epoch ms. */
  now: () => number;
  /** Calls back after so many milliseconds; returns how to call it off. */
  after: (ms: number, ring: () => void) => () => void;
}

/** What a guess came to, told by whoever worked it out. */
export type Turn = { ok: true; settle(wasRight: boolean): void } | { ok: false; retryAfterSeconds: number };

/** What comes of something that may be guessed: somebody who has to wait is told for how long. */
export type Guessed<Value, Refused extends string = never> =
  Result<Value, Refused> | { ok: false; reason: 'too-many-tries'; retryAfterSeconds: number };

export interface GuessThrottle {
  turn(key: string): Promise<Turn>;
  /** How much was guessed wrong lately, fading. */
  wrongGuesses(key: string): number;
  /** Counts a guess that was made without a turn. */
  noteWrong(key: string): void;
}

interface Waiting {
  give(turn: Turn): void;
  callOff(): void;
}

interface Guesser {
  /** Wrong guesses, fading. */
  wrong: number;
  fadedAt: number;
  /** When the next turn comes, once there are no free ones. */
  nextAt: number;
  /** Turns that are out: being worked out now. */
  out: number;
  waiting: Waiting[];
  isRinging: boolean;
}

const MOST_KEPT = 10_000;

export function guessThrottle(rule: ThrottleRule, clock: ThrottleClock): GuessThrottle {
  const guessers = new Map<string, Guesser>();

  function guesserOf(key: string): Guesser {
    const known = guessers.get(key);
    if (known) return known;
    if (guessers.size >= MOST_KEPT) forgetTheFaded();
    const fresh: Guesser = { wrong: 0, fadedAt: clock.now(), nextAt: 0, out: 0, waiting: [], isRinging: false };
    guessers.set(key, fresh);
    return fresh;
  }

  function forgetTheFaded(): void {
    for (const [key, guesser] of guessers) {
      fade(guesser);
      if (guesser.wrong < 1 && guesser.out === 0 && guesser.waiting.length === 0) guessers.delete(key);
    }
  }

  function fade(guesser: Guesser): void {
    const now = clock.now();
    guesser.wrong *= 0.5 ** ((now - guesser.fadedAt) / rule.halfLifeMs);
    guesser.fadedAt = now;
  }

  const pauseAfter = (wrong: number): number =>
    Math.min(
      rule.longestPauseMs,
      rule.firstPauseMs * 2 ** Math.floor(Math.max(0, wrong - rule.free) / rule.doublesEvery),
    );

  /** Milliseconds until a turn can be had; every turn that is out counts as wrong until it is known. */
  function untilTurn(guesser: Guesser): number {
    fade(guesser);
    if (Math.round(guesser.wrong) + guesser.out < rule.free) return 0;
    if (guesser.out > 0) return Infinity;
    return Math.max(0, guesser.nextAt - clock.now());
  }

  function take(guesser: Guesser): Turn {
    guesser.out++;
    let isSettled = false;
    return {
      ok: true,
      settle(wasRight) {
        if (isSettled) return;
        isSettled = true;
        guesser.out--;
        if (!wasRight) blame(guesser);
        serve(guesser);
      },
    };
  }

  function blame(guesser: Guesser): void {
    fade(guesser);
    guesser.wrong++;
    if (Math.round(guesser.wrong) >= rule.free) guesser.nextAt = clock.now() + pauseAfter(guesser.wrong);
  }

  /** Gives turns to those who wait, as far as there are any; otherwise looks again when the next one comes. */
  function serve(guesser: Guesser): void {
    while (guesser.waiting.length > 0) {
      const wait = untilTurn(guesser);
      if (wait > 0) {
        ringAt(guesser, wait);
        return;
      }
      const first = guesser.waiting.shift();
      first?.callOff();
      first?.give(take(guesser));
    }
  }

  function ringAt(guesser: Guesser, wait: number): void {
    // A turn that is out rings by being settled.
    if (guesser.isRinging || wait === Infinity) return;
    guesser.isRinging = true;
    clock.after(wait, () => {
      guesser.isRinging = false;
      serve(guesser);
    });
  }

  function sentAway(guesser: Guesser): Turn {
    const wait = Math.max(0, guesser.nextAt - clock.now());
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) };
  }

  return {
    wrongGuesses(key) {
      const guesser = guessers.get(key);
      if (guesser) fade(guesser);
      return guesser?.wrong ?? 0;
    },
    noteWrong: (key) => blame(guesserOf(key)),
    turn(key) {
      const guesser = guesserOf(key);
      const wait = untilTurn(guesser);
      if (wait === 0 && guesser.waiting.length === 0) return Promise.resolve(take(guesser));
      const isHopeless = wait !== Infinity && wait > rule.patienceMs;
      if (isHopeless || guesser.waiting.length >= rule.mostWaiting) return Promise.resolve(sentAway(guesser));
      return new Promise((give) => {
        const waiting: Waiting = { give, callOff: clock.after(rule.patienceMs, () => leave()) };
        const leave = () => {
          guesser.waiting = guesser.waiting.filter((other) => other !== waiting);
          give(sentAway(guesser));
        };
        guesser.waiting.push(waiting);
        serve(guesser);
      });
    },
  };
}

/** The clock on the wall. Nothing waits for these timers when the process wants to end. */
export function wallClock(now: () => number): ThrottleClock {
  return {
    now,
    after(ms, ring) {
      const timer = setTimeout(ring, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

/** An address as guesses are counted: whoever has one IPv6 address has the 2^64 beside it; an IPv4 address may come dressed as IPv6. */
export function guesserAt(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
