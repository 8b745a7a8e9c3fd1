/** Rounds as the evening holds them: opened, ended, opened again, each at its time; how everybody learns of it, and when boards are sealed. */
import type { WorkshopId } from '#domain/identifiers.ts';
import { nextRoundNumber, type Round, type Workshop } from '#domain/workshop.ts';
import type { House } from '../house.ts';
import { announceMoves, makeMoves } from './places/moves.ts';
import { documentsOf, publish } from './published-view.ts';

/**
 * Between the published end of a round and the moment the boards are sealed. Every screen stops by itself when it learns of the end; what
 * was typed on the way there still arrives and is kept.
 */
export const SETTLE_MS = 1_000;

export interface RoundKeeping {
  /** Opens it, opens it again, or gives it another end. People who were told to move sit at their next table when it opens first. */
  hold(workshop: Workshop, number: number, time: { now: number; endsAt: number }): Promise<Round>;
  /** `movesOn`: everybody learns which table they go to, where another round is to come. */
  end(workshop: Workshop, round: Round, movesOn: boolean): Promise<Round>;
  /** Everybody learns of what has changed; connections may then what the hour allows. */
  tellOpened(id: WorkshopId): Promise<void>;
  /** Everybody learns of the end at once; boards are sealed a little later. */
  tellEnded(id: WorkshopId): Promise<void>;
  stop(): void;
}

export function roundKeeping(house: House): RoundKeeping {
  const { store } = house;
  const sealing = new Set<NodeJS.Timeout>();

  async function reviewTables(id: WorkshopId): Promise<void> {
    await house.collaboration.reviewAccess((await documentsOf(store, id)).tables);
  }

  async function forgetMoves(id: WorkshopId): Promise<void> {
    await store.updateTable('seats').set({ next_table_id: null }).where('workshop_id', '=', id).execute();
  }

  return {
    async hold(workshop, number, { now, endsAt }) {
      const { id } = workshop;
      const before = workshop.rounds.find((round) => round.number === number);
      const round: Round = { number, openedAt: before?.openedAt ?? now, endsAt, endedAt: null };
      await store
        .insertInto('rounds')
        .values({ workshop_id: id, number, opened_at: round.openedAt, ends_at: endsAt, ended_at: null })
        .onConflict((conflict) =>
          conflict.columns(['workshop_id', 'number']).doUpdateSet({ ends_at: endsAt, ended_at: null }),
        )
        .execute();
      await store.updateTable('workshops').set({ phase: 'rounds' }).where('id', '=', id).execute();
      if (!before) await makeMoves(house, id);
      // Nobody moves yet: the round goes on.
      else if (before.endedAt !== null) await forgetMoves(id);
      return round;
    },

    async end(workshop, round, movesOn) {
      const now = house.now();
      const ended = { ...round, endsAt: Math.min(round.endsAt, now), endedAt: now };
      await store
        .updateTable('rounds')
        .set({ ends_at: ended.endsAt, ended_at: now })
        .where('workshop_id', '=', workshop.id)
        .where('number', '=', round.number)
        .execute();
      // After an earlier round that was opened again people go back to where they came from: nowhere.
      const isLatest = workshop.rounds.every(({ number }) => number <= round.number);
      if (movesOn && isLatest && nextRoundNumber(workshop) !== null) await announceMoves(house, workshop);
      return ended;
    },

    async tellOpened(id) {
      await reviewTables(id);
      await publish(house, id);
    },

    async tellEnded(id) {
      await publish(house, id);
      const timer = setTimeout(() => {
        sealing.delete(timer);
        reviewTables(id).catch((error: unknown) => house.report(`Boards could not be sealed: ${String(error)}`));
      }, SETTLE_MS);
      sealing.add(timer);
    },

    stop() {
      for (const timer of sealing) clearTimeout(timer);
    },
  };
}
