/** A photo of what lies on a table: paper notes, a tablecloth, a drawing. */
import type { PictureId, TableId } from './identifiers.ts';

export interface TablePicture {
  id: PictureId;
  table: TableId;
  /** Pixels. */
  width: number;
  height: number;
  /** The round in which it was taken; 0 before the first. */
  round: number;
  /** Epoch ms. */
  addedAt: number;
}

export const PICTURE_TYPE = 'image/jpeg';
/** Bytes of a picture as it is kept; a sharp photo of a whole table needs about half of it. */
export const PICTURE_MAX_BYTES = 1_500_000;
/** Pixels of its longer edge: handwriting on a table's paper can still be read. */
export const PICTURE_MAX_EDGE = 2_000;
/** Below this nothing can be read. */
export const PICTURE_MIN_EDGE = 16;
export const PICTURES_PER_TABLE = 12;

/** The size a photo is scaled to, its proportions kept; nothing is made larger. */
export function pictureSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, PICTURE_MAX_EDGE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function picturesAt(pictures: readonly TablePicture[], table: TableId): TablePicture[] {
  return pictures.filter((picture) => picture.table === table);
}
