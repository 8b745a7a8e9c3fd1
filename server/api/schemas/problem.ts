/** How a problem document looks. */
import { z } from '@hono/zod-openapi';

export const ProblemDocument = z
  .object({
    type: z
      .string()
      .openapi({ description: 'What kind of problem it is; compare this.', example: '/problems/round-closed' }),
    title: z.string().openapi({ description: 'The same in a sentence, in English.', example: 'No round is open.' }),
    status: z.number().int().openapi({ description: 'The HTTP status.', example: 409 }),
    detail: z.string().optional().openapi({ description: 'What is particular about this one.' }),
    instance: z.string().optional().openapi({ description: 'The path that was asked for.' }),
    errors: z
      .array(
        z.object({
          path: z
            .string()
            .openapi({ description: 'Where in the body, with dots; empty: the whole.', example: 'tables.0.topic' }),
          message: z.string(),
        }),
      )
      .optional()
      .openapi({ description: 'Each field that stands in the way.' }),
  })
  .openapi('Problem', { description: 'Why the answer is no (RFC 9457).' });
