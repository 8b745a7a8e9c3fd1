/** The workshop behind a code, for whoever may know it: whoever guesses has to wait. See docs/security.md for what that amounts to. */
import type { WorkshopId } from '#domain/identifiers.ts';
import { parseJoinCode } from '#domain/join-code.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Workshop } from '#domain/workshop.ts';
import {
  guesserAt,
  guessThrottle,
  wallClock,
  type Guessed,
  type ThrottleClock,
  type Turn,
} from '../accounts/guess-throttle.ts';
import type { House } from '../house.ts';
import { workshopOfCode } from './join-codes.ts';
import { readWorkshop } from './reading.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** A hall of 200 behind one address mistypes now and then; whoever goes on guessing comes down to one guess a minute. */
const BY_ADDRESS = {
  free: 60,
  firstPauseMs: SECOND_MS,
  doublesEvery: 60,
  longestPauseMs: 60 * SECOND_MS,
  halfLifeMs: 6 * HOUR_MS,
  patienceMs: 5 * SECOND_MS,
  mostWaiting: 400,
} as const;

/** Many addresses together: six guesses a minute at most, once two thousand were wrong. */
const BY_ALL = {
  free: 2_000,
  firstPauseMs: SECOND_MS,
  doublesEvery: 1_000,
  longestPauseMs: 10 * SECOND_MS,
  halfLifeMs: 6 * HOUR_MS,
  patienceMs: 5 * SECOND_MS,
  mostWaiting: 2_000,
} as const;
const ALL = 'all addresses';
/** An address that has mistyped no more than this does not wait for what the others guess. */
const UNSUSPECTED = 5;

/** What somebody shows beside a code, so that it is no guess. */
export interface Proof {
  /** The secret part of the link on a table's card. */
  card?: string | undefined;
  /** This browser has a seat in the workshop already. */
  hasSeat?: WorkshopId | undefined;
}

export type LookUpCode = (code: string, address: string, proof?: Proof) => Promise<Guessed<Workshop, 'code-unknown'>>;

export function codeLookUp(
  house: Pick<House, 'store' | 'now'>,
  tableOfCard: (key: string) => Promise<{ workshop: WorkshopId } | null>,
  clock: ThrottleClock = wallClock(house.now),
): LookUpCode {
  const byAddress = guessThrottle(BY_ADDRESS, clock);
  const byAll = guessThrottle(BY_ALL, clock);

  async function read(id: WorkshopId | null): Promise<Result<Workshop, 'code-unknown'>> {
    const workshop = id === null ? null : await readWorkshop(house.store, id);
    return workshop ? done(workshop) : refused('code-unknown');
  }

  /** The workshop that is shown to be known, whatever the code; the code itself is looked up for nobody here. */
  async function proven(code: string, { card, hasSeat }: Proof): Promise<Workshop | null> {
    const known = hasSeat ?? (card === undefined ? null : (await tableOfCard(card))?.workshop) ?? null;
    const workshop = known === null ? null : await readWorkshop(house.store, known);
    return workshop && workshop.code === parseJoinCode(code) ? workshop : null;
  }

  return async (code, address, proof = {}) => {
    const known = await proven(code, proof);
    if (known) return done(known);
    // Nothing is looked up before the turn has come: how long an answer takes tells nothing about the code.
    const key = guesserAt(address);
    const isSuspected = byAddress.wrongGuesses(key) > UNSUSPECTED;
    const turns: Turn[] = [await byAddress.turn(key)];
    if (isSuspected && turns[0]?.ok) turns.push(await byAll.turn(ALL));
    const settle = (wasRight: boolean) => {
      for (const turn of turns) if (turn.ok) turn.settle(wasRight);
    };
    const refusal = turns.find((turn) => !turn.ok);
    if (refusal && !refusal.ok) {
      settle(true);
      return { ok: false, reason: 'too-many-tries', retryAfterSeconds: refusal.retryAfterSeconds };
    }
    try {
      const found = await read(await workshopOfCode(house, code));
      settle(found.ok);
      if (!found.ok && !isSuspected) byAll.noteWrong(ALL);
      return found;
    } finally {
      // Where nothing could be worked out, nothing was guessed.
      settle(true);
    }
  };
}
