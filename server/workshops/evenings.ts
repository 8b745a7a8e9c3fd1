/** The evening's commands: go on, go back, more time, another plan, the gong. Two facilitators who press at once go one step. */
import type { Asker } from '#domain/access.ts';
import { extended, withSteps } from '#domain/evening-course.ts';
import { isClockTime } from '#domain/evening-time.ts';
import {
  EVENING_LIMITS,
  minutesInMs,
  positionAfter,
  positionBefore,
  positionOf,
  stepAt,
  type Draft,
  type Evening,
  type Gong,
  type Position,
} from '#domain/evening.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { currentRound, isRoundOpen, type Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import type { EveningKeeping } from './evening-keeping.ts';
import { keepEvening, readEvening } from './evening-reading.ts';
import { facilitatedWorkshop } from './permission.ts';
import { publish } from './published-view.ts';
import { readWorkshop } from './reading.ts';

export interface EveningChange {
  /** The revision of the plan that the change is based on; refused where somebody else has changed it since. */
  basedOn: number;
  /** All steps in their order. Those behind, and the one that is now, as they are; without an id: new. */
  steps: readonly Draft[];
  /** HH:MM; absent: as it is. */
  startTime?: string | null;
}

type Outcome = Promise<Result<Evening, Refusal>>;

export interface EveningCommands {
  evening(asker: Asker, id: WorkshopId): Outcome;
  /** `from`: where whoever presses sees the evening. Whoever finds it gone on by just that step gets the same outcome. */
  goOn(asker: Asker, id: WorkshopId, from: Position): Outcome;
  goBack(asker: Asker, id: WorkshopId, from: Position): Outcome;
  /** More time for the step that is now. */
  extend(asker: Asker, id: WorkshopId, from: Position, minutes: number): Outcome;
  changeSteps(asker: Asker, id: WorkshopId, change: EveningChange): Outcome;
  setGong(asker: Asker, id: WorkshopId, gong: Gong): Outcome;
}

export function eveningCommands(house: House, { inTurn, rounds, follow, turn }: EveningKeeping): EveningCommands {
  const { store } = house;

  async function led(
    asker: Asker,
    id: WorkshopId,
    deed: (evening: Evening, workshop: Workshop) => Outcome,
    may: 'runRounds' | 'setUpWorkshop' = 'runRounds',
  ): Outcome {
    const found = await facilitatedWorkshop(store, asker, id, may);
    if (!found.ok) return found;
    return inTurn(id, async () => {
      const workshop = await readWorkshop(store, id);
      return workshop ? deed(await readEvening(store, workshop), workshop) : refused('not-found');
    });
  }

  const step = (neighbour: typeof positionAfter) => (asker: Asker, id: WorkshopId, from: Position) =>
    led(asker, id, async (evening, workshop) => {
      const now = positionOf(evening);
      const target = neighbour(evening.steps, from);
      // The other facilitator has pressed in the same second: one step, and both see where it led.
      if (now !== from) return now === target ? done(evening) : refused('changed-meanwhile');
      if (target === now) return refused('wrong-phase');
      return done(await turn(asker, workshop, evening, target));
    });

  async function addMinutes(workshop: Workshop, evening: Evening, minutes: number): Promise<Evening> {
    const now = house.now();
    const longer = extended(evening, minutes, now);
    const held = stepAt(evening, positionOf(evening))?.round;
    const round = workshop.rounds.find(({ number }) => number === held);
    if (!round) {
      await keepEvening(store, workshop.id, longer);
      await publish(house, workshop.id);
      return longer;
    }
    const open = isRoundOpen(workshop) && currentRound(workshop)?.number === held;
    const base = open ? round.endsAt : now;
    await keepEvening(store, workshop.id, longer);
    await rounds.hold(workshop, round.number, { now, endsAt: base + minutesInMs(minutes) });
    await follow(workshop.id);
    await rounds.tellOpened(workshop.id);
    const after = await readWorkshop(store, workshop.id);
    return after ? readEvening(store, after) : longer;
  }

  return {
    async evening(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      return found.ok ? done(await readEvening(store, found.value)) : found;
    },

    goOn: step(positionAfter),
    goBack: step(positionBefore),

    extend: (asker, id, from, minutes) =>
      led(asker, id, async (evening, workshop) => {
        if (!Number.isFinite(minutes) || minutes <= 0 || minutes > EVENING_LIMITS.extension) {
          return refused('invalid-input');
        }
        if (positionOf(evening) !== from) return refused('changed-meanwhile');
        if (!evening.current) return refused('wrong-phase');
        return done(await addMinutes(workshop, evening, minutes));
      }),

    changeSteps: (asker, id, { basedOn, steps, startTime }) =>
      led(
        asker,
        id,
        async (evening, workshop) => {
          if (startTime !== undefined && startTime !== null && !isClockTime(startTime)) return refused('invalid-input');
          if (basedOn !== evening.revision) return refused('changed-meanwhile');
          const changed = withSteps(evening, steps);
          const roundCount = steps.filter(({ kind }) => kind === 'sharing').length;
          if (!changed || roundCount < (workshop.rounds.at(-1)?.number ?? 0)) return refused('invalid-input');
          const kept: Evening = {
            ...changed,
            startTime: startTime === undefined ? evening.startTime : startTime,
            revision: evening.revision + 1,
          };
          await store.transaction().execute(async (transaction) => {
            const settings = JSON.stringify({ ...workshop.settings, roundCount });
            await transaction.updateTable('workshops').set({ settings }).where('id', '=', id).execute();
            await keepEvening(transaction, id, kept);
          });
          await publish(house, id);
          return done(kept);
        },
        'setUpWorkshop',
      ),

    setGong: (asker, id, { isOn, volume }) =>
      led(asker, id, async (evening) => {
        if (!Number.isInteger(volume) || volume < 1 || volume > 100) return refused('invalid-input');
        const kept = { ...evening, gong: { isOn, volume } };
        await keepEvening(store, id, kept);
        await publish(house, id);
        return done(kept);
      }),
  };
}
