/** A workshop's evening as it lies in the store, brought into agreement with its rounds and its stage. */
import { followed, type Course } from '#domain/evening-course.ts';
import { NOT_PLANNED, plannedSteps, type Evening, type Step, type StepId } from '#domain/evening.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { Store } from '../store/database.ts';

/** As it was kept; null: nobody has gone on yet, nor changed the plan. */
export async function keptEvening(store: Store, id: WorkshopId): Promise<Evening | null> {
  const row = await store.selectFrom('evenings').selectAll().where('workshop_id', '=', id).executeTakeFirst();
  if (!row) return null;
  const { step_id: step, since, ends_at: endsAt } = row;
  return {
    steps: JSON.parse(row.steps) as Step[],
    current: step !== null && since !== null && endsAt !== null ? { id: step, since, endsAt } : null,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    startTime: row.start_time,
    gong: { isOn: row.gong_on === 1, volume: row.gong_volume },
    revision: row.revision,
  };
}

/** `at`: when something else has just moved the workshop's stage; absent: as far as it can be told from what was kept. */
export async function readEvening(store: Store, workshop: Workshop, at?: number): Promise<Evening> {
  const kept = (await keptEvening(store, workshop.id)) ?? plannedEvening(workshop);
  const lastKnown = kept.current?.since ?? workshop.rounds.at(-1)?.endedAt ?? workshop.createdAt;
  return followed(kept, workshop, at ?? lastKnown);
}

function plannedEvening({ kind, settings }: Pick<Course, 'kind' | 'settings'>): Evening {
  return { ...NOT_PLANNED, steps: plannedSteps(kind, settings) };
}

export async function keepEvening(store: Store, id: WorkshopId, evening: Evening): Promise<void> {
  const { steps, current, begunAt, endedAt, startTime, gong, revision } = evening;
  const values = {
    steps: JSON.stringify(steps),
    step_id: current?.id ?? (null as StepId | null),
    since: current?.since ?? null,
    ends_at: current?.endsAt ?? null,
    begun_at: begunAt,
    ended_at: endedAt,
    start_time: startTime,
    gong_on: gong.isOn ? 1 : 0,
    gong_volume: gong.volume,
    revision,
  };
  await store
    .insertInto('evenings')
    .values({ workshop_id: id, ...values })
    .onConflict((conflict) => conflict.column('workshop_id').doUpdateSet(values))
    .execute();
}
