/** Keeping an evening where its workshop is: turning it to another step, following rounds and stages, and its clock. */
import type { Asker } from '#domain/access.ts';
import { turnTo } from '#domain/evening-course.ts';
import { positionAfter, positionOf, stepAt, type Evening, type Position } from '#domain/evening.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import { currentRound, isRoundOpen, type Phase, type Workshop } from '#domain/workshop.ts';
import { endStays, noteStays } from '../history/stays.ts';
import type { House } from '../house.ts';
import { keepEvening, readEvening } from './evening-reading.ts';
import { readWorkshop } from './reading.ts';
import { roundKeeping, type RoundKeeping } from './round-keeping.ts';
import { turnsPerWorkshop, type InTurn } from './turns.ts';
import type { VotingCommands } from './voting.ts';

/** Milliseconds after which what could not be written down (a full disk) is tried again. */
const AGAIN_MS = 5_000;
/** Between two looks at the clock: a laptop that slept, or whose clock was set, holds its rounds to their times all the same. */
const LOOK_EVERY_MS = 1_000;

export interface EveningKeeping {
  inTurn: InTurn;
  rounds: RoundKeeping;
  /** To another position, with everything that comes with it; whoever asks may hold the vote. */
  turn(asker: Asker, workshop: Workshop, evening: Evening, target: Position): Promise<Evening>;
  /** After a command that moved the workshop itself: the evening follows, and the clock is set. Publishes nothing. */
  follow(id: WorkshopId): Promise<void>;
  enterPhase(id: WorkshopId, phase: Phase): Promise<void>;
  /** Opening the vote outside the evening's order: the evening follows. */
  openVoting: VotingCommands['openVoting'];
  /** Takes up the clocks of evenings that were running when the server stopped. */
  resumeClocks(): Promise<void>;
  stopClocks(): void;
}

export function eveningKeeping(
  house: House,
  voting: Pick<VotingCommands, 'openVoting' | 'closeVoting'>,
): EveningKeeping {
  const { store } = house;
  const inTurn = turnsPerWorkshop();
  const rounds = roundKeeping(house);
  const clocks = new Map<WorkshopId, NodeJS.Timeout>();

  /** Silence goes over into sharing and a round ends at their times, wherever the facilitator is. The store knows the time. */
  function watch(workshop: Workshop, evening: Evening): void {
    clearTimeout(clocks.get(workshop.id));
    clocks.delete(workshop.id);
    const round = currentRound(workshop);
    if (!round || !isRoundOpen(workshop)) return;
    const isSilent = stepAt(evening, positionOf(evening))?.kind === 'silent-writing';
    const at = Math.min(round.endsAt, isSilent ? (evening.current?.endsAt ?? round.endsAt) : round.endsAt);
    wakeUp(workshop.id, at);
  }

  /** `at`: by the server's clock. */
  function wakeUp(id: WorkshopId, at: number): void {
    const delay = Math.min(Math.max(0, at - house.now()), LOOK_EVERY_MS);
    const timer = setTimeout(() => {
      if (house.now() < at) {
        wakeUp(id, at);
        return;
      }
      inTurn(id, () => timeIsUp(id)).catch((error: unknown) => {
        house.report(`A round could not be ended, which is tried again: ${String(error)}`);
        if (clocks.get(id) === timer) wakeUp(id, house.now() + AGAIN_MS);
      });
    }, delay);
    clocks.set(id, timer);
  }

  async function timeIsUp(id: WorkshopId): Promise<void> {
    const workshop = await readWorkshop(store, id);
    const round = workshop && currentRound(workshop);
    if (!workshop || !round || !isRoundOpen(workshop)) return;
    const evening = await readEvening(store, workshop);
    if (round.endsAt <= house.now()) {
      await rounds.end(workshop, round, true);
      await follow(id);
      await rounds.tellEnded(id);
      return;
    }
    const step = stepAt(evening, positionOf(evening));
    if (step?.kind !== 'silent-writing' || !evening.current || evening.current.endsAt > house.now()) {
      watch(workshop, evening);
      return;
    }
    // The round's end stands: its time does not change by itself.
    const sharing = positionAfter(evening.steps, step.id);
    if (sharing === 'start' || sharing === 'end') return;
    const shared = { ...evening, current: { id: sharing, since: house.now(), endsAt: round.endsAt } };
    await keepEvening(store, id, shared);
    watch(workshop, shared);
    await rounds.tellOpened(id);
  }

  async function enterPhase(id: WorkshopId, phase: Phase): Promise<void> {
    await store.updateTable('workshops').set({ phase }).where('id', '=', id).execute();
    if (phase === 'follow-up') await endStays(store, id, house.now());
    else await noteStays(store, id, house.now());
  }

  async function follow(id: WorkshopId): Promise<void> {
    const workshop = await readWorkshop(store, id);
    if (!workshop) return;
    const evening = await readEvening(store, workshop, house.now());
    await keepEvening(store, id, evening);
    watch(workshop, evening);
  }

  return {
    inTurn,
    rounds,
    follow,
    enterPhase,

    openVoting: (asker, id) =>
      inTurn(id, async () => {
        const opened = await voting.openVoting(asker, id);
        if (!opened.ok) return opened;
        await follow(id);
        await rounds.tellOpened(id);
        return opened;
      }),

    async turn(asker, workshop, before, target) {
      const now = house.now();
      const { evening, turns } = turnTo(workshop, before, target, now);
      let isEnded = false;
      // Before its round: whoever sees that the round is open sees too that one writes in silence.
      await keepEvening(store, workshop.id, evening);
      for (const one of turns) {
        switch (one.kind) {
          case 'end-round': {
            const round = currentRound(workshop);
            if (round) await rounds.end(workshop, round, one.movesOn);
            isEnded = true;
            break;
          }
          case 'hold-round':
            await rounds.hold(workshop, one.number, { now, endsAt: one.endsAt });
            isEnded = false;
            break;
          case 'enter-phase':
            await enterPhase(workshop.id, one.phase);
            break;
          case 'open-vote':
            // Without measures there is nothing to vote on yet: the desk says so, and the vote is opened there once there are.
            await voting.openVoting(asker, workshop.id);
            break;
          case 'close-vote':
            await voting.closeVoting(asker, workshop.id);
            break;
        }
      }
      const after = await readWorkshop(store, workshop.id);
      if (after) watch(after, evening);
      if (isEnded) await rounds.tellEnded(workshop.id);
      else await rounds.tellOpened(workshop.id);
      return evening;
    },

    async resumeClocks() {
      const running = await store.selectFrom('rounds').select('workshop_id').where('ended_at', 'is', null).execute();
      for (const { workshop_id: id } of running) {
        const workshop = await readWorkshop(store, id);
        if (workshop) watch(workshop, await readEvening(store, workshop));
      }
    },

    stopClocks() {
      for (const timer of clocks.values()) clearTimeout(timer);
      rounds.stop();
    },
  };
}
