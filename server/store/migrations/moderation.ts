/** Moderation: ideas that wait for review, and marks of ideas that are hidden. */
import type { Kysely } from 'kysely';

export async function addModeration(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('proposed_ideas')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('seat_id', 'text', (column) => column.references('seats.id').onDelete('set null'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('colour', 'text', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('is_masked', 'integer', (column) => column.notNull())
    .addColumn('decisions', 'integer', (column) => column.notNull())
    .addColumn('decided_at', 'bigint')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('is_at_table', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('proposed_ideas_of_workshop')
    .on('proposed_ideas')
    .columns(['workshop_id', 'state'])
    .execute();
  await schema.createIndex('proposed_ideas_of_seat').on('proposed_ideas').column('seat_id').execute();
  await schema
    .createTable('hidden_ideas')
    .addColumn('idea_id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('hidden_at', 'bigint', (column) => column.notNull())
    .addColumn('hidden_by', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('hidden_ideas_of_workshop').on('hidden_ideas').column('workshop_id').execute();
}
