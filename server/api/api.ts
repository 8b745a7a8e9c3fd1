/** The JSON API under /api/v1: finds the operation, says who asks, and answers every failure with a problem document. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { done } from '#domain/result.ts';
import { isCannotSave } from '../store/cannot-save.ts';
import { operation, TAGS, type KavarnaBehindApi, type Operation } from './operation.ts';
import { deskOperations } from './operations/desk.ts';
import { eveningOperations } from './operations/evening.ts';
import { placesOperations } from './operations/places.ts';
import { exportOperations } from './operations/exports.ts';
import { handoverOperations } from './operations/handover.ts';
import { historyOperations } from './operations/history.ts';
import { ideaOperations } from './operations/ideas.ts';
import { initiativeOperations } from './operations/initiatives.ts';
import { measureOperations } from './operations/measures.ts';
import { moderationOperations } from './operations/moderation.ts';
import { paperOperations } from './operations/paper.ts';
import { seatOperations } from './operations/seats.ts';
import { votingOperations } from './operations/voting.ts';
import { workshopOperations } from './operations/workshops.ts';
import { problem } from './problems.ts';
import { time } from './schemas/values.ts';

const BASE = '/api/v1';
const INTRODUCTION = [
  'Everything the pages do to set up, run and read a workshop.',
  'A facilitator’s program sends the token made on the account page or by command; a seat sends the token it got on joining:',
  '`Authorization: Bearer <token>`. Cookies do not count here.',
  'Bodies are JSON of at most 1 MB. Every refusal is a problem document (RFC 9457); compare its `type`.',
].join('\n');

/** `address`: where the request came from. */
export type Api = (request: Request, context: { address: string }) => Promise<Response>;

type Environment = { Bindings: { address: string } };

/** `report` learns of errors that nobody foresaw; the client does not. */
export function buildApi(kavarna: KavarnaBehindApi, report: (message: string) => void): Api {
  const app = new OpenAPIHono<Environment>();
  const operations = [
    ...aboutOperations(kavarna, () => openApiDocument(app)),
    ...initiativeOperations(kavarna),
    ...workshopOperations(kavarna),
    ...eveningOperations(kavarna),
    ...seatOperations(kavarna),
    ...deskOperations(kavarna),
    ...placesOperations(kavarna),
    ...ideaOperations(kavarna),
    ...moderationOperations(kavarna),
    ...handoverOperations(kavarna),
    ...historyOperations(kavarna),
    ...measureOperations(kavarna),
    ...votingOperations(kavarna),
    ...paperOperations(kavarna),
    ...exportOperations(kavarna),
  ];
  describeSecurity(app);

  for (const one of operations) {
    app.openAPIRegistry.registerPath(one.route);
    app.on(one.method.toUpperCase(), BASE + one.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const token = bearerToken(context.req.header('authorization'));
      const asker = await kavarna.visits.askerOfToken(token === '' ? undefined : token);
      return one.answer(context.req.raw, { asker, token, address: context.env.address, params: context.req.param() });
    });
  }
  app.notFound((context) => notAnswered(context, operations));
  app.onError((error, context) => {
    if (isCannotSave(error)) {
      report(`${context.req.method} ${context.req.path}: the disk does not take it (${error.message}).`);
      return problem('cannot-save', context.req.path);
    }
    report(`${context.req.method} ${context.req.path} failed: ${error.stack ?? error.message}`);
    return problem('unexpected', context.req.path);
  });
  return async (request, context) => {
    const response = await app.fetch(request, context);
    // What somebody may read today they may not read tomorrow.
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}

function aboutOperations({ now }: KavarnaBehindApi, openApi: () => object): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/time',
      tag: 'About',
      summary: 'Read the clock that all screens follow',
      audience: 'everybody',
      answer: z.object({ now: time('Now.') }),
      run: () => Promise.resolve(done({ now: now() })),
    }),
    operation({
      method: 'get',
      path: '/openapi.json',
      tag: 'About',
      summary: 'Read this description',
      audience: 'everybody',
      answer: z.looseObject({}).openapi({ description: 'An OpenAPI 3.1 document.' }),
      run: () => Promise.resolve(done({ ...openApi() })),
    }),
  ];
}

function describeSecurity(app: OpenAPIHono<Environment>): void {
  const bearer = { type: 'http', scheme: 'bearer' } as const;
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent('securitySchemes', 'facilitator', {
    ...bearer,
    description: 'The token of a facilitator’s program.',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'seat', {
    ...bearer,
    description: 'The token a seat got on joining.',
  });
}

function openApiDocument(app: OpenAPIHono<Environment>): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Kavarna', version: '1', description: INTRODUCTION },
    servers: [{ url: BASE }],
    tags: TAGS.map((name) => ({ name })),
  });
}

/** Empty where there is none. */
function bearerToken(header: string | undefined): string {
  return /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? '';
}

/** Nothing answers this request: either no such path, or not by this method. */
function notAnswered(context: Context<Environment>, operations: readonly Operation[]): Response {
  const { path } = context.req;
  const methods = operations.filter((one) => patternOf(one.path).test(path)).map((one) => one.method.toUpperCase());
  if (methods.length === 0) return problem('unknown-path', path);
  const allowed = new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
  return problem('wrong-method', path, { headers: { allow: [...allowed].sort().join(', ') } });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${BASE}${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
