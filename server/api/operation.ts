/** One operation of the API: what it is called, whom it answers, what it takes and gives; documented and carried out from one definition. */
import type { z, RouteConfig } from '@hono/zod-openapi';
import type { Asker } from '#domain/access.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Kavarna } from '../kavarna.ts';
import { problem, STATUSES, titleOf, type ProblemDetails, type Reason } from './problems.ts';
import { readJson } from './request-body.ts';
import { ProblemDocument } from './schemas/problem.ts';

/** Everything the operations may ask of Kavarna. */
export type KavarnaBehindApi = Omit<Kavarna, 'api'>;

/** Whose token an operation needs; `token`: a facilitator's or a seat's, the workshop's rules decide. */
export type Audience = 'everybody' | 'facilitator' | 'seat' | 'token';

export const TAGS = [
  'About',
  'Initiatives',
  'Workshops',
  'Evening',
  'Rounds',
  'Seats',
  'Desk',
  'Ideas',
  'Moderation',
  'History',
  'Measures',
  'Voting',
  'Paper',
  'Exports',
];
type Tag =
  | 'About'
  | 'Initiatives'
  | 'Workshops'
  | 'Evening'
  | 'Rounds'
  | 'Seats'
  | 'Desk'
  | 'Ideas'
  | 'Moderation'
  | 'History'
  | 'Measures'
  | 'Voting'
  | 'Paper'
  | 'Exports';

/** A request whose parts have been parsed. */
export interface Call<Params, Query, Body> {
  asker: Asker;
  /** The bearer token; empty where none was sent. */
  token: string;
  /** Where the request came from. */
  address: string;
  params: Params;
  query: Query;
  body: Body;
}

/** What an operation comes to; a refusal may say more than its reason. */
export type Outcome<Value> =
  | { ok: true; value: Value }
  | ({ ok: false; reason: Refusal; retryAfterSeconds?: number } & Pick<ProblemDetails, 'detail' | 'errors'>);

interface Definition<Params, Query, Body, Value> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, with {names} of parameters. */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  audience: Audience;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** A request without a body stands for an empty one. */
  isBodyOptional?: boolean;
  status?: 200 | 201;
  /** What it gives as JSON; absent: nothing (204), or whatever `media` says. */
  answer?: z.ZodType<unknown, Value>;
  /** Media types of an answer that is a file; `run` then makes the response itself. */
  media?: readonly string[];
  /** Beside those that follow from the audience and the parts. */
  refusals?: readonly Refusal[];
  run(call: Call<Params, Query, Body>): Promise<Outcome<Value | Response>>;
}

export interface Operation {
  method: Definition<unknown, unknown, unknown, unknown>['method'];
  path: string;
  route: RouteConfig;
  answer(request: Request, raw: RawCall): Promise<Response>;
}

/** What is known of a request before its parts are parsed. */
export interface RawCall {
  asker: Asker;
  token: string;
  address: string;
  params: Record<string, string>;
}

export function operation<Params = unknown, Query = unknown, Body = unknown, Value = unknown>(
  definition: Definition<Params, Query, Body, Value>,
): Operation {
  const { method, path } = definition;
  return {
    method,
    path,
    route: routeOf(definition),
    async answer(request, raw) {
      const url = new URL(request.url);
      const refuse = (reason: Reason, more?: ProblemDetails) => problem(reason, url.pathname, more);
      const stranger = strangerTo(definition.audience, raw);
      if (stranger) return refuse(...stranger);

      const params = definition.params?.safeParse(raw.params);
      // What can't be an identifier names nothing.
      if (params && !params.success) return refuse('not-found');
      const query = definition.query?.safeParse(Object.fromEntries(url.searchParams));
      if (query && !query.success) return refuse(...invalid(query.error));
      let body: Body | undefined;
      if (definition.body) {
        const json = await readJson(request, definition.isBodyOptional ?? false);
        if (!json.ok) return refuse(json.reason);
        const parsed = definition.body.safeParse(json.value);
        if (!parsed.success) return refuse(...invalid(parsed.error));
        body = parsed.data;
      }

      const outcome = await definition.run({
        ...raw,
        params: params?.data as Params,
        query: query?.data as Query,
        body: body as Body,
      });
      if (!outcome.ok) {
        const { reason, detail, errors, retryAfterSeconds } = outcome;
        const headers: Record<string, string> = {};
        if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
        return refuse(reason, { detail, errors, headers });
      }
      if (outcome.value instanceof Response) return outcome.value;
      if (!definition.answer) return new Response(null, { status: 204 });
      return Response.json(outcome.value, { status: definition.status ?? 200 });
    },
  };
}

