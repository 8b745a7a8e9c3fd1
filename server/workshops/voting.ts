/** Priorities: opening and closing the vote, and counting dots where they arrive. */
import { actsFor, may, type Asker } from '#domain/access.ts';
import { initiativeDocument, type MeasureId, type SeatId, type WorkshopId } from '#domain/identifiers.ts';
import { shownTallies, type CountedTally, type ShownTally, type Tally } from '#domain/group-tallies.ts';
import { placementIndex, standingMeasures } from '#domain/measure.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { castDots, type Ballot } from '#domain/voting.ts';
import type { MeasureOnBallot } from '#domain/workshop-view.ts';
import { isRoundOpen } from '#domain/workshop.ts';
import { readInitiative } from '#document/initiative-document.ts';
import type { House } from '../house.ts';
import type { Store } from '../store/database.ts';
import { countedDots } from './counted-dots.ts';
import { facilitatedWorkshop } from './permission.ts';
import { publish, workshopView } from './published-view.ts';
import { readBallot, readWorkshop } from './reading.ts';

/** A group's dots as they may be shown: nobody's vote can be told from them. */
export interface GroupTally extends Tally {
  /** One of the workshop's groups; empty: seats that named none; null: groups too small to be shown alone, counted together. */
  group: string | null;
}

export interface VotingCommands {
  /** Puts the standing measures to the vote (again, with the dots that were spent before). */
  openVoting(asker: Asker, workshop: WorkshopId): Promise<Result<MeasureOnBallot[], Refusal>>;
  closeVoting(asker: Asker, workshop: WorkshopId): Promise<Result<Record<MeasureId, number>, Refusal>>;
  /** The asker's own ballot; `sharer`: of one of the people who share the tablet that asks. */
  ballotOf(asker: Asker, sharer?: SeatId): Promise<Result<Record<MeasureId, number>, Refusal>>;
  /** `dots` on one measure, 0 to take them back; returns the whole ballot. */
  castDots(
    asker: Asker,
    measure: MeasureId,
    dots: number,
    sharer?: SeatId,
  ): Promise<Result<Record<MeasureId, number>, Refusal>>;
  /** Dots by group, out after voting has closed; for facilitators. Empty where groups can't be told apart without telling votes. */
  tallyByGroup(asker: Asker, workshop: WorkshopId): Promise<Result<GroupTally[], Refusal>>;
}

export function votingCommands(house: House): VotingCommands {
  const { store } = house;

  async function ballot(from: Store, seat: SeatId): Promise<Ballot> {
    const rows = await from
      .selectFrom('ballot_dots')
      .select(['measure_id', 'dots'])
      .where('seat_id', '=', seat)
      .execute();
    return new Map(rows.map((row) => [row.measure_id, row.dots]));
  }

  /** Only what stands to the vote counts: dots on a measure that has since been merged or removed are free again. */
  async function validBallot(from: Store, workshop: WorkshopId, seat: SeatId): Promise<Ballot> {
    const votable = new Set((await readBallot(from, workshop)).map((measure) => measure.id));
    return new Map([...(await ballot(from, seat))].filter(([measure]) => votable.has(measure)));
  }

  return {
    async openVoting(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'holdVote');
      if (!found.ok) return found;
      if (isRoundOpen(found.value)) return refused('round-open');
      const content = await house.collaboration.read(initiativeDocument(found.value.initiative), readInitiative);
      const counts = new Map<MeasureId, number>();
      for (const measure of placementIndex(content).values()) counts.set(measure, (counts.get(measure) ?? 0) + 1);
      const measures = standingMeasures(content)
        .filter((measure) => measure.title.trim() !== '')
        .map(({ id: measure, title, description }) => ({
          id: measure,
          title,
          description,
          ideas: counts.get(measure) ?? 0,
        }));
      if (measures.length === 0) return refused('no-measures');
      await store
        .updateTable('workshops')
        .set({ voting: 'open', phase: 'priorities', ballot: JSON.stringify(measures) })
        .where('id', '=', id)
        .execute();
      await publish(house, id);
      return done(measures);
    },

    async closeVoting(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'holdVote');
      if (!found.ok) return found;
      if (found.value.voting !== 'open') return refused('voting-closed');
      await store.updateTable('workshops').set({ voting: 'closed' }).where('id', '=', id).execute();
      await publish(house, id);
      const view = await workshopView(store, id);
      return done(view?.result?.dots ?? {});
    },

    async ballotOf(asker, sharer) {
      const voter = voterOf(asker, sharer);
      if (!voter.ok) return voter;
      return done(Object.fromEntries(await validBallot(store, voter.value.workshop, voter.value.seat)));
    },

    async castDots(asker, measure, dots, sharer) {
      const voter = voterOf(asker, sharer);
      if (!voter.ok) return voter;
      const { seat, deed } = voter.value;
      if (asker.kind !== 'seat') return refused('not-signed-in');
      // One transaction from reading to writing: two devices of one seat can't spend the same dot.
      const cast = await store
        .transaction()
        .execute(async (transaction): Promise<Result<{ ballot: Ballot; isFirst: boolean }, Refusal>> => {
          const workshop = await readWorkshop(transaction, asker.workshop);
          if (!workshop) return refused('not-found');
          const before = await validBallot(transaction, asker.workshop, seat);
          const place = { initiative: workshop.initiative, workshop: workshop.id };
          const next = castDots(before, measure, dots, {
            voting: workshop.voting,
            dotsPerSeat: may(asker, deed, place) ? workshop.settings.dotsPerSeat : 0,
          });
          if (!next.ok) return next;
          if (!(await readBallot(transaction, asker.workshop)).some((one) => one.id === measure))
            return refused('not-found');
          await transaction
            .deleteFrom('ballot_dots')
            .where('seat_id', '=', seat)
            .where('measure_id', '=', measure)
            .execute();
          if (dots > 0) {
            await transaction
              .insertInto('ballot_dots')
              .values({
                workshop_id: asker.workshop,
                seat_id: seat,
                measure_id: measure,
                dots,
                cast_at: house.now(),
              })
              .execute();
          }
          return done({ ballot: next.value, isFirst: (before.size === 0) !== (next.value.size === 0) });
        });
      if (!cast.ok) return cast;
      // What everybody sees is how many have voted; it changes with a seat's first dot and with its last one taken back.
      if (cast.value.isFirst) await publish(house, asker.workshop);
      return done(Object.fromEntries(cast.value.ballot));
    },

    async tallyByGroup(asker, id) {
      const found = await facilitatedWorkshop(store, asker, id, 'seeDesk');
      if (!found.ok) return found;
      if (found.value.voting !== 'closed') return refused('wrong-phase');
      return done(
        shownTallies(await countByGroup(store, id)).map(({ group, dots, ballots }) => ({
          group: nameOf(group),
          dots,
          ballots,
        })),
      );
    },
  };
}

