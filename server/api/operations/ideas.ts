/** Operations on ideas: at one table, and over all tables of a workshop or an initiative. */
import { z } from '@hono/zod-openapi';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { IdeaChange, IdeaPath, IdeaSchema, NewIdea, SourcedIdeaSchema, TablePath } from '../schemas/ideas.ts';
import { InitiativePath } from '../schemas/initiatives.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const ideaOperations = ({ ideas }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/tables/{id}/ideas',
    tag: 'Ideas',
    summary: 'List a table’s ideas',
    description:
      'In the order in which they were written, the removed ones too, the hidden ones not. For everybody in the workshop.',
    audience: 'token',
    params: TablePath,
    answer: z.array(IdeaSchema),
    run: ({ asker, params }) => ideas.ideasAt(asker, params.id),
  }),
  operation({
    method: 'post',
    path: '/tables/{id}/ideas',
    tag: 'Ideas',
    summary: 'Add an idea',
    description:
      'It takes the next free place on the board. Seats write at their own table while a round is open;\nwhere ideas are held for review they propose instead.',
    audience: 'token',
    params: TablePath,
    body: NewIdea,
    answer: IdeaSchema,
    status: 201,
    refusals: ['seat-elsewhere', 'round-closed', 'ideas-held'],
    run: ({ asker, params, body }) => ideas.addIdea(asker, params.id, body),
  }),
  operation({
    method: 'patch',
    path: '/tables/{id}/ideas/{idea}',
    tag: 'Ideas',
    summary: 'Rewrite, recolour, remove or restore an idea',
    description: 'Only what differs in the text is written, so that it merges with what others type meanwhile.',
    audience: 'token',
    params: IdeaPath,
    body: IdeaChange,
    answer: IdeaSchema,
    refusals: ['seat-elsewhere', 'round-closed', 'ideas-held'],
    run: ({ asker, params, body }) => ideas.changeIdea(asker, params.id, params.idea, body),
  }),
  operation({
    method: 'get',
    path: '/workshops/{id}/ideas',
    tag: 'Ideas',
    summary: 'List the ideas of all tables of a workshop',
    description: 'Those that count, with their codes.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(SourcedIdeaSchema),
    run: ({ asker, params }) => ideas.ideasOfWorkshop(asker, params.id),
  }),
  operation({
    method: 'get',
    path: '/initiatives/{id}/ideas',
    tag: 'Ideas',
    summary: 'List the ideas of all workshops of an initiative',
    description: 'Those that count, with their codes.',
    audience: 'facilitator',
    params: InitiativePath,
    answer: z.array(SourcedIdeaSchema),
    run: ({ asker, params }) => ideas.ideasOfInitiative(asker, params.id),
  }),
];
