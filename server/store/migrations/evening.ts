/** The evening's plan: its steps, and which of them is now. A workshop without a row has the plan of its template. */
import type { Kysely } from 'kysely';

export async function planEvenings(store: Kysely<unknown>): Promise<void> {
  await store.schema
    .createTable('evenings')
    .addColumn('workshop_id', 'text', (column) => column.primaryKey().references('workshops.id').onDelete('cascade'))
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('step_id', 'text')
    .addColumn('since', 'bigint')
    .addColumn('ends_at', 'bigint')
    .addColumn('begun_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('start_time', 'text')
    .addColumn('gong_on', 'integer', (column) => column.notNull())
    .addColumn('gong_volume', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
}
