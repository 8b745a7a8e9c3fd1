/** Rounds and phases: opening, ending, extending, and going to another stage of the evening; its steps follow. */
import type { Asker } from '#domain/access.ts';
import { minutesInMs } from '#domain/evening.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import {
  currentRound,
  isRoundOpen,
  LIMITS,
  nextRoundNumber,
  PHASES,
  type Phase,
  type Round,
  type Workshop,
} from '#domain/workshop.ts';
import type { House } from '../house.ts';
import type { EveningKeeping } from './evening-keeping.ts';
import { facilitatedWorkshop } from './permission.ts';
import { readWorkshop } from './reading.ts';

export interface RoundCommands {
  /** Opens the next round; people who were told to move now sit at their next table. `minutes`: other than the workshop's setting. */
  openRound(asker: Asker, id: WorkshopId, minutes?: number): Promise<Result<Round, Refusal>>;
  /** Of two who end the same round at once, both learn of the one end. */
  endRound(asker: Asker, id: WorkshopId): Promise<Result<Round, Refusal>>;
  /** Adds minutes to the running round; a round that has just ended is opened again for as long. */
  extendRound(asker: Asker, id: WorkshopId, minutes: number): Promise<Result<Round, Refusal>>;
  enterPhase(asker: Asker, id: WorkshopId, phase: Phase): Promise<Result<Workshop, Refusal>>;
}

export function roundCommands(house: House, { inTurn, rounds, follow, ...keeping }: EveningKeeping): RoundCommands {
  const { store } = house;

  /** What follows is done when it is this command's turn, on the workshop as it is then; `asked`: as it was when it was asked for. */
  async function led<Value>(
    asker: Asker,
    id: WorkshopId,
    deed: (workshop: Workshop, asked: Workshop) => Promise<Result<Value, Refusal>>,
  ): Promise<Result<Value, Refusal>> {
    const asked = await facilitatedWorkshop(store, asker, id, 'runRounds');
    if (!asked.ok) return asked;
    return inTurn(id, async () => {
      const now = await readWorkshop(store, id);
      return now ? deed(now, asked.value) : refused('not-found');
    });
  }

  return {
    openRound: (asker, id, minutes) =>
      led(asker, id, async (workshop) => {
        // Two facilitators pressed at once: the second one's round is the first one's.
        if (isRoundOpen(workshop)) return refused('round-open');
        const number = nextRoundNumber(workshop);
        if (number === null) return refused('no-more-rounds');
        const length = minutes ?? workshop.settings.roundMinutes;
        if (!isMinutes(length)) return refused('invalid-input');
        const now = house.now();
        const round = await rounds.hold(workshop, number, { now, endsAt: now + minutesInMs(length) });
        await follow(id);
        await rounds.tellOpened(id);
        return done(round);
      }),

    endRound: (asker, id) =>
      led(asker, id, async (workshop, asked) => {
        const round = currentRound(workshop);
        const wasOpen = currentRound(asked);
        if (!round || !wasOpen || wasOpen.endedAt !== null) return refused('round-closed');
        if (round.number !== wasOpen.number || round.endedAt !== null) {
          return done(workshop.rounds.find(({ number }) => number === wasOpen.number) ?? round);
        }
        const ended = await rounds.end(workshop, round, true);
        await follow(id);
        await rounds.tellEnded(id);
        return done(ended);
      }),

    extendRound: (asker, id, minutes) =>
      led(asker, id, async (workshop) => {
        const round = currentRound(workshop);
        if (!round) return refused('round-closed');
        if (workshop.phase !== 'rounds') return refused('wrong-phase');
        if (!isMinutes(minutes)) return refused('invalid-input');
        const now = house.now();
        const base = round.endedAt === null ? round.endsAt : now;
        const extended = await rounds.hold(workshop, round.number, { now, endsAt: base + minutesInMs(minutes) });
        await follow(id);
        await rounds.tellOpened(id);
        return done(extended);
      }),

    enterPhase: (asker, id, phase) =>
      led(asker, id, async (workshop) => {
        if (!PHASES.includes(phase)) return refused('invalid-input');
        if (phase !== 'rounds' && isRoundOpen(workshop)) return refused('round-open');
        await keeping.enterPhase(id, phase);
        await follow(id);
        await rounds.tellOpened(id);
        return done({ ...workshop, phase });
      }),
  };
}

function isMinutes(value: number): boolean {
  return Number.isFinite(value) && value > 0 && value <= LIMITS.roundMinutes;
}
