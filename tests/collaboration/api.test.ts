/** A whole café through the API: from the initiative to the filled-in plan, with ideas typed over a real connection too. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Idea } from '#domain/idea.ts';
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';
import type { Initiative, InitiativeContent, Measure, Objective, SourcedIdea } from '#domain/measure.ts';
import type { Seat } from '#domain/seat.ts';
import type { MeasureOnBallot, VotingResult, WorkshopView } from '#domain/workshop-view.ts';
import type { Round, Workshop } from '#domain/workshop.ts';
import { addIdea, ideaText } from '#document/table-document.ts';
import { Program } from './api-program.ts';
import { newFacilitator, runKavarna, type RunningKavarna } from './running-kavarna.ts';
import { connect, eventually, type Client } from './table-client.ts';

let running: RunningKavarna;
let desk: Program;
const clients: Client[] = [];

beforeEach(async () => {
  running = await runKavarna();
  desk = await Program.start(running.kavarna, (await newFacilitator(running.kavarna)).token);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await running.end();
});

interface Joined {
  token: string;
  seat: Seat;
  documents: { workshop: string; table: string };
  collaboration: string;
}
type Visit = Pick<Joined, 'seat' | 'documents'> & { workshop: WorkshopView };
/** A program that has taken a seat. */
interface Guest extends Joined {
  program: Program;
}
type Results = VotingResult & { measures: MeasureOnBallot[]; groups: unknown[] };

async function join(input: object): Promise<Guest> {
  const answer = await (await Program.start(running.kavarna)).post<Joined>('/join', input);
  expect(answer.status).toBe(201);
  return { ...answer.body, program: await Program.start(running.kavarna, answer.body.token) };
}

async function newInitiative(): Promise<Initiative> {
  return (await desk.post<Initiative>('/initiatives', { title: 'Vključujoče mesto', body: 'Občina Žalec' })).body;
}

async function newWorkshop(initiative: Initiative, input: object = {}): Promise<Workshop> {
  const given = {
    title: 'Kavarna',
    kind: 'world-cafe',
    tables: [{ topic: 'Promet' }, { topic: 'Druženje' }],
    ...input,
  };
  const created = await desk.post<Workshop>(`/initiatives/${initiative.id}/workshops`, given);
  expect(created.status).toBe(201);
  return created.body;
}

const ids = (things: readonly { id: string }[]): string[] => things.map((thing) => thing.id);

/** Types a text into a new note, letter by letter. */
async function typeIdea(guest: Guest, text: string): Promise<IdeaId> {
  const client = connect(running.address, guest.token, guest.documents.table);
  clients.push(client);
  await client.synced;
  await eventually(() => client.provider.authorizedScope === 'read-write');
  const id = '7yped'.padEnd(20, '0') as IdeaId;
  const { now } = (await guest.program.get<{ now: number }>('/time')).body;
  const place = { x: 0, y: 0 };
  addIdea(client.doc, { id, text: '', colour: 'mint', place, round: 1, seat: guest.seat.id, writtenAt: now });
  for (const [at, letter] of [...text].entries()) ideaText(client.doc, id)?.insert(at, letter);
  await client.saved();
  return id;
}

/** Ana writes over the API, Bor types at a real connection. */
async function holdRound(workshop: Workshop, ana: Guest, bor: Guest): Promise<[IdeaId, IdeaId]> {
  const own = `/tables/${ana.seat.table}/ideas`;
  expect((await ana.program.post(own, { text: 'prezgodaj' })).body.type).toBe('/problems/round-closed');

  const rounds = `/workshops/${workshop.id}/rounds`;
  const round = (await desk.post<Round>(rounds, { minutes: 10 })).body;
  expect(round).toMatchObject({ number: 1, endedAt: null, endsAt: round.openedAt + 600_000 });
  const bus = (await ana.program.post<Idea>(own, { text: 'Kombi na klic', colour: 'sky' })).body;
  const mistake = (await ana.program.post<Idea>(own, { text: 'pomota' })).body;
  await ana.program.patch(`${own}/${mistake.id}`, { removed: true });
  await ana.program.patch(`${own}/${bus.id}`, { text: 'Kombi na klic ob petkih' });
  const typed = await typeIdea(bor, 'Skupno kosilo za sosede');
  const extended = (await desk.post<Round>(`${rounds}/current/extend`, { minutes: 5 })).body;
  expect(extended.endsAt).toBe(round.endsAt + 300_000);
  expect((await desk.post<Round>(`${rounds}/current/end`)).body.endedAt).not.toBeNull();
  return [bus.id, typed];
}

