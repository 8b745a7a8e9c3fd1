/** Which boards a facilitator has locked: asked whenever somebody comes to a board or writes on it. */
import type { TableId } from '#domain/identifiers.ts';
import type { Store } from './database.ts';

export async function isTableLocked(store: Store, table: TableId): Promise<boolean> {
  const row = await store.selectFrom('table_locks').select('table_id').where('table_id', '=', table).executeTakeFirst();
  return row !== undefined;
}
