/** When an initiative is erased by itself, and dots that count without anybody's seat. */
import type { Kysely } from 'kysely';

export async function prepareErasure(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema.alterTable('initiatives').addColumn('erase_at', 'bigint').execute();
  await schema
    .createTable('counted_dots')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('group_name', 'text', (column) => column.notNull())
    .addColumn('measure_id', 'text', (column) => column.notNull())
    .addColumn('dots', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counted_dots_key', ['workshop_id', 'group_name', 'measure_id'])
    .execute();
  await schema
    .createTable('counted_ballots')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('group_name', 'text', (column) => column.notNull())
    .addColumn('ballots', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counted_ballots_key', ['workshop_id', 'group_name'])
    .execute();
}
