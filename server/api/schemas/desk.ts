/** Calls for help, the announcement to everybody and locked boards, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import { ANNOUNCEMENT_MAX_LENGTH, type Announcement } from '#domain/announcement.ts';
import { PROJECTOR_CHOICES } from '#domain/projector.ts';
import { CALL_REASONS, type TableCall } from '#domain/table-call.ts';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { IdeaId, SeatId } from '#domain/identifiers.ts';
import type { RoomPulse } from '#domain/room-pulse.ts';
import { filledText, identifier, maybeTime, orNull, time } from './values.ts';
import { tableId } from './workshops.ts';

const seatId = identifier<SeatId>('The seat.');
const reason = z
  .enum(CALL_REASONS)
  .nullable()
  .openapi({ description: 'question: about the task. writing: somebody needs a scribe. device. talk: it is stuck.' });

export const Projecting = z
  .strictObject({
    shows: z.enum(PROJECTOR_CHOICES).openapi({ description: 'step: what the evening is at. blank: nothing.' }),
  })
  .openapi('Projecting');

export const TablePath = z.object({ id: tableId });

export const Calling = z.strictObject({ reason: reason.optional() }).openapi('Calling');

export const TableCallSchema = z
  .object({
    table: tableId,
    reason,
    calledAt: time('Since when the table waits.'),
    taken: orNull(
      z.object({ by: z.string().openapi({ description: 'Who is on the way.' }), at: time('Since when.') }),
    ).openapi({ description: 'null: nobody is on the way yet.' }),
  })
  .openapi('TableCall') satisfies z.ZodType<TableCall>;

const count = (description: string) => z.number().int().openapi({ description });

export const RoomPulseSchema = z
  .object({
    at: time('When it was taken.'),
    tables: z.array(
      z.object({
        table: tableId,
        ideas: count('Ideas that count.'),
        inRound: count('Of them in the latest round.'),
        lastIdeaAt: maybeTime('When the youngest of them was written.'),
        lastChangeAt: maybeTime('When anything last changed on the board; null: not since the server started.'),
        yetToWrite: count(
          'How many people at the table have written nothing in this round; null: several write on its tablet.',
        ).nullable(),
      }),
    ),
    connected: z.array(seatId).openapi({ description: 'Seats whose device is connected.' }),
    gone: z
      .array(z.object({ seat: seatId, since: time('Since when.') }))
      .openapi({ description: 'Seats that were connected and are not any more.' }),
    batteries: z
      .array(z.object({ seat: seatId, level: count('Per cent.'), isCharging: z.boolean() }))
      .openapi({ description: 'Of tablets and hosts’ devices, where the browser tells.' }),
    latest: z
      .array(
        z.object({
          id: identifier<IdeaId>('The idea.'),
          table: tableId,
          text: z.string(),
          colour: z.enum(NOTE_COLOURS),
          writtenAt: time('When it was written.'),
        }),
      )
      .openapi({
        description:
          'What was written last, newest first; not by whom. What is written in silence is not among it until it is uncovered.',
      }),
  })
  .openapi('RoomPulse') satisfies z.ZodType<RoomPulse>;

export const Announcing = z
  .strictObject({ text: filledText(ANNOUNCEMENT_MAX_LENGTH, 'One line, shown everywhere as it is written.') })
  .openapi('Announcing');

export const AnnouncementSchema = z
  .object({
    number: z.number().int().openapi({ description: 'Counted up: whoever has put one away sees the next.' }),
    text: z.string(),
    at: time('When it was said.'),
  })
  .openapi('Announcement') satisfies z.ZodType<Announcement>;

export const LockChoice = z
  .strictObject({
    tables: z
      .array(tableId)
      .min(1)
      .optional()
      .openapi({ description: 'Which tables; without it, all of the workshop’s.' }),
  })
  .openapi('LockChoice');

export const LockedTables = z.array(tableId).openapi({ description: 'All tables that are locked now.' });
