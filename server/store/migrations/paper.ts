/** What comes from paper: hands and dots counted in the room, photos of what lies on the tables. */
import type { Kysely } from 'kysely';

export async function takeInPaper(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('room_counts')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('table_id', 'text', (column) => column.references('workshop_tables.id').onDelete('cascade'))
    .addColumn('heads', 'integer', (column) => column.notNull())
    .addColumn('dots', 'text', (column) => column.notNull())
    .addColumn('entered_at', 'bigint', (column) => column.notNull())
    .addColumn('seat_id', 'text', (column) => column.references('seats.id').onDelete('set null'))
    .addColumn('account_id', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    // Of two who enter on the same ground one is told.
    .addPrimaryKeyConstraint('room_counts_key', ['workshop_id', 'place', 'revision'])
    .execute();
  await schema
    .createTable('table_pictures')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('seat_id', 'text', (column) => column.references('seats.id').onDelete('set null'))
    .addColumn('account_id', 'text', (column) => column.references('accounts.id').onDelete('set null'))
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('table_pictures_of_workshop')
    .on('table_pictures')
    .columns(['workshop_id', 'added_at'])
    .execute();
}
