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
  VisitSchema,
} from '../schemas/seats.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

const COLLABORATION_PATH = '/collaboration';

export const seatOperations = ({ seating, setup, visits, voting }: KavarnaBehindApi): Operation[] => [
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
