/** A board's past as the API takes and gives it. */
import { z } from '@hono/zod-openapi';
import { NOTE_COLOURS } from '#domain/idea.ts';
import type { RestoringId } from '#domain/identifiers.ts';
import { RESTORING_KINDS, type Restoring } from '#domain/restoring.ts';
import { SEAT_KINDS } from '#domain/seat.ts';
import type { Stay } from '#domain/stay.ts';
import type { RestoringOutcome } from '#document/board-state.ts';
import type { Restored, TableHistory } from '../../history/history.ts';
import { ideaId } from './ideas.ts';
import { seatId } from './seats.ts';
import { identifier, maybeTime, time } from './values.ts';
import { tableId } from './workshops.ts';

const restoringId = identifier<RestoringId>('The restoring.');
export const RestoringPath = z.object({ id: tableId, restoring: restoringId });

const EPOCH_MS = /^\d{1,16}$/;
export const MomentQuery = z.object({
  at: z.string().regex(EPOCH_MS).transform(Number).optional().openapi({
    type: 'integer',
    description: 'The moment. Milliseconds since 1970 by the server’s clock; without it, now.',
  }),
});

export const NewRestoring = z
  .strictObject({
    at: time('The moment that is brought back; for an idea it may be left out: it comes out of the bin as it is.')
      .min(0)
      .optional(),
    idea: ideaId.optional().openapi({ description: 'Brings back this idea alone; without it, the whole board.' }),
  })
  .openapi('NewRestoring', { description: 'A moment, or an idea, or an idea at a moment.' });

const RestoringSchema = z
  .object({
    id: restoringId,
    kind: z.enum(RESTORING_KINDS).openapi({ description: 'undoing: took an earlier restoring back.' }),
    at: time('When it was done.'),
    to: maybeTime('The moment that was brought back; null for an undoing, and for an idea out of the bin.'),
    idea: ideaId.nullable(),
    undoes: restoringId.nullable().openapi({ description: 'Which restoring was taken back.' }),
  })
  .openapi('Restoring') satisfies z.ZodType<Restoring>;

const count = (description: string) => z.number().int().openapi({ description });

const RestoringOutcomeSchema = z
  .object({
    back: count('Ideas that came back out of the bin.'),
    binned: count('Ideas that went into the bin, where they can be restored.'),
    rewritten: count('Ideas with another text.'),
    rearranged: count('Ideas that only moved or changed their colour.'),
    drawn: count('Elements of the drawing that changed.'),
  })
  .openapi('RestoringOutcome') satisfies z.ZodType<RestoringOutcome>;

export const RestoredSchema = z
  .object({ restoring: RestoringSchema, outcome: RestoringOutcomeSchema })
  .openapi('Restored') satisfies z.ZodType<Restored>;

const StaySchema = z
  .object({
    seat: seatId,
    table: tableId,
    kind: z.enum(SEAT_KINDS),
    colour: z.enum(NOTE_COLOURS),
    group: z.string().openapi({ description: 'One of the workshop’s groups, or empty.' }),
    remote: z.boolean(),
    from: time('When it came to the table.'),
    until: maybeTime('When it left; null: still there.'),
  })
  .openapi('Stay', { description: 'A seat was at a table for a while.' }) satisfies z.ZodType<Stay>;

export const TableHistorySchema = z
  .object({
    minutes: z
      .array(z.object({ from: time('When the minute began.'), changes: count('Changes of ideas and of the drawing.') }))
      .openapi({ description: 'The minutes in which something changed, in order.' }),
    restorings: z.array(RestoringSchema),
    stays: z.array(StaySchema),
  })
  .openapi('TableHistory') satisfies z.ZodType<TableHistory>;
