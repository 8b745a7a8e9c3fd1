/** Operations on what comes from paper: counting the room, and photos of what lies on the tables. */
import { z } from '@hono/zod-openapi';
import { done } from '#domain/result.ts';
import { PICTURE_TYPE } from '#domain/table-picture.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { TablePath } from '../schemas/ideas.ts';
import {
  NewPicture,
  PicturePath,
  RoomCountEntrySchema,
  RoomCountSchema,
  TablePictureSchema,
} from '../schemas/paper.ts';
import { orNull } from '../schemas/values.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

const COUNT_REFUSALS = ['voting-closed', 'too-many-dots', 'counted-meanwhile'] as const;

export const paperOperations = (kavarna: KavarnaBehindApi): Operation[] => [...counting(kavarna), ...pictures(kavarna)];

const counting = ({ roomCounts }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/workshops/{id}/room-counts',
    tag: 'Paper',
    summary: 'Read what was counted in the room',
    description: 'One count a place, the latest of each.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(RoomCountSchema),
    run: ({ asker, params }) => roomCounts.roomCounts(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/room-count',
    tag: 'Paper',
    summary: 'Count people who sit at no counted table',
    description:
      'While the vote is open. It replaces the count it is based on; where another one came first, nothing is kept.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: RoomCountEntrySchema,
    answer: RoomCountSchema,
    refusals: COUNT_REFUSALS,
    run: ({ asker, params, body }) => roomCounts.countRoom(asker, params.id, body),
  }),
  operation({
    method: 'get',
    path: '/tables/{id}/room-count',
    tag: 'Paper',
    summary: 'Read what was counted at a table',
    description: 'For its host and for facilitators; null: nothing yet.',
    audience: 'token',
    params: TablePath,
    answer: orNull(RoomCountSchema),
    run: ({ asker, params }) => roomCounts.countAtTable(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/tables/{id}/room-count',
    tag: 'Paper',
    summary: 'Count hands or paper dots at a table',
    description: 'By its host or a facilitator, for people without a device, while the vote is open.',
    audience: 'token',
    params: TablePath,
    body: RoomCountEntrySchema,
    answer: RoomCountSchema,
    refusals: COUNT_REFUSALS,
    run: ({ asker, params, body }) => roomCounts.countTable(asker, params.id, body),
  }),
];

const pictures = ({ pictures: commands }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/tables/{id}/pictures',
    tag: 'Paper',
    summary: 'List the photos of a table',
    audience: 'token',
    params: TablePath,
    answer: z.array(TablePictureSchema),
    run: ({ asker, params }) => commands.picturesAt(asker, params.id),
  }),
  operation({
    method: 'post',
    path: '/tables/{id}/pictures',
    tag: 'Paper',
    summary: 'Add a photo of what lies on a table, or a picture for its board',
    description:
      'The board’s drawing names it by its id. A guest adds one at the own table while the board is open to them.',
    audience: 'token',
    params: TablePath,
    body: NewPicture,
    answer: TablePictureSchema,
    status: 201,
    refusals: ['not-a-picture', 'too-many-pictures', 'workshop-over', 'round-closed', 'table-locked', 'ideas-held'],
    run: ({ asker, params, body }) =>
      commands.addPicture(asker, params.id, {
        ...(body.id && { id: body.id }),
        bytes: new Uint8Array(Buffer.from(body.jpeg, 'base64')),
      }),
  }),
  operation({
    method: 'get',
    path: '/tables/{id}/pictures/{picture}',
    tag: 'Paper',
    summary: 'Fetch a photo',
    audience: 'token',
    params: PicturePath,
    media: [PICTURE_TYPE],
    async run({ asker, params }) {
      const bytes = await commands.pictureBytes(asker, params.id, params.picture);
      if (!bytes.ok) return bytes;
      return done(new Response(Buffer.from(bytes.value), { headers: { 'content-type': PICTURE_TYPE } }));
    },
  }),
  operation({
    method: 'delete',
    path: '/tables/{id}/pictures/{picture}',
    tag: 'Paper',
    summary: 'Erase a photo for good',
    description: 'Ideas that were typed from it stay.',
    audience: 'token',
    params: PicturePath,
    run: ({ asker, params }) => commands.removePicture(asker, params.id, params.picture),
  }),
];