/** Dots by group as counted, for those who publish them with care. */
export async function countByGroup(store: Store, id: WorkshopId): Promise<CountedTally[]> {
  const votable = new Set((await readBallot(store, id)).map((measure) => measure.id));
  const rows = await store
    .selectFrom('ballot_dots')
    .innerJoin('seats', 'seats.id', 'ballot_dots.seat_id')
    .select(['seats.group_name', 'ballot_dots.seat_id', 'ballot_dots.measure_id', 'ballot_dots.dots'])
    .where('ballot_dots.workshop_id', '=', id)
    .execute();
  const groups = new Map<string, { dots: Record<string, number>; seats: Set<string> }>();
  for (const row of rows) {
    if (!votable.has(row.measure_id)) continue;
    const group = groups.get(row.group_name) ?? { dots: {}, seats: new Set<string>() };
    group.dots[row.measure_id] = (group.dots[row.measure_id] ?? 0) + row.dots;
    group.seats.add(row.seat_id);
    groups.set(row.group_name, group);
  }
  const cast = [...groups].map(([group, { dots, seats }]) => ({ group, dots, ballots: seats.size }));
  return withCounted(cast, await countedDots(store, id), votable);
}

/** Adds what is counted without seats to what the seats have cast. */
function withCounted(
  cast: readonly CountedTally[],
  counted: readonly CountedTally[],
  votable: ReadonlySet<MeasureId>,
): CountedTally[] {
  const groups = Map.groupBy([...cast, ...counted], (tally) => tally.group);
  return [...groups].map(([group, tallies]) => {
    const dots: Record<MeasureId, number> = {};
    for (const tally of tallies) {
      for (const [measure, count] of Object.entries(tally.dots) as [MeasureId, number][]) {
        if (votable.has(measure)) dots[measure] = (dots[measure] ?? 0) + count;
      }
    }
    return { group, dots, ballots: tallies.reduce((sum, tally) => sum + tally.ballots, 0) };
  });
}

/** Whose dots they are, and what spending them is: one's own, or those of somebody who shares this tablet. */
function voterOf(
  asker: Asker,
  sharer: SeatId | undefined,
): Result<{ seat: SeatId; workshop: WorkshopId; deed: 'castDots' | 'castDotsForSharers' }, Refusal> {
  if (asker.kind === 'nobody') return refused('not-signed-in');
  if (sharer === undefined) {
    if (asker.kind !== 'seat') return refused('not-signed-in');
    return done({ seat: asker.seat, workshop: asker.workshop, deed: 'castDots' });
  }
  if (asker.kind !== 'seat' || asker.seatKind !== 'tablet') return refused('not-yours');
  if (!actsFor(asker, sharer)) return refused('not-found');
  return done({ seat: sharer, workshop: asker.workshop, deed: 'castDotsForSharers' });
}

function nameOf(group: ShownTally['group']): string | null {
  if (group === 'small') return null;
  return group === 'none' ? '' : group.named;
}
