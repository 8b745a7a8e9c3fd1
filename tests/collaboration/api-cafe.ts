/** A café in the middle of its evening, for tests that call every operation of the API on it. */
import type { Idea } from '#domain/idea.ts';
import type { Initiative, Measure, Objective } from '#domain/measure.ts';
import type { ProposedIdea } from '#domain/moderation.ts';
import type { Seat } from '#domain/seat.ts';
import type { Workshop } from '#domain/workshop.ts';
import type { Kavarna } from '#server/kavarna.ts';
import { smallJpeg } from './small-jpeg.ts';
import { Program, type OperationDescription } from './api-program.ts';
import { must, newFacilitator, type Facilitator } from './running-kavarna.ts';

export interface Cafe {
  facilitator: Facilitator;
  desk: Program;
  /** At table 1. */
  guest: Program;
  /** At table 2. */
  neighbour: Program;
  seat: Seat;
  initiative: Initiative;
  workshop: Workshop;
  idea: Idea;
  /** The guest's; it waits for review. */
  proposal: ProposedIdea;
  measure: Measure;
  objective: Objective;
}

/** Its first round is open, with one idea; two measures stand; voting is not open. */
export async function openCafe(kavarna: Kavarna): Promise<Cafe> {
  const facilitator = await newFacilitator(kavarna);
  const desk = await Program.start(kavarna, facilitator.token);
  const initiative = (await desk.post<Initiative>('/initiatives', { title: 'Mesto' })).body;
  const path = `/initiatives/${initiative.id}`;
  const setup = { title: 'Kavarna', kind: 'world-cafe', settings: { seatsPerTable: 2 } };
  const workshop = (await desk.post<Workshop>(`${path}/workshops`, setup)).body;
  const sit = async (table: number) => must(await kavarna.seating.join(workshop.code, { table }, '192.0.2.1'));
  const joined = await sit(1);
  await desk.post(`/workshops/${workshop.id}/rounds`);
  const guest = await Program.start(kavarna, joined.token);
  const idea = (await guest.post<Idea>(`/tables/${joined.seat.table}/ideas`, { text: 'Kombi na klic' })).body;
  const proposal = (await guest.post<ProposedIdea>(`/tables/${joined.seat.table}/proposals`, { text: 'Klopi' })).body;
  const measure = (await desk.post<Measure>(`${path}/measures`, { title: 'Prevoz' })).body;
  await desk.post(`${path}/measures`, { title: 'Kosila' });
  const objective = (await desk.post<Objective>(`${path}/objectives`, { title: 'Dostopno mesto' })).body;
  const neighbour = await Program.start(kavarna, (await sit(2)).token);
  return {
    facilitator,
    desk,
    guest,
    neighbour,
    seat: joined.seat,
    initiative,
    workshop,
    idea,
    proposal,
    measure,
    objective,
  };
}

/** An operation's path with the café's own things in it. */
export function pathInCafe(operation: Pick<OperationDescription, 'path'>, cafe: Cafe): string {
  const things: Record<string, string> = {
    seat: cafe.seat.id,
    table: cafe.seat.table,
    idea: cafe.idea.id,
    proposal: cafe.proposal.id,
    measure: cafe.measure.id,
    // There is none: whoever may finds nothing.
    picture: cafe.idea.id,
    // There is none: an operation on it finds nothing.
    restoring: cafe.idea.id,
    file: 'plan.csv',
    board: 'board.svg',
    pages: 'boards-a4.pdf',
    id: operation.path.startsWith('/initiatives/')
      ? cafe.initiative.id
      : operation.path.startsWith('/tables/')
        ? cafe.seat.table
        : cafe.workshop.id,
  };
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => things[name] ?? `{${name}}`);
}