/** Why this asker is turned away before anything is looked at; null where they are not. */
function strangerTo(audience: Audience, { asker, token }: RawCall): [Reason, ProblemDetails] | null {
  if (audience === 'everybody') return null;
  if (asker.kind === 'nobody') {
    if (token === '') return ['not-signed-in', { detail: 'Send the header "Authorization: Bearer <token>".' }];
    const headers = { 'www-authenticate': 'Bearer realm="Kavarna", error="invalid_token"' };
    return ['not-signed-in', { detail: 'This token is unknown, was revoked, or has run out.', headers }];
  }
  if (audience === 'token' || audience === asker.kind) return null;
  return ['not-yours', { detail: `This needs the token of a ${audience}.` }];
}

function invalid(error: z.ZodError): [Reason, ProblemDetails] {
  const errors = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const isTooLong = error.issues.every((issue) => issue.code === 'too_big' && issue.origin === 'string');
  return [isTooLong ? 'text-too-long' : 'invalid-input', { errors }];
}

function routeOf<Params, Query, Body, Value>(definition: Definition<Params, Query, Body, Value>): RouteConfig {
  const { method, path, tag, summary, description, params, query, body, isBodyOptional } = definition;
  return {
    method,
    path,
    tags: [tag],
    summary,
    operationId: operationId(method, path),
    ...(description !== undefined && { description }),
    security: SECURITY[definition.audience],
    request: {
      ...(params && { params: params as unknown as z.ZodObject }),
      ...(query && { query: query as unknown as z.ZodObject }),
      ...(body && { body: { required: !isBodyOptional, content: { 'application/json': { schema: body } } } }),
    },
    responses: { ...successOf(definition), ...problemsOf(definition) },
  };
}

const SECURITY: Record<Audience, Record<string, string[]>[]> = {
  everybody: [],
  facilitator: [{ facilitator: [] }],
  seat: [{ seat: [] }],
  token: [{ facilitator: [] }, { seat: [] }],
};

/** POST /workshops/{id}/rounds/current/end is post-workshops-id-rounds-current-end. */
function operationId(method: string, path: string): string {
  return (method + path).replace(/[^a-z]+/g, '-').replace(/-$/, '');
}

function successOf<Value>(definition: Definition<unknown, unknown, unknown, Value>): RouteConfig['responses'] {
  const { answer, media, status = 200 } = definition;
  if (media) {
    const file = { schema: { type: 'string', format: 'binary' } as const };
    return { 200: { description: 'The file.', content: Object.fromEntries(media.map((type) => [type, file])) } };
  }
  if (!answer) return { 204: { description: 'Done.' } };
  return {
    [status]: { description: status === 201 ? 'Made.' : 'Done.', content: { 'application/json': { schema: answer } } },
  };
}

function problemsOf(definition: Definition<unknown, unknown, unknown, unknown>): RouteConfig['responses'] {
  const { audience, params, query, body, refusals = [] } = definition;
  const reasons = new Set<Reason>([
    ...(audience === 'everybody' ? [] : (['not-signed-in', 'not-yours'] as const)),
    ...(params ? (['not-found'] as const) : []),
    ...(query || body ? (['invalid-input'] as const) : []),
    ...(body ? (['not-json', 'wrong-content-type', 'too-large', 'text-too-long'] as const) : []),
    ...refusals,
  ]);
  const byStatus = new Map<number, Reason[]>();
  for (const reason of reasons) {
    const status = STATUSES[reason];
    byStatus.set(status, [...(byStatus.get(status) ?? []), reason]);
  }
  const content = { 'application/problem+json': { schema: ProblemDocument } };
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      status,
      { description: those.map((reason) => `\`${reason}\`: ${titleOf(reason)}`).join(' '), content },
    ]),
  );
}
