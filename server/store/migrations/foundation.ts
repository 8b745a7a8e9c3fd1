/** The first tables: accounts, initiatives, workshops, tables, rounds, seats, ballots, sessions, links. */
import type { Kysely } from 'kysely';

export async function layFoundation(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('initiatives')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('demonstration', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('memberships')
    .addColumn('initiative_id', 'text', (column) => column.notNull().references('initiatives.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('memberships_key', ['initiative_id', 'account_id'])
    .execute();
  await schema
    .createTable('workshops')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('initiative_id', 'text', (column) => column.notNull().references('initiatives.id').onDelete('cascade'))
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('voting', 'text', (column) => column.notNull())
    .addColumn('ballot', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('workshops_ordinal', ['initiative_id', 'ordinal'])
    .execute();
  await schema
    .createTable('workshop_tables')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addUniqueConstraint('workshop_tables_number', ['workshop_id', 'number'])
    .execute();
  await schema
    .createTable('rounds')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('rounds_key', ['workshop_id', 'number'])
    .execute();
  await schema
    .createTable('seats')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('next_table_id', 'text', (column) => column.references('workshop_tables.id').onDelete('set null'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('group_name', 'text', (column) => column.notNull())
    .addColumn('colour', 'text', (column) => column.notNull())
    .addColumn('remote', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('seats_of_workshop').on('seats').column('workshop_id').execute();
  await schema
    .createTable('ballot_dots')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('seat_id', 'text', (column) => column.notNull().references('seats.id').onDelete('cascade'))
    .addColumn('measure_id', 'text', (column) => column.notNull())
    .addColumn('dots', 'integer', (column) => column.notNull())
    .addColumn('cast_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ballot_dots_key', ['seat_id', 'measure_id'])
    .execute();
  await schema.createIndex('ballot_dots_of_workshop').on('ballot_dots').column('workshop_id').execute();
  await schema
    .createTable('idea_numbers')
    .addColumn('idea_id', 'text', (column) => column.primaryKey())
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addUniqueConstraint('idea_numbers_of_table', ['table_id', 'number'])
    .execute();
  await schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('secret_hash', 'blob', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.references('accounts.id').onDelete('cascade'))
    .addColumn('seat_id', 'text', (column) => column.references('seats.id').onDelete('cascade'))
    .addColumn('workshop_id', 'text', (column) => column.references('workshops.id').onDelete('cascade'))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('one_time_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('secret_hash', 'blob', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('initiative_id', 'text', (column) => column.references('initiatives.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
}
