/** Initiatives as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import type { InitiativeId, WorkshopId } from '#domain/identifiers.ts';
import type { Initiative } from '#domain/measure.ts';
import { LIMITS } from '#domain/workshop.ts';
import type { InitiativeInput } from '../../workshops/initiatives.ts';
import { filledText, identifier, text, time } from './values.ts';

export const initiativeId = identifier<InitiativeId>('The initiative.');
export const InitiativePath = z.object({ id: initiativeId });

const currency = z.enum(['EUR', 'RSD']).openapi({ description: 'The currency of the plan’s costs.' });

export const InitiativeSchema = z
  .object({
    id: initiativeId,
    title: z.string(),
    body: z.string().openapi({ description: 'Who adopts the plan: a municipality, a region, an organisation.' }),
    period: z.string().openapi({ description: 'The years the plan is for.', example: '2027–2029' }),
    currency,
    rehearsalOf: identifier<WorkshopId>('The workshop that is practised here with simulated people.').nullable(),
    createdAt: time('When it was made.'),
  })
  .openapi('Initiative', {
    description: 'One path to one plan: it holds workshops, measures and the plan.',
  }) satisfies z.ZodType<Initiative>;

export const NewInitiative = z
  .strictObject({
    title: filledText(LIMITS.title, 'What it is called.'),
    body: text(LIMITS.title, 'Who adopts the plan.').optional(),
    period: text(LIMITS.name, 'The years the plan is for.').optional(),
    currency: currency.optional(),
  })
  .openapi('NewInitiative') satisfies z.ZodType<InitiativeInput>;

export const InitiativeChange = NewInitiative.partial().openapi('InitiativeChange', {
  description: 'What is absent stays as it is.',
});
