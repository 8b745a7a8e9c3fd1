/** Operations between the desk and the tables: calls for help, an announcement to everybody, locked boards. */
import { operation, type KavarnaBehindApi, type Operation } from '../operation.ts';
import {
  Announcing,
  AnnouncementSchema,
  Calling,
  LockChoice,
  LockedTables,
  Projecting,
  RoomPulseSchema,
  TableCallSchema,
  TablePath,
} from '../schemas/desk.ts';
import { WorkshopPath } from '../schemas/workshops.ts';

export const deskOperations = (kavarna: KavarnaBehindApi): Operation[] => [
  ...calling(kavarna),
  ...addressing(kavarna),
  ...projecting(kavarna),
  ...watching(kavarna),
];

const calling = ({ calls }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'post',
    path: '/tables/{id}/call',
    tag: 'Desk',
    summary: 'Call the facilitator to one’s table',
    description: 'One call a table: where it calls already, that call stands.',
    audience: 'token',
    params: TablePath,
    body: Calling,
    isBodyOptional: true,
    answer: TableCallSchema,
    status: 201,
    refusals: ['seat-elsewhere', 'workshop-over'],
    run: ({ asker, params, body }) => calls.call(asker, params.id, body.reason ?? null),
  }),
  operation({
    method: 'post',
    path: '/tables/{id}/call/take',
    tag: 'Desk',
    summary: 'Go to a table that calls',
    description: 'Of several facilitators at once one goes; the others are refused with `call-taken`.',
    audience: 'facilitator',
    params: TablePath,
    answer: TableCallSchema,
    refusals: ['call-taken'],
    run: ({ asker, params }) => calls.takeCall(asker, params.id),
  }),
  operation({
    method: 'delete',
    path: '/tables/{id}/call',
    tag: 'Desk',
    summary: 'Close a table’s call',
    description: 'From the table or from the desk; done as well where the other side was quicker.',
    audience: 'token',
    params: TablePath,
    refusals: ['seat-elsewhere'],
    run: ({ asker, params }) => calls.closeCall(asker, params.id),
  }),
];

const addressing = ({ addressing }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'put',
    path: '/workshops/{id}/announcement',
    tag: 'Desk',
    summary: 'Say something to everybody',
    description: 'On every seat, tablet and projector, until it is taken back or replaced.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: Announcing,
    answer: AnnouncementSchema,
    refusals: ['changed-meanwhile'],
    run: ({ asker, params, body }) => addressing.announce(asker, params.id, body.text),
  }),
  operation({
    method: 'delete',
    path: '/workshops/{id}/announcement',
    tag: 'Desk',
    summary: 'Take the announcement back',
    audience: 'facilitator',
    params: WorkshopPath,
    run: ({ asker, params }) => addressing.takeBackAnnouncement(asker, params.id),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/lock',
    tag: 'Desk',
    summary: 'Lock boards',
    description: 'Only facilitators write there from this moment on, whether a round is open or not.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: LockChoice,
    isBodyOptional: true,
    answer: LockedTables,
    run: ({ asker, params, body }) => addressing.lockTables(asker, params.id, body.tables ?? 'all'),
  }),
  operation({
    method: 'post',
    path: '/workshops/{id}/unlock',
    tag: 'Desk',
    summary: 'Open locked boards again',
    description: 'As far as the round allows.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: LockChoice,
    isBodyOptional: true,
    answer: LockedTables,
    run: ({ asker, params, body }) => addressing.unlockTables(asker, params.id, body.tables ?? 'all'),
  }),
];

const projecting = ({ projector }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'put',
    path: '/workshops/{id}/projector',
    tag: 'Desk',
    summary: 'Choose what the projector shows',
    description: 'On every projector of the workshop, until something else is chosen. step: what the evening is at.',
    audience: 'facilitator',
    params: WorkshopPath,
    body: Projecting,
    answer: Projecting,
    run: async ({ asker, params, body }) => {
      const shown = await projector.project(asker, params.id, body.shows);
      return shown.ok ? { ok: true, value: { shows: shown.value } } : shown;
    },
  }),
];

const watching = ({ pulse }: KavarnaBehindApi): Operation[] => [
  operation({
    method: 'get',
    path: '/workshops/{id}/pulse',
    tag: 'Desk',
    summary: 'See how the room is at this moment',
    description:
      'All tables in numbers: ideas, silences, connections, batteries. One answer serves everybody who asks within a second.',
    audience: 'facilitator',
    params: WorkshopPath,
    answer: RoomPulseSchema,
    run: ({ asker, params }) => pulse.pulse(asker, params.id),
  }),
];
