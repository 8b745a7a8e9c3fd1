/** Where people go between rounds: closed tables, who can't move, languages, and the plan of places with what was proposed. */
import type { Kysely } from 'kysely';

export async function furnishPlaces(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('table_places')
    .addColumn('table_id', 'text', (column) => column.primaryKey().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('is_closed', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('language', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema.createIndex('table_places_of_workshop').on('table_places').column('workshop_id').execute();
  await schema
    .createTable('seat_places')
    .addColumn('seat_id', 'text', (column) => column.primaryKey().references('seats.id').onDelete('cascade'))
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('movement', 'text', (column) => column.notNull().defaultTo('with-others'))
    .addColumn('language', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('is_on_the_way', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('seat_places_of_workshop').on('seat_places').column('workshop_id').execute();
  await schema
    .createTable('joinings')
    // One sending of the joining form takes one seat, however often it arrives.
    .addColumn('attempt_hash', 'blob', (column) => column.primaryKey())
    .addColumn('seat_id', 'text', (column) => column.notNull().references('seats.id').onDelete('cascade'))
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('places_plans')
    .addColumn('workshop_id', 'text', (column) => column.primaryKey().references('workshops.id').onDelete('cascade'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('proposal_id', 'text')
    .execute();
  await schema
    .createTable('planned_places')
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('seat_id', 'text', (column) => column.notNull().references('seats.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('planned_places_key', ['workshop_id', 'round', 'seat_id'])
    .execute();
  await schema
    .createTable('places_proposals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('based_on', 'integer', (column) => column.notNull())
    .addColumn('first_round', 'integer', (column) => column.notNull())
    .addColumn('routes', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute();
}
