/** Operations on seats: joining, what a seat sees, and what the facilitator's desk does with seats. */
import { z } from '@hono/zod-openapi';
import { tableDocument, workshopDocument } from '#domain/identifiers.ts';
import { done, refused } from '#domain/result.ts';
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import {
  JoinedSchema,
  Joining,
  OwnSeatChange,
  SeatKindChange,
  SeatMove,
  SeatPath,
  SeatSchema,
  SharedSeatInput,
  SharerBallotPath,
  SharerPath,
  VisitSchema,
} from '../schemas/seats.ts';
import { BallotSchema, DotsCast } from '../schemas/voting.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

const COLLABORATION_PATH = '/collaboration';

export const seatOperations = ({ seating, setup, sharing, visits, voting }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/join',
    tag: 'Seats',
    summary: 'Take a seat with a code',
    description: 'Needs no token. Addresses that try many wrong codes have to wait.',
    audience: 'everybody',
    body: Joining,
    answer: JoinedSchema,
    status: 201,
    refusals: ['code-unknown', 'not-found', 'table-full', 'workshop-over', 'too-many-tries'],
    async run({ body: { code, ...input }, address }) {
      const joined = await seating.join(code, input, address);
      if (!joined.ok) return joined;
      const { token, seat, workshop } = joined.value;
      const { id, title, kind, phase, settings, tables } = workshop;
      return done({
        token,
        seat,
        workshop: { id, title, kind, phase, settings, tables },
        documents: { workshop: workshopDocument(id), table: tableDocument(seat.table) },
        collaboration: COLLABORATION_PATH,
      });
    },
  }),
  operation({
    method: 'get',
    path: '/seat',
    tag: 'Seats',
    summary: 'See what one’s seat sees',
    description: 'The seat, its workshop as everybody there sees it, its documents and its own ballot.',
    audience: 'seat',
    answer: VisitSchema,
    async run({ asker, token }) {
      const visit = await visits.visit(token);
      const view = visit && (await visits.view(visit.workshop.id));
      if (!visit || !view) return refused('not-found');
      const ballot = await voting.ballotOf(asker);
      if (!ballot.ok) return ballot;
      const { seat, workshop, documents } = visit;
      return done({ seat, workshop: { id: workshop.id, ...view }, documents, ballot: ballot.value });
    },
  }),
  operation({
    method: 'patch',
    path: '/seat',
    tag: 'Seats',
    summary: 'Give one’s seat another name or group',
    audience: 'seat',
    body: OwnSeatChange,
    answer: SeatSchema,
    run: ({ asker, body }) => seating.changeOwnSeat(asker, body),
  }),
  operation({
    method: 'post',
    path: '/seat/sharers',
    tag: 'Seats',
    summary: 'Give somebody without a device a seat at this tablet',
    description:
      'For a table’s tablet. It then writes ideas under that seat, and spends its dots; the seat moves to other tables like any other.',
    audience: 'seat',
    body: SharedSeatInput,
    answer: SeatSchema,
    status: 201,
    refusals: ['table-full', 'workshop-over'],
    run: ({ asker, body }) => sharing.seatSharer(asker, body),
  }),
  operation({
    method: 'patch',
    path: '/seat/sharers/{seat}',
    tag: 'Seats',
    summary: 'Change the name, group, colour or side of somebody at this tablet',
    audience: 'seat',
    params: SharerPath,
    body: SharedSeatInput,
    answer: SeatSchema,
    refusals: ['workshop-over'],
    run: ({ asker, params, body }) => sharing.changeSharer(asker, params.seat, body),
  }),
  operation({
    method: 'delete',
    path: '/seat/sharers/{seat}',
    tag: 'Seats',
    summary: 'Give back a seat that was taken by mistake',
    description: 'Within five minutes, while it has spent no dot. What it wrote stays.',
    audience: 'seat',
    params: SharerPath,
    refusals: ['seat-in-use', 'workshop-over'],
    run: ({ asker, params }) => sharing.giveBackSharer(asker, params.seat),
  }),
  operation({
    method: 'get',
    path: '/seat/sharers/{seat}/ballot',
    tag: 'Voting',
    summary: 'Read the ballot of somebody at this tablet',
    audience: 'seat',
    params: SharerPath,
    answer: BallotSchema,
    run: ({ asker, params }) => voting.ballotOf(asker, params.seat),
  }),
  operation({
    method: 'put',
    path: '/seat/sharers/{seat}/ballot/{measure}',
    tag: 'Voting',
    summary: 'Spend dots of somebody at this tablet, or take them back',
    audience: 'seat',
    params: SharerBallotPath,
    body: DotsCast,
    answer: BallotSchema,
    refusals: ['voting-closed', 'no-dots-left'],
    run: ({ asker, params, body }) => voting.castDots(asker, params.measure, body.dots, params.seat),
  }),
  operation({
    method: 'get',
    path: '/workshops/{id}/seats',
    tag: 'Seats',
    summary: 'List a workshop’s seats',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: z.array(SeatSchema),
    async run({ asker, params }) {
      const workshop = await setup.workshop(asker, params.id);
      if (!workshop.ok) return workshop;
      const view = await visits.view(params.id);
      return view ? done(view.seats) : refused('not-found');
    },
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/seats/{seat}/move',
    tag: 'Seats',
    summary: 'Move a seat to another table',
    description:
      'At once, where there is a chair. `nextTable`: where it goes when the next round opens; left out: it stays.',
    audience: 'facilitator',
    params: SeatPath,
    body: SeatMove,
    answer: SeatSchema,
    refusals: ['table-full'],
    run: ({ asker, params, body }) =>
      seating.moveSeat(asker, params.id, params.seat, body.table, body.nextTable ?? null),
  }),
  operation({
    method: 'put',
    path: '/workshops/{id}/seats/{seat}/kind',
    tag: 'Seats',
    summary: 'Make a participant the host of their table, or a host a participant',
    description: 'A table’s tablet is neither.',
    audience: 'facilitator',
    params: SeatPath,
    body: SeatKindChange,
    answer: SeatSchema,
    run: ({ asker, params, body }) => seating.setSeatKind(asker, params.id, params.seat, body.kind),
  }),
  operation({
    method: 'delete',
    path: '/workshops/{id}/seats/{seat}',
    tag: 'Seats',
    summary: 'Take a seat away',
    description: 'With its token and its ballot; its ideas stay.',
    audience: 'facilitator',
    params: SeatPath,
    run: ({ asker, params }) => seating.removeSeat(asker, params.id, params.seat),
  }),
];
