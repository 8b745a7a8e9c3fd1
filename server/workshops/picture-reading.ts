/** Reading what is known of the photos of a workshop's tables, mostly without their bytes. */
import type { PictureId, WorkshopId } from '#domain/identifiers.ts';
import type { TablePicture } from '#domain/table-picture.ts';
import type { Store, TablePictureRow } from '../store/database.ts';

export const PICTURE_COLUMNS = ['id', 'table_id', 'width', 'height', 'round', 'added_at'] as const;

export async function readPictures(store: Store, workshop: WorkshopId): Promise<TablePicture[]> {
  const rows = await store
    .selectFrom('table_pictures')
    .select(PICTURE_COLUMNS)
    .where('workshop_id', '=', workshop)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(pictureOf);
}

/** Those of these that the workshop has, as they are kept: a drawing may name anything. null: together they are more than `mostBytes`. */
export async function pictureFiles(
  store: Store,
  workshop: WorkshopId,
  ids: ReadonlySet<PictureId>,
  mostBytes: number,
): Promise<Map<PictureId, Uint8Array> | null> {
  const files = new Map<PictureId, Uint8Array>();
  if (ids.size === 0) return files;
  let left = mostBytes;
  for (const { id } of await readPictures(store, workshop)) {
    if (!ids.has(id)) continue;
    const row = await store.selectFrom('table_pictures').select('bytes').where('id', '=', id).executeTakeFirst();
    left -= row?.bytes.length ?? 0;
    if (left < 0) return null;
    if (row) files.set(id, row.bytes);
  }
  return files;
}

export function pictureOf(row: Pick<TablePictureRow, (typeof PICTURE_COLUMNS)[number]>): TablePicture {
  const { id, table_id: table, width, height, round, added_at: addedAt } = row;
  return { id, table, width, height, round, addedAt };
}
