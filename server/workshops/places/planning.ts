/** Where people go next, from the desk: a proposal with its numbers, accepted or left; closed tables, who can't move, languages. */
import type { Asker } from '#domain/access.ts';
import type { SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import { parseLanguageTag } from '#domain/language-tag.ts';
import { MOVEMENTS, type Movement, type Places } from '#domain/places/places.ts';
import type { PlacesNumbers } from '#domain/places/places-numbers.ts';
import { keptPlan, newPlaces } from '#domain/places/plan-places.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { isRoundOpen, nextRoundNumber, type Workshop } from '#domain/workshop.ts';
import { newId, type House } from '../../house.ts';
import type { Store } from '../../store/database.ts';
import { facilitatedWorkshop } from '../permission.ts';
import { publish } from '../published-view.ts';
import { chanceOf } from './moves.ts';
import { keepPlan, placesQuestion, planRevision, tellPlaces } from './plan-store.ts';
import { readPlaces } from './reading.ts';

/** keep: as little change as possible. anew: everything from the beginning. */
export type PlanningWay = 'keep' | 'anew';

export interface PlacesProposal {
  id: string;
  way: PlanningWay;
  /** The round the first of its places are for. */
  round: number;
  numbers: PlacesNumbers;
  /** Who changes tables for that round, in the order of their seats. */
  moves: { seat: SeatId; from: TableId; to: TableId }[];
}

/** A seat's way through the evening: the tables of the rounds held and of those that are planned; null: not known. */
export interface SeatRoute {
  seat: SeatId;
  tables: (TableId | null)[];
}

/** A proposal that nobody has accepted for so long is forgotten. */
const PROPOSAL_KEPT_MS = 60 * 60_000;

export interface PlacesCommands {
  /** Changes nothing yet. */
  proposePlaces(asker: Asker, workshop: WorkshopId, way?: PlanningWay): Promise<Result<PlacesProposal, Refusal>>;
  /** The same proposal accepted twice counts once; another one than the plan it would replace is refused with 'changed-meanwhile'. */
  acceptPlaces(asker: Asker, workshop: WorkshopId, proposal: string): Promise<Result<null, Refusal>>;
  /** Nobody is sent to a closed table any more; who sits there stays until places are planned anew. */
  closeTable(asker: Asker, workshop: WorkshopId, table: TableId, isClosed: boolean): Promise<Result<Places, Refusal>>;
  /** Empty: any language. */
  setTableLanguage(
    asker: Asker,
    workshop: WorkshopId,
    table: TableId,
    language: string,
  ): Promise<Result<Places, Refusal>>;
  /** How a seat moves with the others, and the one language its person speaks. What is absent stays. */
  setSeatPlace(
    asker: Asker,
    workshop: WorkshopId,
    seat: SeatId,
    change: { movement?: Movement; language?: string },
  ): Promise<Result<Places, Refusal>>;
  routes(asker: Asker, workshop: WorkshopId): Promise<Result<SeatRoute[], Refusal>>;
}

export function placesCommands(house: House): PlacesCommands {
  const { store } = house;

  async function makeKnown(id: WorkshopId): Promise<Result<Places, Refusal>> {
    await publish(house, id);
    return done(await readPlaces(store, id));
  }

  async function changeTable(
    asker: Asker,
    id: WorkshopId,
    table: TableId,
    change: { is_closed?: number; language?: string },
  ): Promise<Result<Places, Refusal>> {
    const found = await facilitatedWorkshop(store, asker, id, 'arrangeSeats');
    if (!found.ok) return found;
    if (!found.value.tables.some((one) => one.id === table)) return refused('not-found');
    const { closedTables } = await readPlaces(store, id);
    const areOthersClosed = found.value.tables.every((one) => one.id === table || closedTables.includes(one.id));
    if (change.is_closed === 1 && areOthersClosed) return refused('too-few-tables');
    await store
      .insertInto('table_places')
      .values({ table_id: table, workshop_id: id, ...change })
      .onConflict((conflict) => conflict.column('table_id').doUpdateSet(change))
      .execute();
    return makeKnown(id);
  }

  return {
    async proposePlaces(asker, id, way = 'keep') {
      const found = await facilitatedWorkshop(store, asker, id, 'arrangeSeats');
      if (!found.ok) return found;
      const round = nextRoundNumber(found.value);
      if (round === null) return refused('no-more-rounds');
      const question = await placesQuestion(store, found.value, false);
      const plan = (way === 'anew' ? newPlaces : keptPlan)(question, chanceOf(house));
      const proposal = newId<string>(house);
      await store
        .deleteFrom('places_proposals')
        .where('made_at', '<', house.now() - PROPOSAL_KEPT_MS)
        .execute();
      await store
        .insertInto('places_proposals')
        .values({
          id: proposal,
          workshop_id: id,
          based_on: await planRevision(store, id),
          first_round: round,
          routes: JSON.stringify(plan.routes.map((route) => [...route])),
          made_at: house.now(),
        })
        .execute();
      const moves = question.seats.flatMap((seat) => {
        const to = plan.routes[0]?.get(seat.id);
        return to === undefined || to === seat.table ? [] : [{ seat: seat.id, from: seat.table, to }];
      });
      return done({ id: proposal, way, round, numbers: plan.numbers, moves });
    },

    async acceptPlaces(asker, id, proposal) {
      const found = await facilitatedWorkshop(store, asker, id, 'arrangeSeats');
      if (!found.ok) return found;
      const refusal = await store.transaction().execute((transaction) => accept(transaction, found.value, proposal));
      if (refusal) return refused(refusal);
      await publish(house, id);
      return done(null);
    },

    closeTable: (asker, id, table, isClosed) => changeTable(asker, id, table, { is_closed: isClosed ? 1 : 0 }),

    async setTableLanguage(asker, id, table, language) {
      if (language !== '' && !parseLanguageTag(language)) return refused('invalid-input');
      return changeTable(asker, id, table, { language });
    },

    async setSeatPlace(asker, id, seat, change) {
      const found = await facilitatedWorkshop(store, asker, id, 'arrangeSeats');
      if (!found.ok) return found;
      const { movement, language } = change;
      const isLanguage = language === undefined || language === '' || parseLanguageTag(language) !== null;
      if (!isLanguage || (movement !== undefined && !MOVEMENTS.includes(movement))) return refused('invalid-input');
      const row = await store
        .selectFrom('seats')
        .select('kind')
        .where('id', '=', seat)
        .where('workshop_id', '=', id)
        .executeTakeFirst();
      if (!row || row.kind === 'tablet') return refused('not-found');
      const values = { ...(movement !== undefined && { movement }), ...(language !== undefined && { language }) };
      if (Object.keys(values).length === 0) return refused('invalid-input');
      await store
        .insertInto('seat_places')
        .values({ seat_id: seat, workshop_id: id, ...values })
        .onConflict((conflict) => conflict.column('seat_id').doUpdateSet(values))
        .execute();
      return makeKnown(id);
    },

    async routes(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      if (!found.ok) return found;
      return done(await seatRoutes(store, found.value));
    },
  };
}

/** null: accepted, now or before. */
async function accept(store: Store, workshop: Workshop, id: string): Promise<Refusal | null> {
  const plan = await store
    .selectFrom('places_plans')
    .select(['revision', 'proposal_id'])
    .where('workshop_id', '=', workshop.id)
    .executeTakeFirst();
  // A colleague accepted the same one in the same second.
  if (plan?.proposal_id === id) return null;
  const proposal = await store
    .selectFrom('places_proposals')
    .selectAll()
    .where('id', '=', id)
    .where('workshop_id', '=', workshop.id)
    .executeTakeFirst();
  if (!proposal) return 'not-found';
  const first = proposal.first_round;
  if (proposal.based_on !== (plan?.revision ?? 0) || nextRoundNumber(workshop) !== first) return 'changed-meanwhile';
  const routes = (JSON.parse(proposal.routes) as [SeatId, TableId][][]).map((route) => new Map(route));
  await keepPlan(store, workshop.id, { first, routes, proposal: id });
  if (!isRoundOpen(workshop)) await tellPlaces(store, workshop.id, routes[0] ?? new Map());
  return null;
}

async function seatRoutes(store: Store, workshop: Workshop): Promise<SeatRoute[]> {
  const question = await placesQuestion(store, workshop, false);
  const { seats, past, rotation } = question;
  // A rule needs no chance: what it says can be told beforehand. Elsewhere only what is planned already is known.
  const isByRule = rotation === 'clockwise' || rotation === 'none';
  const known = isByRule ? keptPlan(question, () => 0).routes : question.planned;
  return seats
    .filter((seat) => seat.kind !== 'tablet')
    .map((seat) => ({
      seat: seat.id,
      tables: Array.from({ length: workshop.settings.roundCount }, (_, index) => {
        const planFor = index < past.length ? past[index] : known[index - past.length];
        return planFor?.get(seat.id) ?? (seat.kind === 'host' ? seat.table : null);
      }),
    }));
}
