/** Ideas under review and hidden ideas, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import { IDEA_MAX_LENGTH, NOTE_COLOURS } from '#domain/idea.ts';
import { REASON_MAX_LENGTH, REVIEW_STATES, type HiddenIdea, type ProposedIdea } from '#domain/moderation.ts';
import { ideaId } from './ideas.ts';
import { seatId } from './seats.ts';
import { filledText, maybeTime, text, time } from './values.ts';
import { tableId } from './workshops.ts';

export const ProposalPath = z.object({ proposal: ideaId });

const reason = text(REASON_MAX_LENGTH, 'Why; empty: no reason is given.');
const version = z
  .number()
  .int()
  .min(1)
  .openapi({ description: 'Counts the changes: whoever approves says which words were read.' });

export const ProposedIdeaSchema = z
  .object({
    id: ideaId,
    table: tableId,
    text: z.string(),
    colour: z.enum(NOTE_COLOURS),
    round: z.number().int().openapi({ description: 'The round in which it was written.' }),
    seat: seatId.nullable(),
    writtenAt: time('When it was written.'),
    state: z.enum(REVIEW_STATES),
    version,
    isMasked: z.boolean().openapi({ description: 'Whether likely personal data was masked when it was approved.' }),
    decidedAt: maybeTime('When it was decided on.'),
    reason: z.string(),
  })
  .openapi('ProposedIdea', {
    description: 'An idea that was handed in for review; until it is approved it lies in no shared document.',
  }) satisfies z.ZodType<ProposedIdea>;

export const NewProposal = z
  .strictObject({
    id: ideaId.optional().openapi({ description: 'Sent again with the same id, it is handed in once.' }),
    text: filledText(IDEA_MAX_LENGTH, 'What is written on the note.'),
    colour: z.enum(NOTE_COLOURS).optional(),
  })
  .openapi('NewProposal');

export const ProposalChange = z
  .strictObject({ text: filledText(IDEA_MAX_LENGTH, 'What is written on the note from now on.') })
  .openapi('ProposalChange');

export const DecisionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('approve'),
      version,
      isMasked: z.boolean().optional().openapi({ description: 'true: likely personal data is masked.' }),
    }),
    z.strictObject({ kind: z.literal('refuse'), reason: reason.optional() }),
  ])
  .openapi('Decision');

export const HiddenIdeaSchema = z
  .object({
    id: ideaId,
    table: tableId,
    text: z.string(),
    round: z.number().int(),
    hiddenAt: time('When it was hidden.'),
    by: z.enum(['facilitator', 'host']).openapi({ description: 'In which role; persons are not kept.' }),
    reason: z.string(),
  })
  .openapi('HiddenIdea') satisfies z.ZodType<HiddenIdea>;

export const Hiding = z.strictObject({ reason: reason.optional() }).openapi('Hiding');
