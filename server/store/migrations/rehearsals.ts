/** Which workshop a rehearsal is a copy of; a rehearsal is thrown away like a demonstration. */
import type { Kysely } from 'kysely';

export async function addRehearsals(store: Kysely<unknown>): Promise<void> {
  // Without a foreign key: the copy outlives what it was made of, and only leads back to it.
  await store.schema.alterTable('initiatives').addColumn('rehearsal_of', 'text').execute();
}
