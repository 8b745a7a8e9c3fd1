/** Measures with their plan fields, objectives and placements, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import type { ObjectiveId } from '#domain/identifiers.ts';
import {
  MEASURE_STATUSES,
  MEASURE_TITLE_MAX_LENGTH,
  PLAN_FIELD_MAX_LENGTH,
  type Measure,
  type Objective,
  type Placement,
  type PlanFields,
} from '#domain/measure.ts';
import type { MeasureChange } from '../../workshops/measures.ts';
import { ideaId } from './ideas.ts';
import { initiativeId } from './initiatives.ts';
import { filledText, identifier, maybeTime, text, time } from './values.ts';
import { measureId } from './voting.ts';

export const MeasurePath = z.object({ id: initiativeId, measure: measureId });
const objectiveId = identifier<ObjectiveId>('The objective.');

const order = z.string().openapi({ description: 'Sorts among its like, as text.' });
const monthOf = (description: string) => ({ description, example: '2027-09' });
const status = z.enum(MEASURE_STATUSES);

export const PlanFieldsSchema = z
  .object({
    activities: z.string(),
    targetGroup: z.string(),
    lead: z.string().openapi({ description: 'The one organisation that answers for it.' }),
    partners: z.string(),
    funding: z.string().openapi({ description: 'Where the money comes from.' }),
    indicator: z.string(),
    baseline: z.string(),
    target: z.string(),
    starts: z.string().openapi(monthOf('A month; empty: not decided.')),
    ends: z.string().openapi(monthOf('A month; empty: not decided.')),
    cost: z.record(z.string(), z.number()).openapi({
      description: 'Whole units of the initiative’s currency by calendar year.',
      example: { '2027': 12000 },
    }),
    status,
  })
  .openapi('PlanFields') satisfies z.ZodType<PlanFields>;

export const MeasureSchema = z
  .object({
    id: measureId,
    title: z.string(),
    description: z.string(),
    objective: objectiveId.nullable().openapi({ description: 'What it serves in the plan; null: not yet grouped.' }),
    order,
    mergedInto: measureId.nullable().openapi({ description: 'The measure that it became part of.' }),
    removedAt: maybeTime('When it was removed; null: it stands.'),
    plan: PlanFieldsSchema,
  })
  .openapi('Measure') satisfies z.ZodType<Measure>;

export const ObjectiveSchema = z
  .object({ id: objectiveId, title: z.string(), order, removedAt: maybeTime('When it was removed.') })
  .openapi('Objective') satisfies z.ZodType<Objective>;

export const PlacementSchema = z
  .object({ idea: ideaId, measure: measureId, placedAt: time('When it was placed.') })
  .openapi('Placement', { description: 'An idea’s place in a measure.' }) satisfies z.ZodType<Placement>;

export const SynthesisSchema = z
  .object({
    measures: z.array(MeasureSchema).openapi({ description: 'Those that stand, in their order.' }),
    objectives: z.array(ObjectiveSchema).openapi({ description: 'Those that stand, in their order.' }),
    placements: z.array(PlacementSchema).openapi({
      description:
        'The standing measure each placed idea counts for; ideas of merged measures count for the one that remained.',
    }),
  })
  .openapi('Synthesis');

const planText = (description: string) => text(PLAN_FIELD_MAX_LENGTH, description).optional();
const month = (description: string) =>
  z
    .string()
    .regex(/^(\d{4}-(0[1-9]|1[0-2]))?$/, 'A month like 2027-09, or empty.')
    .optional()
    .openapi(monthOf(description));

const fields = {
  description: planText('What is meant.'),
  activities: planText('What is done.'),
  targetGroup: planText('For whom.'),
  lead: planText('The one organisation that answers for it.'),
  partners: planText('Who joins.'),
  funding: planText('Where the money comes from.'),
  indicator: planText('How one knows that it worked.'),
  baseline: planText('The indicator today.'),
  target: planText('The indicator as it should become.'),
  starts: month('First month; empty: not decided.'),
  ends: month('Last month; empty: not decided.'),
  cost: z
    .record(z.string().regex(/^\d{4}$/, 'A calendar year.'), z.number().min(0).max(1e12).nullable())
    .optional()
    .openapi({ description: 'By calendar year; years that are absent stay, null takes a year away.' }),
  status: status.optional(),
  objective: objectiveId.nullable().optional().openapi({ description: 'null: none.' }),
};

export const NewMeasure = z
  .strictObject({ title: filledText(MEASURE_TITLE_MAX_LENGTH, 'What is to be done, in a line.'), ...fields })
  .openapi('NewMeasure') satisfies z.ZodType<MeasureChange>;

export const MeasureChangeSchema = z
  .strictObject({ title: filledText(MEASURE_TITLE_MAX_LENGTH, 'What is to be done, in a line.').optional(), ...fields })
  .openapi('MeasureChange', { description: 'What is absent stays as it is.' }) satisfies z.ZodType<MeasureChange>;

export const Merging = z.strictObject({ into: measureId });
export const MeasureOrder = z.strictObject({
  measures: z.array(measureId).max(10_000).openapi({ description: 'Every standing measure, once, in the new order.' }),
});

/** Ideas placed in one request: more than a hall writes at one table, less than would hold up the others. */
const MAX_IDEAS_PLACED = 1_000;

export const Placing = z
  .strictObject({
    measure: measureId.nullable().openapi({ description: 'null takes the ideas out of their measures.' }),
    ideas: z.array(ideaId).max(MAX_IDEAS_PLACED),
  })
  .openapi('Placing');
export const NewObjective = z
  .strictObject({ title: filledText(MEASURE_TITLE_MAX_LENGTH, 'What the plan wants to reach.') })
  .openapi('NewObjective');
