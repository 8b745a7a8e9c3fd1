/** Calls for help, the announcement to everybody and locked boards, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import { ANNOUNCEMENT_MAX_LENGTH, type Announcement } from '#domain/announcement.ts';
import { CALL_REASONS, type TableCall } from '#domain/table-call.ts';
import { filledText, orNull, time } from './values.ts';
import { tableId } from './workshops.ts';

const reason = z
  .enum(CALL_REASONS)
  .nullable()
  .openapi({ description: 'question: about the task. writing: somebody needs a scribe. device. talk: it is stuck.' });

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
