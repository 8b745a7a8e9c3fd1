/** What the desk says to the tables and hears from them: calls for help, an announcement to all, locked boards. */
import type { Kysely } from 'kysely';

export async function furnishDesk(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('table_calls')
    // One call a table: a second one finds the first.
    .addColumn('table_id', 'text', (column) => column.primaryKey().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('reason', 'text')
    .addColumn('called_at', 'bigint', (column) => column.notNull())
    .addColumn('taken_by', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('taken_name', 'text')
    .addColumn('taken_at', 'bigint')
    .execute();
  await schema.createIndex('table_calls_of_workshop').on('table_calls').column('workshop_id').execute();
  await schema
    .createTable('announcements')
    .addColumn('workshop_id', 'text', (column) => column.primaryKey().references('workshops.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('table_locks')
    .addColumn('table_id', 'text', (column) => column.primaryKey().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('locked_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('table_locks_of_workshop').on('table_locks').column('workshop_id').execute();
}
