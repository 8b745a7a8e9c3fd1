/** What comes from paper, as the API takes and gives it: counts of the room, and photos of what lies on the tables. */
import { z } from '@hono/zod-openapi';
import type { PictureId } from '#domain/identifiers.ts';
import type { RoomCount } from '#domain/room-count.ts';
import { HEADS_MAX } from '#domain/room-count.ts';
import { PICTURE_MAX_BYTES, type TablePicture } from '#domain/table-picture.ts';
import { LIMITS } from '#domain/workshop.ts';
import { identifier, time } from './values.ts';
import { measureId } from './voting.ts';
import { tableId } from './workshops.ts';

export const pictureId = identifier<PictureId>('The photo.');

const heads = z.number().int().min(0).max(HEADS_MAX).openapi({ description: 'People without a device, counted here.' });
const dots = z
  .record(
    measureId,
    z
      .number()
      .int()
      .min(0)
      .max(HEADS_MAX * LIMITS.dotsPerSeat),
  )
  .openapi({
    description: 'Their dots by measure, never more than they have together.',
    example: { k3v9x0c2m4n6p8r1t5w7: 3 },
  });

export const RoomCountSchema = z
  .object({
    table: tableId.nullable().openapi({ description: 'null: people who are counted at no table.' }),
    heads: z.number().int(),
    dots,
    revision: z.number().int().openapi({ description: 'How often this place was counted.' }),
    enteredAt: time('When it was entered.'),
    enteredBy: z.enum(['host', 'facilitator']).nullable(),
  })
  .openapi('RoomCount') satisfies z.ZodType<RoomCount>;

export const RoomHeadsSchema = RoomCountSchema.pick({ table: true, heads: true, revision: true }).openapi('RoomHeads');

export const RoomCountEntrySchema = z
  .strictObject({
    heads,
    dots,
    basedOn: z.number().int().min(0).openapi({ description: 'The revision of the count one has seen; 0: none.' }),
  })
  .openapi('RoomCountEntry');

export const TablePictureSchema = z
  .object({
    id: pictureId,
    table: tableId,
    width: z.number().int(),
    height: z.number().int(),
    round: z.number().int().openapi({ description: 'The round in which it was taken; 0 before the first.' }),
    addedAt: time('When it was added.'),
  })
  .openapi('TablePicture', { description: 'A photo of what lies on a table.' }) satisfies z.ZodType<TablePicture>;

export const NewPicture = z
  .strictObject({
    id: pictureId.optional().openapi({ description: 'Made by whoever sends it: sent again, the photo is there once.' }),
    jpeg: z
      .base64()
      .max(Math.ceil((PICTURE_MAX_BYTES * 4) / 3) + 4)
      .openapi({ description: 'A JPEG of at most 2000 pixels, in base64. What the camera notes in it is not kept.' }),
  })
  .openapi('NewPicture');

export const PicturePath = z.object({ id: tableId, picture: pictureId });
