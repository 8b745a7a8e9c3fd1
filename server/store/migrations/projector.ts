/** What a facilitator has put on the projector. */
import type { Kysely } from 'kysely';

export async function addProjector(store: Kysely<unknown>): Promise<void> {
  await store.schema
    .alterTable('workshops')
    .addColumn('projector', 'text', (column) => column.notNull().defaultTo('step'))
    .execute();
}
