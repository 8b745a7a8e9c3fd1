/** Operations of the handover: pins, open questions, and the card for a table's next guests. */
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { HandoverCardSchema } from '../schemas/handover.ts';
import { IdeaPath, TablePath } from '../schemas/ideas.ts';

export const handoverOperations = ({ handover }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/tables/{id}/handover',
    tag: 'Ideas',
    summary: 'Read what a table hands to its next guests',
    audience: 'token',
    params: TablePath,
    answer: HandoverCardSchema,
    run: ({ asker, params }) => handover.card(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/tables/{id}/ideas/{idea}/pin',
    tag: 'Ideas',
    summary: 'Pin an idea: the table passes it on',
    description:
      'At most three at a table; they are shown to the next guests and at the harvest. For facilitators, the table’s host and its tablet.',
    audience: 'token',
    params: IdeaPath,
    refusals: ['seat-elsewhere', 'too-many-pins', 'workshop-over'],
    run: ({ asker, params }) => handover.mark(asker, params.id, params.idea, 'pin'),
  }),
  operation({
    method: 'delete',
    path: '/tables/{id}/ideas/{idea}/pin',
    tag: 'Ideas',
    summary: 'Take a pin off',
    audience: 'token',
    params: IdeaPath,
    refusals: ['seat-elsewhere'],
    run: ({ asker, params }) => handover.unmark(asker, params.id, params.idea, 'pin'),
  }),
  operation({
    method: 'put',
    path: '/tables/{id}/ideas/{idea}/question',
    tag: 'Ideas',
    summary: 'Mark an idea as an open question',
    audience: 'token',
    params: IdeaPath,
    refusals: ['seat-elsewhere', 'workshop-over'],
    run: ({ asker, params }) => handover.mark(asker, params.id, params.idea, 'question'),
  }),
  operation({
    method: 'delete',
    path: '/tables/{id}/ideas/{idea}/question',
    tag: 'Ideas',
    summary: 'Say that it is no open question any more',
    audience: 'token',
    params: IdeaPath,
    refusals: ['seat-elsewhere'],
    run: ({ asker, params }) => handover.unmark(asker, params.id, params.idea, 'question'),
  }),
];
