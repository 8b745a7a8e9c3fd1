/** Kavarna's JSON API as a program at a café uses it: each call returns what was answered, checked, or throws what was refused. */
import { z } from 'zod';
import type { IdeaId, InitiativeId, MeasureId, ObjectiveId, SeatId, TableId, WorkshopId } from '#domain/identifiers.ts';
import type { Phase, WorkshopSettings } from '#domain/workshop.ts';
import type { ScriptedPlan } from './cafe-script.ts';

/** What the server answered instead of what was asked for. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(request: string, status: number, answer: string) {
    super(`${request} was answered with ${status}: ${answer}`);
    this.status = status;
  }
}

/** Nobody answered at all. */
export class UnreachableError extends Error {}

const id = <Id extends string>() => z.string().transform((text) => text as Id);
const anyAnswer = z.unknown();

const initiative = z.object({ id: id<InitiativeId>() });
const workshop = z.object({
  id: id<WorkshopId>(),
  code: z.string(),
  tables: z.array(z.object({ id: id<TableId>(), number: z.number() })),
});
const joined = z.object({
  token: z.string(),
  seat: z.object({ id: id<SeatId>(), table: id<TableId>() }),
  documents: z.object({ workshop: z.string(), table: z.string() }),
});
const foundIdea = z.object({
  id: id<IdeaId>(),
  code: z.string(),
  text: z.string(),
  tableNumber: z.number(),
  round: z.number(),
});
const planTexts = z.record(z.string(), z.unknown());
const content = z.object({
  measures: z.array(
    z.object({
      id: id<MeasureId>(),
      title: z.string(),
      description: z.string(),
      objective: id<ObjectiveId>().nullable(),
      plan: planTexts,
    }),
  ),
  objectives: z.array(z.object({ id: id<ObjectiveId>(), title: z.string() })),
  placements: z.array(z.object({ idea: id<IdeaId>(), measure: id<MeasureId>() })),
});
const results = z.object({ dots: z.record(z.string(), z.number()), ballots: z.number() });

export type JoinedSeat = z.infer<typeof joined>;
export type FoundIdea = z.infer<typeof foundIdea>;
export type FoundContent = z.infer<typeof content>;
export type FoundResults = z.infer<typeof results>;

export interface NewWorkshop {
  title: string;
  question?: string;
  tables: { topic: string; question: string; host: string }[];
  settings: WorkshopSettings;
}

export type MeasureFields = ScriptedPlan & { title?: string; description?: string; objective?: ObjectiveId | null };

export type CafeApi = ReturnType<typeof cafeApi>;

/** `url`: where Kavarna is reached, without the API's path. `token`: a facilitator's. */
export function cafeApi(url: string, token: string, signal?: AbortSignal) {
  const base = `${url.replace(/\/+$/, '')}/api/v1`;

  async function send(method: string, path: string, body?: unknown, as: string | null = token): Promise<Response> {
    const response = await reach(base + path, {
      method,
      headers: {
        ...(as !== null && { authorization: `Bearer ${as}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (response.ok) return response;
    throw new RefusedError(`${method} ${path}`, response.status, (await response.text()).slice(0, 300));
  }

  async function reach(address: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(address, request);
    } catch (error) {
      signal?.throwIfAborted();
      throw new UnreachableError(`No Kavarna answers at ${url}.`, { cause: error });
    }
  }

  async function ask<Answer>(
    shape: z.ZodType<Answer>,
    method: string,
    path: string,
    body?: unknown,
    as?: string | null,
  ): Promise<Answer> {
    const response = await send(method, path, body, as);
    const answer = shape.safeParse(response.status === 204 ? null : await response.json());
    if (answer.success) return answer.data;
    throw new RefusedError(`${method} ${path}`, response.status, z.prettifyError(answer.error));
  }

  return {
    createInitiative: (input: { title: string; body: string; period: string; currency: 'EUR' | 'RSD' }) =>
      ask(initiative, 'POST', '/initiatives', input),
    createWorkshop: (of: InitiativeId, input: NewWorkshop) =>
      ask(workshop, 'POST', `/initiatives/${of}/workshops`, { kind: 'world-cafe', ...input }),
    join: (code: string, input: { table: number; name: string; group: string; remote: boolean; tablet?: boolean }) =>
      ask(joined, 'POST', '/join', { code, ...input, ...(input.group === '' && { group: undefined }) }, null),
    openRound: (of: WorkshopId) => ask(anyAnswer, 'POST', `/workshops/${of}/rounds`, {}),
    endRound: (of: WorkshopId) => ask(anyAnswer, 'POST', `/workshops/${of}/rounds/current/end`),
    enterPhase: (of: WorkshopId, phase: Phase) => ask(anyAnswer, 'PUT', `/workshops/${of}/phase`, { phase }),
    ideas: (of: WorkshopId) => ask(z.array(foundIdea), 'GET', `/workshops/${of}/ideas`),
    addObjective: (of: InitiativeId, title: string) =>
      ask(z.object({ id: id<ObjectiveId>() }), 'POST', `/initiatives/${of}/objectives`, { title }),
    addMeasure: (of: InitiativeId, fields: MeasureFields & { title: string }) =>
      ask(z.object({ id: id<MeasureId>() }), 'POST', `/initiatives/${of}/measures`, fields),
    changeMeasure: (of: InitiativeId, measure: MeasureId, fields: MeasureFields) =>
      ask(anyAnswer, 'PATCH', `/initiatives/${of}/measures/${measure}`, fields),
    placeIdeas: (of: InitiativeId, measure: MeasureId, ideas: IdeaId[]) =>
      ask(anyAnswer, 'POST', `/initiatives/${of}/placements`, { measure, ideas }),
    content: (of: InitiativeId) => ask(content, 'GET', `/initiatives/${of}/measures`),
    openVoting: (of: WorkshopId) => ask(anyAnswer, 'POST', `/workshops/${of}/voting/open`),
    closeVoting: (of: WorkshopId) => ask(anyAnswer, 'POST', `/workshops/${of}/voting/close`),
    castDots: (seatToken: string, measure: MeasureId, dots: number) =>
      ask(anyAnswer, 'PUT', `/ballot/${measure}`, { dots }, seatToken),
    results: (of: WorkshopId) => ask(results, 'GET', `/workshops/${of}/results`),
    /** One of the files that leave: plan.docx, plan.xlsx … */
    async download(of: InitiativeId, file: string): Promise<Uint8Array> {
      return new Uint8Array(await (await send('GET', `/initiatives/${of}/exports/${file}`)).arrayBuffer());
    },
  };
}