test('a program leads a café from the initiative to the plan', async () => {
  const initiative = await newInitiative();
  const changed = await desk.patch<Initiative>(`/initiatives/${initiative.id}`, { period: '2027–2029' });
  expect(changed.body).toEqual({ ...initiative, period: '2027–2029' });
  const workshop = await newWorkshop(initiative, {
    question: 'Kaj bi pomagalo?',
    settings: { groups: ['starši', 'društva'], dotsPerSeat: 3 },
  });
  expect(workshop.tables.map((table) => table.question)).toEqual(['Kaj bi pomagalo?', 'Kaj bi pomagalo?']);
  expect((await desk.get<Workshop[]>(`/initiatives/${initiative.id}/workshops`)).body).toEqual([workshop]);

  const ana = await join({ code: workshop.code, table: 1, name: 'Ana', group: 'starši' });
  const bor = await join({ code: workshop.code.toLowerCase(), table: 2, group: 'društva' });
  const cene = await join({ code: workshop.code, remote: true });
  expect(ana.collaboration).toBe('/collaboration');
  const [bus, lunch] = await holdRound(workshop, ana, bor);
  expect((await ana.program.get<Visit>('/seat')).body.seat.nextTable).toBe(workshop.tables[1]?.id);
  const ideas = (await desk.get<SourcedIdea[]>(`/workshops/${workshop.id}/ideas`)).body;
  expect(ideas.map(({ code, text }) => [code, text])).toEqual([
    ['T1-R1-001', 'Kombi na klic ob petkih'],
    ['T2-R1-001', 'Skupno kosilo za sosede'],
  ]);
  expect((await desk.get<SourcedIdea[]>(`/initiatives/${initiative.id}/ideas`)).body).toEqual(ideas);

  const [ride, meals] = await groupIdeas(initiative, bus, lunch);
  await vote(workshop, [ride, meals], [ana, bor, cene]);
  await fillPlan(initiative, ride, meals, lunch);
  await download(initiative);
});

/** Returns a measure for the bus and one for the lunch. */
async function groupIdeas(initiative: Initiative, bus: IdeaId, lunch: IdeaId): Promise<[MeasureId, MeasureId]> {
  const measures = `/initiatives/${initiative.id}/measures`;
  const make = async (input: object) => (await desk.post<Measure>(measures, input)).body.id;
  const ride = await make({ title: 'Prevoz na klic', lead: 'Občina' });
  const double = await make({ title: 'Kosila' });
  const meals = await make({ title: 'Sosedska kosila' });
  const placements = `/initiatives/${initiative.id}/placements`;
  expect((await desk.post(placements, { measure: ride, ideas: [bus] })).status).toBe(204);
  expect((await desk.post(placements, { measure: double, ideas: [lunch] })).status).toBe(204);
  expect((await desk.post<Measure>(`${measures}/${double}/merge`, { into: meals })).body.id).toBe(meals);
  const order = [meals, ride];
  const ordered = (await desk.put<InitiativeContent>(`${measures}/order`, { measures: order })).body;
  expect(ids(ordered.measures)).toEqual(order);
  const placed = new Map(ordered.placements.map(({ idea, measure }) => [idea, measure]));
  expect(placed).toEqual(new Map([[bus, ride], [lunch, meals]])); // prettier-ignore
  return [ride, meals];
}

/** Ana gives three dots to the ride, Bor two to the meals, Cene takes his back. */
async function vote(
  workshop: Workshop,
  [ride, meals]: [MeasureId, MeasureId],
  [ana, bor, cene]: [Guest, Guest, Guest],
): Promise<void> {
  const path = `/workshops/${workshop.id}`;
  expect((await desk.put<Workshop>(`${path}/phase`, { phase: 'priorities' })).body.phase).toBe('priorities');
  const ballot = (await desk.post<MeasureOnBallot[]>(`${path}/voting/open`)).body;
  expect(ballot.map((measure) => [measure.id, measure.ideas])).toEqual([
    [meals, 1],
    [ride, 1],
  ]);
  expect((await ana.program.put<object>(`/ballot/${ride}`, { dots: 3 })).body).toEqual({ [ride]: 3 });
  expect((await ana.program.put(`/ballot/${meals}`, { dots: 1 })).body.type).toBe('/problems/no-dots-left');
  await bor.program.put(`/ballot/${meals}`, { dots: 2 });
  await cene.program.put(`/ballot/${meals}`, { dots: 2 });
  await cene.program.put(`/ballot/${meals}`, { dots: 0 });
  expect((await ana.program.get<object>('/ballot')).body).toEqual({ [ride]: 3 });
  expect((await desk.get(`${path}/results`)).body.type).toBe('/problems/wrong-phase');

  const result = { dots: { [ride]: 3, [meals]: 2 }, ballots: 2, room: { heads: 0, dots: {} } };
  expect((await desk.post<VotingResult>(`${path}/voting/close`)).body).toEqual(result);
  expect((await ana.program.put(`/ballot/${ride}`, { dots: 0 })).body.type).toBe('/problems/voting-closed');
  const results = (await desk.get<Results>(`${path}/results`)).body;
  expect(results).toMatchObject(result);
  expect(ids(results.measures)).toEqual([ride, meals]);
  // Two groups of one voter each would tell who voted for what.
  expect(results.groups).toEqual([]);
  expect((await ana.program.get<Visit>('/seat')).body.workshop.result).toEqual(result);
}

