/** Ballots and results as the API takes and gives them. */
import { z } from '@hono/zod-openapi';
import type { MeasureId } from '#domain/identifiers.ts';
import type { MeasureOnBallot, VotingResult } from '#domain/workshop-view.ts';
import { LIMITS } from '#domain/workshop.ts';
import type { GroupTally } from '../../workshops/voting.ts';
import { identifier } from './values.ts';

export const measureId = identifier<MeasureId>('The measure.');

const dotsByMeasure = (description: string) =>
  z.record(measureId, z.number().int()).openapi({ description, example: { k3v9x0c2m4n6p8r1t5w7: 3 } });

export const BallotSchema = dotsByMeasure('The seat’s own dots by measure; measures without dots are absent.').openapi(
  'Ballot',
);

export const MeasureOnBallotSchema = z
  .object({
    id: measureId,
    title: z.string(),
    description: z.string(),
    ideas: z.number().int().openapi({ description: 'How many ideas it came from.' }),
  })
  .openapi('MeasureOnBallot') satisfies z.ZodType<MeasureOnBallot>;

export const VotingResultSchema = z
  .object({
    dots: dotsByMeasure('Dots by measure, those counted in the room included; 0 where nobody spent one.'),
    ballots: z.number().int().openapi({ description: 'Seats that spent at least one dot.' }),
    room: z
      .object({ heads: z.number().int(), dots: dotsByMeasure('Dots by measure; measures without dots are absent.') })
      .openapi({
        description: 'The part of the dots that was counted in the room, for so many people without a device.',
      }),
  })
  .openapi('VotingResult') satisfies z.ZodType<VotingResult>;

export const ResultsSchema = VotingResultSchema.extend({
  measures: z.array(MeasureOnBallotSchema).openapi({ description: 'What was put to the vote, most dots first.' }),
  groups: z.array(
    z.object({
      group: z.string().nullable().openapi({
        description:
          'One of the workshop’s groups; empty: seats that named none; null: groups of fewer than five voters, counted together.',
      }),
      dots: dotsByMeasure('Dots by measure; measures without dots are absent.'),
      ballots: z.number().int(),
    }) satisfies z.ZodType<GroupTally>,
  ),
}).openapi('Results');

export const BallotPath = z.object({ measure: measureId });
export const DotsCast = z.strictObject({
  dots: z
    .number()
    .int()
    .min(0)
    .max(LIMITS.dotsPerSeat)
    .openapi({ description: 'On this measure from now on; 0 takes them back.' }),
});
