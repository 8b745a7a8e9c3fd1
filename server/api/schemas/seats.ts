/** Seats, joining, and what a seat sees of its workshop, as the API takes and gives them. */
import { PROJECTOR_CHOICES } from '#domain/projector.ts';
import { z } from '@hono/zod-openapi';
import { MARK_KINDS } from '#domain/handover.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { IdeaId, SeatId } from '#domain/identifiers.ts';
import { SEAT_KINDS, SEAT_SYMBOLS, SIDES, type Seat } from '#domain/seat.ts';
import type { WorkshopView } from '#domain/workshop-view.ts';
import { LIMITS } from '#domain/workshop.ts';
import type { SharedSeatInput as SharingInput } from '../../workshops/sharing.ts';
import type { JoinInput } from '../../workshops/seating.ts';
import { AnnouncementSchema, LockedTables, TableCallSchema } from './desk.ts';
import { EveningSchema } from './evening.ts';
import { RoomHeadsSchema, TablePictureSchema } from './paper.ts';
import { PlacesSchema } from './places.ts';
import { identifier, orNull, text, time } from './values.ts';
import { BallotPath, BallotSchema, MeasureOnBallotSchema, VotingResultSchema } from './voting.ts';
import { kind, phase, RoundSchema, SettingsSchema, tableId, TableSchema, voting, workshopId } from './workshops.ts';

export const seatId = identifier<SeatId>('The seat.');
export const SeatPath = z.object({ id: workshopId, seat: seatId });

export const SeatSchema = z
  .object({
    id: seatId,
    kind: z.enum(SEAT_KINDS).openapi({ description: 'A host stays when others move; a tablet belongs to its table.' }),
    table: tableId,
    nextTable: tableId.nullable().openapi({ description: 'Where it goes when the next round opens; null: stays.' }),
    name: z.string().openapi({ description: 'Empty where the person gave none.' }),
    group: z.string().openapi({ description: 'One of the workshop’s groups, or empty.' }),
    colour: z.enum(NOTE_COLOURS),
    symbol: z.enum(SEAT_SYMBOLS).openapi({ description: 'Stands in its dot beside the colour.' }),
    isShared: z.boolean().openapi({ description: 'Has no device: it writes and votes on its table’s tablet.' }),
    side: z.literal(SIDES).openapi({ description: 'By how many degrees that tablet turns to it, clockwise.' }),
    remote: z.boolean().openapi({ description: 'Takes part from elsewhere.' }),
  })
  .openapi('Seat', { description: 'One person’s place in a workshop, or a table’s tablet.' }) satisfies z.ZodType<Seat>;

const documents = z
  .object({
    workshop: z.string().openapi({ example: 'workshop/k3v9x0c2m4n6p8r1t5w7' }),
    table: z.string().openapi({ example: 'table/k3v9x0c2m4n6p8r1t5w7' }),
  })
  .openapi({
    description: 'The shared documents this seat may open at `collaboration`; the table’s changes as it moves.',
  });

export const Joining = z
  .strictObject({
    code: text(LIMITS.name, 'The workshop’s code; case, spaces and hyphens do not matter.'),
    table: z
      .number()
      .int()
      .min(1)
      .optional()
      .openapi({ description: 'The table’s number; without it, the emptiest one.' }),
    name: text(LIMITS.name, 'What others see; may be left out.').optional(),
    group: text(LIMITS.name, 'One of the workshop’s groups; others are left empty.').optional(),
    remote: z.boolean().optional().openapi({ description: 'Takes part from elsewhere.' }),
    tablet: z.boolean().optional().openapi({ description: 'The tablet that lies on the table; needs the number.' }),
  })
  .openapi('Joining') satisfies z.ZodType<JoinInput>;

export const JoinedSchema = z
  .object({
    token: z.string().openapi({ description: 'The seat’s bearer token. It is shown this once.' }),
    seat: SeatSchema,
    workshop: z.object({
      id: workshopId,
      title: z.string(),
      kind,
      phase,
      settings: SettingsSchema,
      tables: z.array(TableSchema),
    }),
    documents,
    collaboration: z.string().openapi({
      description: 'Path of the WebSocket that speaks Hocuspocus’s protocol; send the seat’s token there.',
      example: '/collaboration',
    }),
  })
  .openapi('Joined');

export const WorkshopViewSchema = z
  .object({
    id: workshopId,
    title: z.string(),
    kind,
    phase,
    settings: SettingsSchema,
    tables: z.array(TableSchema),
    seats: z.array(SeatSchema),
    round: orNull(RoundSchema).openapi({
      description: 'The round that runs, or else the latest; null before the first.',
    }),
    evening: EveningSchema,
    projector: z.enum(PROJECTOR_CHOICES).openapi({ description: 'What a facilitator has put on the projector.' }),
    voting,
    ballot: z.array(MeasureOnBallotSchema).openapi({ description: 'The measures that are put to the vote.' }),
    ballotsCast: z.number().int().openapi({ description: 'Seats that have spent a dot so far.' }),
    result: orNull(VotingResultSchema).openapi({ description: 'null until voting has closed.' }),
    hidden: z.array(identifier<IdeaId>('An idea.')).openapi({ description: 'Ideas that are to be shown to nobody.' }),
    marks: z
      .array(
        z.object({
          idea: identifier<IdeaId>('The idea.'),
          table: tableId,
          kind: z.enum(MARK_KINDS),
          at: time('When it was marked.'),
        }),
      )
      .openapi({ description: 'Pins (what tables pass on) and open questions.' }),
    review: z
      .object({ waiting: z.number().int(), arrivals: z.number().int(), decisions: z.number().int() })
      .openapi({ description: 'Ideas that wait for review; and two numbers that change when there is news of them.' }),
    calls: z
      .array(TableCallSchema)
      .openapi({ description: 'Tables that call for a facilitator, the longest waiting first.' }),
    announcement: orNull(AnnouncementSchema).openapi({ description: 'What is said to everybody now; null: nothing.' }),
    lockedTables: LockedTables,
    places: PlacesSchema,
    roomHeads: z.array(RoomHeadsSchema).openapi({
      description: 'People without a device who were counted so far; their dots come out with the result.',
    }),
    pictures: z.array(TablePictureSchema),
  })
  .openapi('WorkshopView', {
    description: 'What everybody in a workshop sees of it.',
  }) satisfies z.ZodType<WorkshopView>;

export const VisitSchema = z
  .object({ seat: SeatSchema, workshop: WorkshopViewSchema, documents, ballot: BallotSchema })
  .openapi('Visit');

export const SharedSeatInput = z
  .strictObject({
    name: text(LIMITS.name, 'What others see; may be left out.').optional(),
    group: text(LIMITS.name, 'One of the workshop’s groups, or empty.').optional(),
    colour: z.enum(NOTE_COLOURS).optional().openapi({ description: 'Without it, the rarest one at the table.' }),
    side: z.literal(SIDES).optional().openapi({ description: 'On which side of the tablet the person sits.' }),
  })
  .openapi('SharedSeatInput') satisfies z.ZodType<SharingInput>;
export const SharerPath = z.object({ seat: seatId });
export const SharerBallotPath = z.object({ seat: seatId, measure: BallotPath.shape.measure });

export const SeatMove = z.strictObject({ table: tableId, nextTable: tableId.nullable().optional() });
export const SeatKindChange = z.strictObject({ kind: z.enum(['host', 'participant']) });
export const OwnSeatChange = z.strictObject({
  name: text(LIMITS.name, 'What others see.').optional(),
  group: text(LIMITS.name, 'One of the workshop’s groups, or empty.').optional(),
});
