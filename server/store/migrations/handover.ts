/** What a table passes on (pinned ideas, open questions), and where its remote people are met. */
import type { Kysely } from 'kysely';

export async function handOver(store: Kysely<unknown>): Promise<void> {
  const { schema } = store;
  await schema
    .createTable('idea_marks')
    .addColumn('idea_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('workshop_id', 'text', (column) => column.notNull().references('workshops.id').onDelete('cascade'))
    .addColumn('table_id', 'text', (column) => column.notNull().references('workshop_tables.id').onDelete('cascade'))
    .addColumn('marked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('idea_marks_key', ['idea_id', 'kind'])
    .execute();
  await schema.createIndex('idea_marks_of_workshop').on('idea_marks').column('workshop_id').execute();
  await schema
    .alterTable('workshop_tables')
    .addColumn('video_link', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}
