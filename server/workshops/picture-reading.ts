/** Reading what is known of the photos of a workshop's tables, without their bytes. */
import type { WorkshopId } from '#domain/identifiers.ts';
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

export function pictureOf(row: Pick<TablePictureRow, (typeof PICTURE_COLUMNS)[number]>): TablePicture {
  const { id, table_id: table, width, height, round, added_at: addedAt } = row;
  return { id, table, width, height, round, addedAt };
}
