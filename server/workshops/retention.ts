/** How long initiatives are kept: the day each is erased, set by its owner, and the clock that keeps it. */
import type { Asker } from '#domain/access.ts';
import type { InitiativeId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { isPossibleEnd } from '#domain/retention.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { House } from '../house.ts';
import type { Store } from '../store/database.ts';
import { eraseInitiativeForGood } from './erasing.ts';
import { facilitatedInitiative } from './permission.ts';

/** How often the clock looks. */
const LOOK_EVERY_MS = 3_600_000;

export interface RetentionCommands {
  /** Epoch ms at which the initiative is erased by itself; null: never. For its whole team. */
  eraseAt(asker: Asker, id: InitiativeId): Promise<Result<number | null, Refusal>>;
  /** The owner's to set. */
  setEraseAt(asker: Asker, id: InitiativeId, eraseAt: number | null): Promise<Result<null, Refusal>>;
  /** Erases what is due now; returns how many. */
  eraseDue(): Promise<number>;
  /** Erases what is due, now and from now on. */
  startClock(): Promise<void>;
  stopClock(): Promise<void>;
}

export function retentionCommands(house: House): RetentionCommands {
  const { store } = house;
  let clock: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> = Promise.resolve();

  async function eraseDue(): Promise<number> {
    const due = (await initiativesWithEnd(store)).filter(({ eraseAt }) => eraseAt <= house.now());
    for (const { id } of due) {
      await eraseInitiativeForGood(house, id);
      // No title: it may name people, and this line outlives the initiative.
      house.report(`The initiative ${id} was erased: the day set for it has come.`);
    }
    return due.length;
  }

  const look = async () => {
    await eraseDue().catch((error: unknown) => house.report(`What is due could not be erased: ${String(error)}`));
  };

  return {
    async eraseAt(asker, id) {
      const found = await facilitatedInitiative(store, asker, id, 'seeInitiative');
      if (!found.ok) return found;
      const row = await store.selectFrom('initiatives').select('erase_at').where('id', '=', id).executeTakeFirst();
      return done(row?.erase_at ?? null);
    },

    async setEraseAt(asker, id, eraseAt) {
      const found = await facilitatedInitiative(store, asker, id, 'eraseInitiative');
      if (!found.ok) return found;
      if (eraseAt !== null && !isPossibleEnd(eraseAt, house.now())) return refused('invalid-input');
      await store.updateTable('initiatives').set({ erase_at: eraseAt }).where('id', '=', id).execute();
      return done(null);
    },

    eraseDue,

    async startClock() {
      await look();
      clock = setInterval(() => {
        looking = look();
      }, LOOK_EVERY_MS);
      clock.unref();
    },

    async stopClock() {
      clearInterval(clock);
      await looking;
    },
  };
}

/** Those with a day set, the soonest first. */
export async function initiativesWithEnd(
  store: Store,
): Promise<{ id: InitiativeId; title: string; eraseAt: number }[]> {
  const rows = await store
    .selectFrom('initiatives')
    .select(['id', 'title', 'erase_at'])
    .where('erase_at', 'is not', null)
    .orderBy('erase_at')
    .execute();
  return rows.flatMap(({ id, title, erase_at: eraseAt }) => (eraseAt === null ? [] : [{ id, title, eraseAt }]));
}
