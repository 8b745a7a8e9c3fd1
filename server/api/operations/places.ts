/** Operations on where people go between rounds: proposing and accepting places, closed tables, and what a seat does about its own place. */
import { z } from '@hono/zod-openapi';
import { done, refused } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import {
  Hosting,
  NextTable,
  PlacesSchema,
  Planning,
  ProposalPath,
  ProposalSchema,
  RouteSchema,
  SeatPlace,
  SeatPlacePath,
  TablePlace,
  TablePlacePath,
} from '../schemas/places.ts';
import { SeatSchema } from '../schemas/seats.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const placesOperations = (kavarna: KavarnaBehindApi): Operation[] => [...planning(kavarna), ...going(kavarna)];

const planning = ({ places }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/workshops/{id}/places/proposals',
    tag: 'Rounds',
    summary: 'Propose where people go next',
    description:
      'For all rounds to come, with what could not be met in numbers. Nothing changes until the proposal is accepted.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: Planning,
    isBodyOptional: true,
    answer: ProposalSchema,
    status: 201,
    refusals: ['no-more-rounds'],
    run: ({ asker, params, body }) => places.proposePlaces(asker, params.id, body.way),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/places/proposals/{proposal}/accept',
    tag: 'Rounds',
    summary: 'Accept proposed places',
    description:
      'Accepted twice it counts once. Refused with `changed-meanwhile` where somebody has accepted other places, or a round was opened.',
    audience: 'facilitator',
    params: ProposalPath,
    refusals: ['changed-meanwhile'],
    run: ({ asker, params }) => places.acceptPlaces(asker, params.id, params.proposal),
  }),
  operation({
    method: 'get',
    path: '/workshops/{id}/places/routes',
    tag: 'Rounds',
    summary: 'Read everybody’s way through the evening',
    description: 'The tables of the rounds held and of those that are planned already.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(RouteSchema),
    run: ({ asker, params }) => places.routes(asker, params.id),
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/tables/{table}/place',
    tag: 'Rounds',
    summary: 'Close or open a table, or say which language it speaks',
    description: 'Whoever sits at a closed table stays until places are planned anew.',
    audience: 'facilitator',
    params: TablePlacePath,
    body: TablePlace,
    answer: PlacesSchema,
    refusals: ['too-few-tables'],
    async run({ asker, params, body }) {
      const { isClosed, language } = body;
      const closed = isClosed === undefined ? null : await places.closeTable(asker, params.id, params.table, isClosed);
      if (closed?.ok === false || language === undefined) return closed ?? refused('invalid-input');
      return places.setTableLanguage(asker, params.id, params.table, language);
    },
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/seats/{seat}/place',
    tag: 'Seats',
    summary: 'Say that somebody can’t move or is not here, or which language they speak',
    audience: 'facilitator',
    params: SeatPlacePath,
    body: SeatPlace,
    answer: PlacesSchema,
    run({ asker, params, body: { movement, language } }) {
      const change = { ...(movement && { movement }), ...(language !== undefined && { language }) };
      return places.setSeatPlace(asker, params.id, params.seat, change);
    },
  }),
];

const going = ({ going: go }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'put',
    path: '/seat/next-table',
    tag: 'Seats',
    summary: 'Choose the table for the next round',
    description: 'Between rounds, where people choose by themselves.',
    audience: 'seat',
    body: NextTable,
    answer: SeatSchema,
    refusals: ['table-full', 'table-closed', 'round-open', 'wrong-phase'],
    run: ({ asker, body }) =>
      asker.kind === 'seat' ? go.chooseTable(asker, asker.seat, body.table) : Promise.resolve(refused('not-yours')),
  }),
  operation({
    method: 'put',
    path: '/seat/arrival',
    tag: 'Seats',
    summary: 'Say that one has arrived at one’s table',
    audience: 'seat',
    async run({ asker }) {
      if (asker.kind !== 'seat') return refused('not-yours');
      const arrived = await go.arrive(asker, asker.seat);
      return arrived.ok ? done(null) : arrived;
    },
  }),
  operation({
    method: 'put',
    path: '/seat/hosting',
    tag: 'Seats',
    summary: 'Become host of a table that has none, or give it back',
    audience: 'seat',
    body: Hosting,
    answer: SeatSchema,
    refusals: ['host-taken'],
    run: ({ asker, body }) => go.host(asker, body.isHost),
  }),
];
