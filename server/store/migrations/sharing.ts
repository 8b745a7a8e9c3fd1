/** Several people on one tablet: what their seats are known by and which side they sit on; a table's question in other languages. */
import { sql, type Kysely } from 'kysely';

export async function shareTablets(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .alterTable('seats')
    .addColumn('symbol', 'text', (column) => column.notNull().defaultTo('leaf'))
    .execute();
  await schema
    .alterTable('seats')
    .addColumn('is_shared', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('seats')
    .addColumn('side', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('workshop_tables')
    .addColumn('translations', 'text', (column) => column.notNull().defaultTo(sql`'[]'`))
    .execute();
}
