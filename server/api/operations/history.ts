/** Operations on a board's past: reading it, bringing it back, and undoing that. */
import { z } from '@hono/zod-openapi';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { IdeaSchema, TablePath } from '../schemas/ideas.ts';
import { MomentQuery, NewRestoring, RestoredSchema, RestoringPath, TableHistorySchema } from '../schemas/history.ts';

export const historyOperations = ({ history, now }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/tables/{id}/history',
    tag: 'History',
    summary: 'Read when a table’s board was changed, brought back, and by how many people it was surrounded',
    description: 'Seats are known by colour and group, never by name.',
    audience: 'facilitator',
    params: TablePath,
    answer: TableHistorySchema,
    run: ({ asker, params }) => history.historyOf(asker, params.id),
  }),
  operation({
    method: 'get',
    path: '/tables/{id}/history/ideas',
    tag: 'History',
    summary: 'Read a table’s ideas as they were at a moment',
    description: 'In the order in which they were written, those then removed too.',
    audience: 'facilitator',
    params: TablePath,
    query: MomentQuery,
    answer: z.array(IdeaSchema),
    run: ({ asker, params, query }) => history.boardAt(asker, params.id, query.at ?? now()),
  }),
  operation({
    method: 'post',
    path: '/tables/{id}/restorings',
    tag: 'History',
    summary: 'Bring a board, or one idea, back to what it was',
    description: 'As a new change that everybody sees at once. What was written since goes into the bin.',
    audience: 'facilitator',
    params: TablePath,
    body: NewRestoring,
    answer: RestoredSchema,
    status: 201,
    async run({ asker, params, body }) {
      if (body.idea !== undefined) return history.restoreIdea(asker, params.id, body.idea, body.at);
      if (body.at === undefined) return { ok: false, reason: 'invalid-input', detail: 'Say which moment.' };
      return history.restoreBoard(asker, params.id, body.at);
    },
  }),
  operation({
    method: 'post',
    path: '/tables/{id}/restorings/{restoring}/undo',
    tag: 'History',
    summary: 'Undo a restoring',
    description: 'What others changed since stays changed.',
    audience: 'facilitator',
    params: RestoringPath,
    answer: RestoredSchema,
    status: 201,
    run: ({ asker, params }) => history.undoRestoring(asker, params.id, params.restoring),
  }),
];
