/** Who was at which table when: one row for each stay of a seat at a table. */
import { sql, type Kysely } from 'kysely';

export async function keepStays(store: Kysely<unknown>): Promise<void> {
  await store.schema
    .createTable('stays')
    .addColumn('seat_id', 'text', (column) => column.notNull().references('seats.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('until_at', 'bigint')
    .addPrimaryKeyConstraint('stays_key', ['seat_id', 'from_at'])
    .execute();
  await store.schema.createIndex('stays_at_table').on('stays').column('table_id').execute();
  // Where earlier seats sat before is not known: they are counted where they sit now.
  await sql`INSERT INTO stays (seat_id, table_id, from_at) SELECT id, table_id, created_at FROM seats`.execute(store);
}
