/** Operations on the evening as a plan: reading it, going on and back, more time, other steps, the gong. */
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { EveningChangeSchema, EveningExtension, EveningSchema, EveningStep, GongSchema } from '../schemas/evening.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const eveningOperations = (kavarna: KavarnaBehindApi): Operation[] => [
  ...leading(kavarna),
  ...planning(kavarna),
];

const leading = ({ evenings }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/workshops/{id}/evening/go-on',
    tag: 'Evening',
    summary: 'Go on to the next step',
    description:
      'Rounds are opened and ended, the vote is opened and closed as the step asks for. Whoever goes on from the same step at the same time gets the same answer, and the evening goes one step.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: EveningStep,
    answer: EveningSchema,
    refusals: ['changed-meanwhile', 'wrong-phase'],
    run: ({ asker, params, body }) => evenings.goOn(asker, params.id, body.from),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/evening/go-back',
    tag: 'Evening',
    summary: 'Go back to the step before',
    description: 'Nothing is lost: ideas, dots and rounds stay. A round is opened again with the time it had left.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: EveningStep,
    answer: EveningSchema,
    refusals: ['changed-meanwhile', 'wrong-phase'],
    run: ({ asker, params, body }) => evenings.goBack(asker, params.id, body.from),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/evening/extend',
    tag: 'Evening',
    summary: 'Give the step that is now more time',
    audience: 'facilitator',
    params: WorkshopPath,
    body: EveningExtension,
    answer: EveningSchema,
    refusals: ['changed-meanwhile', 'wrong-phase'],
    run: ({ asker, params, body }) => evenings.extend(asker, params.id, body.from, body.minutes),
  }),
];

const planning = ({ evenings }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/workshops/{id}/evening',
    tag: 'Evening',
    summary: 'Read the evening: its steps, and which of them is now',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: EveningSchema,
    run: ({ asker, params }) => evenings.evening(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/evening/steps',
    tag: 'Evening',
    summary: 'Change the steps ahead',
    audience: 'facilitator',
    params: WorkshopPath,
    body: EveningChangeSchema,
    answer: EveningSchema,
    refusals: ['changed-meanwhile'],
    run: ({ asker, params, body: { basedOn, steps, startTime } }) =>
      evenings.changeSteps(asker, params.id, { basedOn, steps, ...(startTime !== undefined && { startTime }) }),
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/evening/gong',
    tag: 'Evening',
    summary: 'Set the gong’s loudness, or turn it off',
    audience: 'facilitator',
    params: WorkshopPath,
    body: GongSchema,
    answer: EveningSchema,
    run: ({ asker, params, body }) => evenings.setGong(asker, params.id, body),
  }),
];
