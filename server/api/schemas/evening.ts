/** The evening's steps, as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import {
  EVENING_LIMITS,
  STEP_KINDS,
  type CurrentStep,
  type Evening,
  type Gong,
  type Position,
  type Step,
  type StepId,
} from '#domain/evening.ts';
import { maybeTime, orNull, time } from './values.ts';

const STEP_PATTERN = /^[a-z]{1,20}(-[a-z]{1,20})?-[1-9]\d{0,3}$/;

const stepId = z
  .string()
  .regex(STEP_PATTERN)
  .openapi({ description: 'The step, unique within the evening.', example: 'sharing-2' }) as unknown as z.ZodType<
  StepId,
  StepId
>;
const position = z
  .string()
  .refine((from) => from === 'start' || from === 'end' || STEP_PATTERN.test(from))
  .openapi({
    description: 'Where you see the evening: a step, `start` before the first, `end` after the last.',
    example: 'welcome-1',
  }) as unknown as z.ZodType<Position, Position>;
const kind = z.enum(STEP_KINDS);
const minutes = z.number().int().min(1).max(EVENING_LIMITS.minutes);
const startTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
  .openapi({ description: 'When people are asked to come, on the clock of the hall; null: nobody has said.' });

const StepSchema = z
  .object({
    id: stepId,
    kind,
    minutes,
    round: z.number().int().nullable().openapi({ description: 'Of silent writing and sharing: the round, from 1.' }),
  })
  .openapi('Step') satisfies z.ZodType<Step>;

const CurrentStepSchema = z
  .object({ id: stepId, since: time('Since when it is on.'), endsAt: time('When it should end.') })
  .openapi('CurrentStep') satisfies z.ZodType<CurrentStep>;

export const GongSchema = z
  .strictObject({
    isOn: z.boolean(),
    volume: z.number().int().min(1).max(100).openapi({ description: 'Of what a device can do.' }),
  })
  .openapi('Gong') satisfies z.ZodType<Gong>;

export const EveningSchema = z
  .object({
    steps: z.array(StepSchema),
    current: orNull(CurrentStepSchema).openapi({ description: 'null: it has not begun, or it is over.' }),
    begunAt: maybeTime('From when the plan counts.'),
    endedAt: maybeTime('When it was over.'),
    startTime,
    gong: GongSchema,
    revision: z.number().int().openapi({ description: 'How often the plan was changed.' }),
  })
  .openapi('Evening') satisfies z.ZodType<Evening>;

export const EveningStep = z.strictObject({ from: position }).openapi('EveningStep');
export const EveningExtension = z
  .strictObject({ from: position, minutes: z.number().positive().max(EVENING_LIMITS.extension) })
  .openapi('EveningExtension');
export const EveningChangeSchema = z
  .strictObject({
    basedOn: z.number().int().min(0).openapi({ description: 'The revision of the plan that you saw.' }),
    steps: z
      .array(z.strictObject({ id: stepId.optional(), kind, minutes }))
      .min(1)
      .max(EVENING_LIMITS.steps)
      .openapi({
        description:
          'All steps in their order; without an id: new. The steps behind and the one that is now stay as they are. Silent writing stands before its sharing; each sharing is a round.',
      }),
    startTime: startTime.optional(),
  })
  .openapi('EveningChange');
