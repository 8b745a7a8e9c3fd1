/** Photos of what lies on the tables: taken in, given out, taken away. They lie in the store, so that all that is done to it is done to them. */
import { accessTo, may, type Asker, type Place } from '#domain/access.ts';
import { isIdentifier, type PictureId, type TableId, type WorkshopId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import {
  PICTURE_MAX_BYTES,
  PICTURE_MAX_EDGE,
  PICTURE_MIN_EDGE,
  PICTURES_PER_TABLE,
  type TablePicture,
} from '#domain/table-picture.ts';
import { currentRound, type Workshop } from '#domain/workshop.ts';
import { newId, type House } from '../house.ts';
import { emptyWriteAheadLog, type Store } from '../store/database.ts';
import { bareJpeg } from './bare-jpeg.ts';
import { homeOf, whyReadOnly } from './permission.ts';
import { PICTURE_COLUMNS, pictureOf, readPictures } from './picture-reading.ts';
import { publish } from './published-view.ts';
import { workshopOfTable } from './reading.ts';

export interface PictureCommands {
  /** For everybody in the workshop. */
  picturesAt(asker: Asker, table: TableId): Promise<Result<TablePicture[], Refusal>>;
  /**
   * Adds a JPEG. The id is made by whoever sends it: sent again, because no answer came, it is there once. A host and a tablet add at their own
   * table until the workshop is over, a guest while the board there is open to them.
   */
  addPicture(
    asker: Asker,
    table: TableId,
    picture: { id?: PictureId; bytes: Uint8Array },
  ): Promise<Result<TablePicture, Refusal>>;
  /** For everybody in the workshop. */
  pictureBytes(asker: Asker, table: TableId, id: PictureId): Promise<Result<Uint8Array, Refusal>>;
  /** Where it hangs, for finding out who asks; null: it is not there. */
  placeOfPicture(id: string): Promise<{ workshop: WorkshopId; table: TableId } | null>;
  /** Erases it for good; ideas typed from it stay. */
  removePicture(asker: Asker, table: TableId, id: PictureId): Promise<Result<null, Refusal>>;
}

export function pictureCommands(house: House): PictureCommands {
  const { store } = house;

  async function atTable(
    asker: Asker,
    table: TableId,
    deed: 'readTable' | 'addPictures' | 'keepPictures',
  ): Promise<Result<Workshop, Refusal>> {
    if (asker.kind === 'nobody') return refused('not-signed-in');
    const workshop = await workshopOfTable(store, table);
    if (!workshop) return refused('not-found');
    return may(asker, deed, placeOf(workshop, table)) ? done(workshop) : refused('not-yours');
  }

  return {
    async picturesAt(asker, table) {
      const found = await atTable(asker, table, 'readTable');
      if (!found.ok) return found;
      return done((await readPictures(store, found.value.id)).filter((picture) => picture.table === table));
    },

    async addPicture(asker, table, { id, bytes }) {
      const found = await atTable(asker, table, 'addPictures');
      if (!found.ok) return found;
      const workshop = found.value;
      if (asker.kind === 'seat' && workshop.phase === 'follow-up') return refused('workshop-over');
      if (!may(asker, 'keepPictures', placeOf(workshop, table))) {
        const home = await homeOf(store, workshop, table);
        const access = accessTo({ kind: 'table', id: table }, home, asker);
        if (access !== 'write') return refused(whyReadOnly(workshop, home));
      }
      if (id !== undefined && !isIdentifier(id)) return refused('invalid-input');
      if (bytes.length > PICTURE_MAX_BYTES) return refused('too-large');
      const picture = bareJpeg(bytes);
      if (!picture || Math.min(picture.width, picture.height) < PICTURE_MIN_EDGE) return refused('not-a-picture');
      if (Math.max(picture.width, picture.height) > PICTURE_MAX_EDGE) return refused('too-large');
      const kept = await store.transaction().execute(async (transaction) => {
        const before = id === undefined ? undefined : await rowOf(transaction, id);
        // Its answer was lost on the way: it is there. At another table it is somebody else's.
        if (before) return before.table_id === table ? done(pictureOf(before)) : refused('invalid-input');
        const others = await transaction
          .selectFrom('table_pictures')
          .select('id')
          .where('table_id', '=', table)
          .execute();
        if (others.length >= PICTURES_PER_TABLE) return refused('too-many-pictures');
        const row = {
          ...{ id: id ?? newId<PictureId>(house), workshop_id: workshop.id, table_id: table },
          ...{ width: picture.width, height: picture.height, bytes: picture.bytes },
          ...{ round: currentRound(workshop)?.number ?? 0, added_at: house.now() },
          seat_id: asker.kind === 'seat' ? asker.seat : null,
          account_id: asker.kind === 'facilitator' ? asker.account : null,
        };
        await transaction.insertInto('table_pictures').values(row).execute();
        return done(pictureOf(row));
      });
      if (kept.ok) await publish(house, workshop.id);
      return kept;
    },

    async pictureBytes(asker, table, id) {
      const found = await atTable(asker, table, 'readTable');
      if (!found.ok) return found;
      const row = await store
        .selectFrom('table_pictures')
        .select('bytes')
        .where('id', '=', id)
        .where('table_id', '=', table)
        .executeTakeFirst();
      return row ? done(row.bytes) : refused('not-found');
    },

    async placeOfPicture(id) {
      const row = await store
        .selectFrom('table_pictures')
        .select(['workshop_id', 'table_id'])
        .where('id', '=', id as PictureId)
        .executeTakeFirst();
      return row ? { workshop: row.workshop_id, table: row.table_id } : null;
    },

    async removePicture(asker, table, id) {
      const found = await atTable(asker, table, 'keepPictures');
      if (!found.ok) return found;
      if (!isIdentifier(id)) return refused('invalid-input');
      const { numDeletedRows } = await store
        .deleteFrom('table_pictures')
        .where('id', '=', id)
        .where('table_id', '=', table)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return refused('not-found');
      await publish(house, found.value.id);
      await emptyWriteAheadLog(store);
      return done(null);
    },
  };
}

function placeOf({ initiative, id: workshop }: Workshop, table: TableId): Place {
  return { initiative, workshop, table };
}

function rowOf(store: Store, id: PictureId) {
  return store.selectFrom('table_pictures').select(PICTURE_COLUMNS).where('id', '=', id).executeTakeFirst();
}