async function fillPlan(initiative: Initiative, ride: MeasureId, meals: MeasureId, lunch: IdeaId): Promise<void> {
  const path = `/initiatives/${initiative.id}`;
  const change = (input: object) => desk.patch<Measure>(`${path}/measures/${ride}`, input);
  const objective = (await desk.post<Objective>(`${path}/objectives`, { title: 'Dostopno mesto' })).body;
  const fields = { starts: '2027-03', ends: '2028-12', status: 'under-way' };
  const filled = await change({ ...fields, objective: objective.id, cost: { '2027': 12_000, '2028': 9_000.4 } });
  expect(filled.body).toMatchObject({ objective: objective.id, title: 'Prevoz na klic' });
  expect(filled.body.plan).toMatchObject({ ...fields, lead: 'Občina', cost: { '2027': 12_000, '2028': 9_000 } });
  expect((await change({ cost: { '2028': null } })).body.plan.cost).toEqual({ '2027': 12_000 });

  expect((await desk.post(`${path}/placements`, { measure: null, ideas: [lunch] })).status).toBe(204);
  expect((await desk.delete(`${path}/measures/${meals}`)).status).toBe(204);
  const left = (await desk.get<InitiativeContent>(`${path}/measures`)).body;
  expect(ids(left.measures)).toEqual([ride]);
  expect(left.placements).toHaveLength(1);
  expect(left.objectives).toEqual([objective]);
}

/** How each file begins: Word's and Excel's are ZIP archives, tables say that they are UTF-8. */
const BEGINNINGS: Record<string, string> = {
  'plan.docx': 'PK',
  'plan.xlsx': 'PK',
  'plan.csv': '\ufeff',
  'ideas.csv': '\ufeff',
  'plan.json': '{',
};

async function download(initiative: Initiative): Promise<void> {
  const exports = `/initiatives/${initiative.id}/exports`;
  for (const [file, beginning] of Object.entries(BEGINNINGS)) {
    const answer = await desk.get<unknown>(`${exports}/${file}?language=en`);
    const text = textOf(answer.body);
    expect([file, answer.status, text.slice(0, beginning.length)]).toEqual([file, 200, beginning]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=/);
    if (beginning !== 'PK') expect(text).toContain('T1-R1-001');
  }
  expect((await desk.get(`${exports}/plan.odt`)).status).toBe(404);
  expect((await desk.get(`${exports}/plan.csv?language=xx`)).status).toBe(422);
}

function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(body) : JSON.stringify(body);
}

test('the desk moves a seat, makes it the host, and takes it away with its token', async () => {
  const workshop = await newWorkshop(await newInitiative());
  const guest = await join({ code: workshop.code, table: 1 });
  const second = workshop.tables[1]?.id;
  const seats = `/workshops/${workshop.id}/seats`;
  const own = `${seats}/${guest.seat.id}`;
  expect((await desk.post<Seat>(`${own}/move`, { table: second })).body.table).toBe(second);
  expect((await desk.put<Seat>(`${own}/kind`, { kind: 'host' })).body.kind).toBe('host');
  expect((await guest.program.patch<Seat>('/seat', { name: ' Ana  Novak ' })).body.name).toBe('Ana Novak');
  const changed = { ...guest.seat, kind: 'host', name: 'Ana Novak', table: second };
  expect((await desk.get<Seat[]>(seats)).body).toEqual([changed]);
  expect((await guest.program.get<Visit>('/seat')).body.documents.table).toBe(`table/${second}`);
  expect((await desk.delete(own)).status).toBe(204);
  expect((await guest.program.get('/seat')).status).toBe(401);
  expect((await desk.get<Seat[]>(seats)).body).toEqual([]);
});

test('a workshop is changed: its title, its settings, its tables', async () => {
  const workshop = await newWorkshop(await newInitiative());
  const path = `/workshops/${workshop.id}`;
  const [first] = workshop.tables;
  const changed = await desk.patch<Workshop>(path, {
    title: 'Kavarna pri Urški',
    settings: { roundCount: 2 },
    tables: [{ topic: 'Zdravje' }, { ...first, number: undefined, question: 'Kaj manjka?' }],
  });
  expect(changed.body).toMatchObject({ title: 'Kavarna pri Urški', settings: { roundCount: 2, roundMinutes: 20 } });
  expect(changed.body.tables.map((table) => [table.number, table.topic])).toEqual([
    [1, 'Zdravje'],
    [2, 'Promet'],
  ]);
  expect(changed.body.tables[1]?.id).toBe(first?.id);
  expect((await desk.get<Workshop>(path)).body).toEqual(changed.body);
});

test('an initiative that was erased is gone with everything in it', async () => {
  const initiative = await newInitiative();
  const workshop = await newWorkshop(initiative, { kind: 'focus-group' });
  const guest = await join({ code: workshop.code });
  expect((await desk.delete(`/initiatives/${initiative.id}`)).status).toBe(204);
  expect((await desk.get<Initiative[]>('/initiatives')).body).toEqual([]);
  expect((await desk.get(`/workshops/${workshop.id}`)).status).toBe(404);
  expect((await guest.program.get('/seat')).status).toBe(401);
  expect((await guest.program.post('/join', { code: workshop.code })).body.type).toBe('/problems/code-unknown');
});
