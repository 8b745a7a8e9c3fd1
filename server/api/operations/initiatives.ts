/** Operations on initiatives: one path to one plan. */
import { z } from '@hono/zod-openapi';
import { done } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { InitiativeChange, InitiativePath, InitiativeSchema, NewInitiative } from '../schemas/initiatives.ts';

export const initiativeOperations = ({ initiatives, erasing }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/initiatives',
    tag: 'Initiatives',
    summary: 'Make an initiative',
    description: 'Whoever holds the token becomes its owner.',
    audience: 'facilitator',
    body: NewInitiative,
    answer: InitiativeSchema,
    status: 201,
    run: ({ asker, body }) => initiatives.createInitiative(asker, body),
  }),
  operation({
    method: 'get',
    path: '/initiatives',
    tag: 'Initiatives',
    summary: 'List one’s initiatives',
    description: 'The newest first.',
    audience: 'facilitator',
    answer: z.array(InitiativeSchema),
    run: async ({ asker }) => done(await initiatives.initiativesOf(asker)),
  }),
  operation({
    method: 'get',
    path: '/initiatives/{id}',
    tag: 'Initiatives',
    summary: 'Read an initiative',
    audience: 'facilitator',
    params: InitiativePath,
    answer: InitiativeSchema,
    run: ({ asker, params }) => initiatives.initiative(asker, params.id),
  }),
  operation({
    method: 'patch',
    path: '/initiatives/{id}',
    tag: 'Initiatives',
    summary: 'Change an initiative',
    audience: 'facilitator',
    params: InitiativePath,
    body: InitiativeChange,
    answer: InitiativeSchema,
    run: ({ asker, params, body }) => initiatives.changeInitiative(asker, params.id, body),
  }),
  operation({
    method: 'delete',
    path: '/initiatives/{id}',
    tag: 'Initiatives',
    summary: 'Erase an initiative',
    description:
      'For good, and for its owner alone: its workshops, seats, ideas, ballots and measures go with it, and so does their history.',
    audience: 'facilitator',
    params: InitiativePath,
    run: ({ asker, params }) => erasing.eraseInitiative(asker, params.id),
  }),
];