/** A body that is right for each operation that takes one. */
export function bodyInCafe(operation: Pick<OperationDescription, 'method' | 'path'>, cafe: Cafe): object {
  const bodies: Record<string, object> = {
    'POST /initiatives': { title: 'Mesto' },
    'PATCH /initiatives/{id}': { title: 'Vas' },
    'POST /initiatives/{id}/workshops': { title: 'Kavarna', kind: 'world-cafe' },
    'PATCH /workshops/{id}': { title: 'Gostilna' },
    'PUT /workshops/{id}/phase': { phase: 'plan' },
    'POST /workshops/{id}/rounds': { minutes: 5 },
    'POST /workshops/{id}/rounds/current/extend': { minutes: 5 },
    'POST /workshops/{id}/evening/go-on': { from: 'sharing-1' },
    'POST /workshops/{id}/evening/go-back': { from: 'sharing-1' },
    'POST /workshops/{id}/evening/extend': { from: 'sharing-1', minutes: 2 },
    'PUT /workshops/{id}/evening/steps': { basedOn: 0, steps: [{ kind: 'sharing', minutes: 20 }] },
    'PUT /workshops/{id}/evening/gong': { isOn: true, volume: 40 },
    'POST /join': { code: cafe.workshop.code },
    'PATCH /seat': { name: 'Ana' },
    'POST /workshops/{id}/seats/{seat}/move': { table: cafe.workshop.tables[1]?.id },
    'PUT /workshops/{id}/seats/{seat}/kind': { kind: 'host' },
    'POST /workshops/{id}/places/proposals': { way: 'anew' },
    'PUT /workshops/{id}/tables/{table}/place': { language: 'sq' },
    'PUT /workshops/{id}/seats/{seat}/place': { movement: 'stays' },
    'PUT /seat/next-table': { table: cafe.workshop.tables[1]?.id },
    'PUT /seat/hosting': { isHost: true },
    'POST /tables/{id}/ideas': { text: 'Drevored' },
    'PATCH /tables/{id}/ideas/{idea}': { text: 'Kombi' },
    'PUT /tables/{id}/ideas/{idea}/hidden': { reason: 'nekoga imenuje' },
    'POST /tables/{id}/proposals': { text: 'Drevored' },
    'PATCH /seat/proposals/{proposal}': { text: 'Klop' },
    'PUT /proposals/{proposal}/decision': { kind: 'refuse', reason: 'ni o temi' },
    'POST /tables/{id}/restorings': { at: 0 },
    'POST /initiatives/{id}/measures': { title: 'Drevored' },
    'PATCH /initiatives/{id}/measures/{measure}': { title: 'Kombi' },
    'POST /initiatives/{id}/measures/{measure}/merge': { into: cafe.measure.id },
    'PUT /workshops/{id}/projector': { shows: 'wall' },
    'PUT /workshops/{id}/announcement': { text: 'Čez pet minut menjamo mize.' },
    'POST /workshops/{id}/lock': { tables: [cafe.workshop.tables[2]?.id] },
    'POST /workshops/{id}/unlock': { tables: [cafe.workshop.tables[2]?.id] },
    'POST /tables/{id}/call': { reason: 'device' },
    'PUT /initiatives/{id}/measures/order': { measures: [cafe.measure.id] },
    'POST /initiatives/{id}/placements': { measure: cafe.measure.id, ideas: [cafe.idea.id] },
    'POST /initiatives/{id}/objectives': { title: 'Mirno mesto' },
    'PUT /ballot/{measure}': { dots: 1 },
    'PUT /workshops/{id}/room-count': { heads: 2, dots: {}, basedOn: 0 },
    'PUT /tables/{id}/room-count': { heads: 2, dots: {}, basedOn: 0 },
    'POST /tables/{id}/pictures': { jpeg: Buffer.from(smallJpeg()).toString('base64') },
    'POST /seat/sharers': { name: 'Ana', side: 180 },
    'PATCH /seat/sharers/{seat}': { name: 'Ana' },
    'PUT /seat/sharers/{seat}/ballot/{measure}': { dots: 1 },
  };
  const body = bodies[`${operation.method} ${operation.path}`];
  if (!body) throw new Error(`What is a right body for ${operation.method} ${operation.path}?`);
  return body;
}

/** Everything that can be read of the café, to see that nothing has changed. */
export async function everythingIn({ desk, guest, initiative, workshop, seat }: Cafe): Promise<unknown[]> {
  const paths = [
    '/initiatives',
    `/initiatives/${initiative.id}/workshops`,
    `/initiatives/${initiative.id}/measures`,
    `/initiatives/${initiative.id}/ideas`,
    `/workshops/${workshop.id}/seats`,
    `/tables/${seat.table}/ideas`,
    `/workshops/${workshop.id}/review`,
    `/workshops/${workshop.id}/hidden`,
  ];
  const read = await Promise.all(paths.map((path) => desk.get<unknown>(path)));
  return [...read, await guest.get<unknown>('/seat')].map((answer) => answer.body);
}
