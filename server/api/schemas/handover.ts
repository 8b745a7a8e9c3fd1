/** What a table hands to its next guests, as the API gives it. */
import { z } from '@hono/zod-openapi';
import type { HandoverCard } from '#domain/handover.ts';
import { ideaId } from './ideas.ts';

const line = z
  .object({
    id: ideaId,
    text: z.string().openapi({ description: 'Its first words, in one line.' }),
    round: z.number().int(),
  })
  .openapi('HandoverLine');

export const HandoverCardSchema = z
  .object({
    pins: z
      .array(line)
      .openapi({ description: 'Up to three points that the table passes on, in the order of pinning.' }),
    questions: z.array(line).openapi({ description: 'Ideas marked as open questions.' }),
    moreQuestions: z.number().int().openapi({ description: 'Those that found no room.' }),
    rounds: z
      .array(
        z.object({
          round: z.number().int(),
          count: z.number().int().openapi({ description: 'Ideas written in it.' }),
          lines: z.array(line).openapi({ description: 'Some of them, the latest first.' }),
        }),
      )
      .openapi({ description: 'The latest first.' }),
  })
  .openapi('HandoverCard', { description: 'Short enough to be read in 30 seconds.' }) satisfies z.ZodType<HandoverCard>;
