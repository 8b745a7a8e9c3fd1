/** Operations on priorities: opening and closing the vote, spending dots, reading the results. */
import { z } from '@hono/zod-openapi';
import { done, refused } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import {
  BallotPath,
  BallotSchema,
  DotsCast,
  MeasureOnBallotSchema,
  ResultsSchema,
  VotingResultSchema,
} from '../schemas/voting.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const votingOperations = ({ visits, voting }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/workshops/{id}/voting/open',
    tag: 'Voting',
    summary: 'Put the measures to the vote',
    description: 'All standing measures that have a title. Opened again, dots that were spent before still count.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(MeasureOnBallotSchema),
    refusals: ['round-open', 'no-measures'],
    run: ({ asker, params }) => voting.openVoting(asker, params.id),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/voting/close',
    tag: 'Voting',
    summary: 'Close the vote',
    description: 'From now on everybody sees the result.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: VotingResultSchema,
    refusals: ['voting-closed'],
    async run({ asker, params }) {
      const closed = await voting.closeVoting(asker, params.id);
      if (!closed.ok) return closed;
      const view = await visits.view(params.id);
      return view?.result ? done(view.result) : refused('not-found');
    },
  }),
  operation({
    method: 'get',
    path: '/workshops/{id}/results',
    tag: 'Voting',
    summary: 'Read the results',
    description:
      'Dots by measure and by group, once voting has closed; how a seat spent its dots is nowhere to be read.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: ResultsSchema,
    refusals: ['wrong-phase'],
    async run({ asker, params }) {
      const groups = await voting.tallyByGroup(asker, params.id);
      if (!groups.ok) return groups;
      const view = await visits.view(params.id);
      if (!view?.result) return refused('wrong-phase');
      const { dots, ballots, room } = view.result;
      const measures = [...view.ballot].sort((a, b) => (dots[b.id] ?? 0) - (dots[a.id] ?? 0));
      return done({ dots, ballots, room, measures, groups: groups.value });
    },
  }),
  operation({
    method: 'get',
    path: '/ballot',
    tag: 'Voting',
    summary: 'Read one’s own ballot',
    audience: 'seat',
    answer: BallotSchema,
    run: ({ asker }) => voting.ballotOf(asker),
  }),
  operation({
    method: 'put',
    path: '/ballot/{measure}',
    tag: 'Voting',
    summary: 'Spend dots on a measure, or take them back',
    description: 'Gives the whole ballot. A table’s tablet has no dots of its own.',
    audience: 'seat',
    params: BallotPath,
    body: DotsCast,
    answer: BallotSchema,
    refusals: ['voting-closed', 'no-dots-left'],
    run: ({ asker, params, body }) => voting.castDots(asker, params.measure, body.dots),
  }),
];
