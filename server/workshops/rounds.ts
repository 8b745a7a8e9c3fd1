/** Rounds and phases: opening, ending, extending, and going on to the next stage of the evening. */
import type { Asker } from '#domain/access.ts';
import type { SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { seatingClockwise } from '#domain/rotation.ts';
import type { Seat } from '#domain/seat.ts';
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
import { endStays, noteStays } from '../history/stays.ts';
import type { House } from '../house.ts';
import { seatingAfterMixing } from './mixing.ts';
import { facilitatedWorkshop } from './permission.ts';
import { documentsOf, publish } from './published-view.ts';
import { readSeats, readWorkshop } from './reading.ts';

const MINUTE_MS = 60_000;
/**
 * Between the published end of a round and the moment the boards are sealed. Every screen stops by itself when it learns of the end; what
 * was typed on the way there still arrives and is kept.
 */
export const SETTLE_MS = 1_000;

/** Milliseconds after which a round whose end could not be written down (a full disk) is ended again. */
const END_AGAIN_MS = 5_000;

export interface RoundCommands {
  /** Opens the next round; people who were told to move now sit at their next table. `minutes`: other than the workshop's setting. */
  openRound(asker: Asker, id: WorkshopId, minutes?: number): Promise<Result<Round, Refusal>>;
  endRound(asker: Asker, id: WorkshopId): Promise<Result<Round, Refusal>>;
  /** Adds minutes to the running round; a round that has just ended is opened again for as long. */
  extendRound(asker: Asker, id: WorkshopId, minutes: number): Promise<Result<Round, Refusal>>;
  enterPhase(asker: Asker, id: WorkshopId, phase: Phase): Promise<Result<Workshop, Refusal>>;
  /** Takes up the clocks of rounds that were running when the server stopped. */
  resumeClocks(): Promise<void>;
  stopClocks(): void;
}

export function roundCommands(house: House): RoundCommands {
  const { store } = house;
  const clocks = new Map<WorkshopId, NodeJS.Timeout>();
  const sealing = new Set<NodeJS.Timeout>();

  async function setRound(id: WorkshopId, round: Round): Promise<void> {
    await store
      .updateTable('rounds')
      .set({ ends_at: round.endsAt, ended_at: round.endedAt })
      .where('workshop_id', '=', id)
      .where('number', '=', round.number)
      .execute();
  }

  async function reviewTables(id: WorkshopId): Promise<void> {
    await house.collaboration.reviewAccess((await documentsOf(store, id)).tables);
  }

  /** Ends the round at its time, wherever the facilitator is. The store knows the time; this only wakes up for it. */
  function watch(id: WorkshopId, round: Round | null): void {
    clearTimeout(clocks.get(id));
    clocks.delete(id);
    if (!round || round.endedAt !== null) return;
    wakeUp(id, Math.min(Math.max(0, round.endsAt - house.now()), 2 ** 31 - 1));
  }

  function wakeUp(id: WorkshopId, delay: number): void {
    const timer = setTimeout(() => {
      timeIsUp(id).catch((error: unknown) => {
        house.report(`A round could not be ended, which is tried again: ${String(error)}`);
        if (clocks.get(id) === timer) wakeUp(id, END_AGAIN_MS);
      });
    }, delay);
    clocks.set(id, timer);
  }

  async function timeIsUp(id: WorkshopId): Promise<void> {
    const workshop = await readWorkshop(store, id);
    const round = workshop && currentRound(workshop);
    if (!workshop || !round || round.endedAt !== null) return;
    if (round.endsAt > house.now()) watch(id, round);
    else await end(workshop, round);
  }

  async function end(workshop: Workshop, round: Round): Promise<Round> {
    const now = house.now();
    const ended = { ...round, endsAt: Math.min(round.endsAt, now), endedAt: now };
    await setRound(workshop.id, ended);
    watch(workshop.id, null);
    if (nextRoundNumber(workshop) !== null) await announceMoves(workshop);
    await publish(house, workshop.id);
    const timer = setTimeout(() => {
      sealing.delete(timer);
      reviewTables(workshop.id).catch((error: unknown) => house.report(`Boards could not be sealed: ${String(error)}`));
    }, SETTLE_MS);
    sealing.add(timer);
    return ended;
  }

  async function announceMoves(workshop: Workshop): Promise<void> {
    const seats = await readSeats(store, workshop.id);
    const moves = await movesOf(workshop, seats);
    await store.transaction().execute(async (transaction) => {
      for (const [seat, table] of moves) {
        await transaction.updateTable('seats').set({ next_table_id: table }).where('id', '=', seat).execute();
      }
    });
  }

  async function movesOf(workshop: Workshop, seats: readonly Seat[]): Promise<Map<SeatId, TableId>> {
    switch (workshop.settings.rotation) {
      case 'clockwise':
        return seatingClockwise(workshop.tables, seats);
      case 'mixed':
        return seatingAfterMixing(house, workshop, seats);
      case 'none':
        return new Map();
    }
  }

  /** Everybody who was told to move is there now. */
  async function makeMoves(id: WorkshopId): Promise<void> {
    await store
      .updateTable('seats')
      .set((eb) => ({ table_id: eb.fn.coalesce('next_table_id', 'table_id'), next_table_id: null }))
      .where('workshop_id', '=', id)
      .execute();
    await noteStays(store, id, house.now());
  }

  return {
    async openRound(asker, id, minutes) {
      const found = await facilitatedWorkshop(store, asker, id, 'runRounds');
      if (!found.ok) return found;
      const workshop = found.value;
      if (isRoundOpen(workshop)) return refused('round-open');
      const number = nextRoundNumber(workshop);
      if (number === null) return refused('no-more-rounds');
      const length = minutes ?? workshop.settings.roundMinutes;
      if (!isMinutes(length)) return refused('invalid-input');
      const openedAt = house.now();
      const round: Round = { number, openedAt, endsAt: openedAt + length * MINUTE_MS, endedAt: null };
      const opened = await store
        .insertInto('rounds')
        .values({ workshop_id: id, number, opened_at: openedAt, ends_at: round.endsAt, ended_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      // Two facilitators pressed at once: the second one's round is the first one's.
      if (opened.numInsertedOrUpdatedRows === 0n) return refused('round-open');
      await store.updateTable('workshops').set({ phase: 'rounds' }).where('id', '=', id).execute();
      await makeMoves(id);
      await reviewTables(id);
      await publish(house, id);
      watch(id, round);
      return done(round);
    },

    async endRound(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'runRounds');
      if (!found.ok) return found;
      const round = currentRound(found.value);
      if (!round || round.endedAt !== null) return refused('round-closed');
      return done(await end(found.value, round));
    },

    async extendRound(asker, id, minutes) {
      const found = await facilitatedWorkshop(store, asker, id, 'runRounds');
      if (!found.ok) return found;
      const round = currentRound(found.value);
      if (!round) return refused('round-closed');
      if (found.value.phase !== 'rounds') return refused('wrong-phase');
      if (!isMinutes(minutes)) return refused('invalid-input');
      const base = round.endedAt === null ? round.endsAt : house.now();
      const extended: Round = { ...round, endsAt: base + minutes * MINUTE_MS, endedAt: null };
      await setRound(id, extended);
      // Nobody moves yet: the round goes on.
      await store.updateTable('seats').set({ next_table_id: null }).where('workshop_id', '=', id).execute();
      await reviewTables(id);
      await publish(house, id);
      watch(id, extended);
      return done(extended);
    },

    async enterPhase(asker, id, phase) {
      const found = await facilitatedWorkshop(store, asker, id, 'runRounds');
      if (!found.ok) return found;
      if (!PHASES.includes(phase)) return refused('invalid-input');
      if (phase !== 'rounds' && isRoundOpen(found.value)) return refused('round-open');
      await store.updateTable('workshops').set({ phase }).where('id', '=', id).execute();
      if (phase === 'follow-up') await endStays(store, id, house.now());
      else await noteStays(store, id, house.now());
      await reviewTables(id);
      await publish(house, id);
      return done({ ...found.value, phase });
    },

    async resumeClocks() {
      const running = await store.selectFrom('rounds').selectAll().where('ended_at', 'is', null).execute();
      for (const row of running) {
        watch(row.workshop_id, { number: row.number, openedAt: row.opened_at, endsAt: row.ends_at, endedAt: null });
      }
    },

    stopClocks() {
      for (const timer of clocks.values()) clearTimeout(timer);
      for (const timer of sealing) clearTimeout(timer);
    },
  };
}

function isMinutes(value: number): boolean {
  return Number.isFinite(value) && value > 0 && value <= LIMITS.roundMinutes;
}
