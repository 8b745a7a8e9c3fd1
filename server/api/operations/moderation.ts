/** Operations of moderation: handing in for review, deciding, hiding and bringing back. */
import { z } from '@hono/zod-openapi';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import { IdeaPath, TablePath } from '../schemas/ideas.ts';
import {
  DecisionSchema,
  HiddenIdeaSchema,
  Hiding,
  NewProposal,
  ProposalChange,
  ProposalPath,
  ProposedIdeaSchema,
} from '../schemas/moderation.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const moderationOperations = (kavarna: KavarnaBehindApi): Operation[] => [
  ...proposing(kavarna),
  ...deciding(kavarna),
  ...hiding(kavarna),
];

const proposing = ({ review }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/tables/{id}/proposals',
    tag: 'Moderation',
    summary: 'Hand in an idea for review',
    description:
      'Where the workshop holds ideas, this is how seats write: at their own table, while a round is open. Elsewhere a facilitator finds it in the queue too.',
    audience: 'token',
    params: TablePath,
    body: NewProposal,
    answer: ProposedIdeaSchema,
    status: 201,
    refusals: ['seat-elsewhere', 'round-closed', 'too-many-waiting'],
    run: ({ asker, params, body }) => review.propose(asker, params.id, body),
  }),
  operation({
    method: 'get',
    path: '/seat/proposals',
    tag: 'Moderation',
    summary: 'List one’s own ideas that wait or were refused',
    audience: 'seat',
    answer: z.array(ProposedIdeaSchema),
    run: ({ asker }) => review.ownProposals(asker),
  }),
  operation({
    method: 'patch',
    path: '/seat/proposals/{proposal}',
    tag: 'Moderation',
    summary: 'Rewrite one’s own idea while it waits',
    audience: 'seat',
    params: ProposalPath,
    body: ProposalChange,
    answer: ProposedIdeaSchema,
    refusals: ['already-decided'],
    run: ({ asker, params, body }) => review.changeProposal(asker, params.proposal, body),
  }),
  operation({
    method: 'delete',
    path: '/seat/proposals/{proposal}',
    tag: 'Moderation',
    summary: 'Take one’s own idea back while it waits',
    description: 'Its words are not kept.',
    audience: 'seat',
    params: ProposalPath,
    answer: ProposedIdeaSchema,
    refusals: ['already-decided'],
    run: ({ asker, params }) => review.changeProposal(asker, params.proposal, { isWithdrawn: true }),
  }),
];

const deciding = ({ review }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/workshops/{id}/review',
    tag: 'Moderation',
    summary: 'List what waits for review, what was refused, and what was approved lately',
    description: 'Oldest first. An approval can be taken back for ten minutes.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(ProposedIdeaSchema),
    run: ({ asker, params }) => review.queue(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/proposals/{proposal}/decision',
    tag: 'Moderation',
    summary: 'Approve or refuse an idea',
    description: 'Of several facilitators at once one decides; the others are refused with `already-decided`.',
    audience: 'facilitator',
    params: ProposalPath,
    body: DecisionSchema,
    answer: ProposedIdeaSchema,
    refusals: ['already-decided', 'idea-changed'],
    run: ({ asker, params, body }) => review.decide(asker, params.proposal, body),
  }),
  operation({
    method: 'delete',
    path: '/proposals/{proposal}/decision',
    tag: 'Moderation',
    summary: 'Take a decision back',
    description: 'The idea waits again. An approved one leaves its table.',
    audience: 'facilitator',
    params: ProposalPath,
    answer: ProposedIdeaSchema,
    refusals: ['already-decided'],
    run: ({ asker, params }) => review.undoDecision(asker, params.proposal),
  }),
];

const hiding = ({ hiding }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'put',
    path: '/tables/{id}/ideas/{idea}/hidden',
    tag: 'Moderation',
    summary: 'Hide an idea from everybody',
    description: 'For facilitators, and for the host at the table. It is left out of screens, counts and files.',
    audience: 'token',
    params: IdeaPath,
    body: Hiding,
    isBodyOptional: true,
    run: ({ asker, params, body }) => hiding.hide(asker, params.id, params.idea, body.reason),
  }),
  operation({
    method: 'delete',
    path: '/tables/{id}/ideas/{idea}/hidden',
    tag: 'Moderation',
    summary: 'Bring a hidden idea back',
    description: 'A host brings back only what a host hid.',
    audience: 'token',
    params: IdeaPath,
    run: ({ asker, params }) => hiding.unhide(asker, params.id, params.idea),
  }),
  operation({
    method: 'get',
    path: '/workshops/{id}/hidden',
    tag: 'Moderation',
    summary: 'List the hidden ideas of a workshop',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(HiddenIdeaSchema),
    run: ({ asker, params }) => hiding.hiddenIn(asker, params.id),
  }),
];
