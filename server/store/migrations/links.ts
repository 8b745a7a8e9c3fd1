/** Links to look on, links of the tables' cards, codes that were replaced, and a count of changes of a set-up. */
import type { Kysely } from 'kysely';

export async function addLinks(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('observer_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('secret_hash', 'blob', (column) => column.notNull())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .execute();
  await schema
    .createTable('retired_codes')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('retired_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.alterTable('workshop_tables').addColumn('card_key', 'text').execute();
  await schema.createIndex('workshop_tables_card_key').unique().on('workshop_tables').column('card_key').execute();
  await schema
    .alterTable('workshops')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
