/** What the rounds need of places: telling people where to go when a round ends, and sending them there when the next one opens. */
import { chanceFrom } from '#domain/chance.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import { keptPlan } from '#domain/places/plan-places.ts';
import { nextRoundNumber, type Workshop } from '#domain/workshop.ts';
import { noteStays } from '../../history/stays.ts';
import type { House } from '../../house.ts';
import { acceptedProposal, keepPlan, placesQuestion, tellPlaces } from './plan-store.ts';

export const chanceOf = (house: Pick<House, 'randomBytes'>): (() => number) =>
  chanceFrom(Buffer.from(house.randomBytes(4)).readUInt32LE());

/** By the plan that was accepted, for whoever is here now; without one by the workshop's rotation. */
export async function announceMoves(house: Pick<House, 'store' | 'randomBytes'>, workshop: Workshop): Promise<void> {
  const first = nextRoundNumber(workshop);
  if (first === null) return;
  const { routes } = keptPlan(await placesQuestion(house.store, workshop, true), chanceOf(house));
  const [next] = routes;
  if (!next) return;
  await house.store.transaction().execute(async (transaction) => {
    const proposal = await acceptedProposal(transaction, workshop.id);
    await keepPlan(transaction, workshop.id, { first, routes, proposal });
    await tellPlaces(transaction, workshop.id, next);
  });
}

/** Everybody who was told to move sits there now, and is on the way until they say that they have arrived. */
export async function makeMoves(house: Pick<House, 'store' | 'now'>, id: WorkshopId): Promise<void> {
  const { store } = house;
  await store.transaction().execute(async (transaction) => {
    const moving = await transaction
      .selectFrom('seats')
      .select(['id', 'workshop_id'])
      .where('workshop_id', '=', id)
      .where('next_table_id', 'is not', null)
      .where('kind', '!=', 'tablet')
      .execute();
    await transaction.updateTable('seat_places').set({ is_on_the_way: 0 }).where('workshop_id', '=', id).execute();
    for (const seat of moving) {
      await transaction
        .insertInto('seat_places')
        .values({ seat_id: seat.id, workshop_id: id, is_on_the_way: 1 })
        .onConflict((conflict) => conflict.column('seat_id').doUpdateSet({ is_on_the_way: 1 }))
        .execute();
    }
    await transaction
      .updateTable('seats')
      .set((eb) => ({ table_id: eb.fn.coalesce('next_table_id', 'table_id'), next_table_id: null }))
      .where('workshop_id', '=', id)
      .execute();
  });
  await noteStays(store, id, house.now());
}
