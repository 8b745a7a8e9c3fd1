/** A program that talks to the API, for tests: it takes no answer that the OpenAPI document does not promise. */
import { z } from 'zod';
import type { Problem } from '#server/api/problems.ts';
import type { Kavarna } from '#server/kavarna.ts';

export const BASE = '/api/v1';

/** What a test expects in the body; where it names nothing, a problem document. */
export interface Answer<Body = Problem> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface OperationDescription {
  method: string;
  path: string;
  summary: string;
  /** Names of the security schemes, any of which will do; empty: nothing is needed. */
  audience: string[];
  parameters: string[];
  takesBody: boolean;
  needsBody: boolean;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

export class Program {
  readonly #kavarna: Pick<Kavarna, 'api'>;
  readonly token: string;
  readonly address: string;
  readonly operations: OperationDescription[];
  readonly #schemas: object;

  private constructor(kavarna: Pick<Kavarna, 'api'>, document: Document, token: string, address: string) {
    this.#kavarna = kavarna;
    this.token = token;
    this.address = address;
    this.operations = operationsOf(document);
    this.#schemas = document.components.schemas;
  }

  /** Without a token it is nobody. */
  static async start(kavarna: Pick<Kavarna, 'api'>, token = '', address = '192.0.2.1'): Promise<Program> {
    const response = await kavarna.api(new Request(`http://localhost${BASE}/openapi.json`), { address });
    return new Program(kavarna, (await response.json()) as Document, token, address);
  }

  get = <Body = Problem>(path: string) => this.ask<Body>('GET', path);
  post = <Body = Problem>(path: string, body?: unknown) => this.ask<Body>('POST', path, body);
  put = <Body = Problem>(path: string, body: unknown) => this.ask<Body>('PUT', path, body);
  patch = <Body = Problem>(path: string, body: unknown) => this.ask<Body>('PATCH', path, body);
  delete = (path: string) => this.ask('DELETE', path);

  ask<Body = Problem>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return this.send<Body>(method, path, body === undefined ? {} : { body: JSON.stringify(body) });
  }

  /** A body as it comes, and headers beside the token. */
  async send<Body = Problem>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: BodyInit; headers?: Record<string, string> },
  ): Promise<Answer<Body>> {
    const request = new Request(`http://localhost${BASE}${path}`, {
      method,
      ...(body !== undefined && { body, duplex: 'half' }),
      headers: {
        ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const response = await this.#kavarna.api(request, { address: this.address });
    const answer = { status: response.status, headers: response.headers, body: (await contentOf(response)) as Body };
    this.#holdAgainstPromise(method, path, answer);
    return answer;
  }

  #schemaOf(described: object): z.ZodType {
    const key = JSON.stringify(described);
    const known = read.get(key);
    if (known) return known;
    const whole = JSON.stringify({ ...described, $defs: this.#schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    );
    const schema = z.fromJSONSchema(JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0]);
    read.set(key, schema);
    return schema;
  }

  #holdAgainstPromise(method: string, path: string, answer: Answer<unknown>): void {
    const at = `${method} ${path} → ${answer.status}`;
    const type = answer.headers.get('content-type')?.split(';')[0];
    if (answer.status >= 400 && type !== 'application/problem+json') throw new Error(`${at}: not a problem document`);
    const operation = this.operations.find((one) => one.method === method && patternOf(one.path).test(path));
    if (!operation || answer.status === 500) return;
    const promised = operation.responses[answer.status];
    if (!promised) throw new Error(`${at} ${JSON.stringify(answer.body)} is not in the OpenAPI document.`);
    if (!promised.content) return;
    const content = promised.content[type ?? ''];
    if (!content) throw new Error(`${at}: ${type} is not in the OpenAPI document.`);
    if (!type?.endsWith('json') || path.includes('/exports/')) return;
    const parsed = this.#schemaOf(content.schema).safeParse(answer.body);
    if (!parsed.success) throw new Error(`${at} is not as promised: ${z.prettifyError(parsed.error)}`);
  }
}

/** Schemas of the document that have been read, so that each is read once. */
const read = new Map<string, z.ZodType>();

async function contentOf(response: Response): Promise<unknown> {
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length === 0 ? null : bytes;
}

interface Document {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: object };
}

interface DescribedOperation {
  summary: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string }[];
  requestBody?: { required: boolean };
  responses: OperationDescription['responses'];
}

function operationsOf(document: Document): OperationDescription[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      summary: described.summary,
      audience: described.security.flatMap((scheme) => Object.keys(scheme)),
      parameters: (described.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name),
      takesBody: described.requestBody !== undefined,
      needsBody: described.requestBody?.required === true,
      responses: described.responses,
    })),
  );
}

/** The path itself comes before one that only has its shape: measures/order is no measure. */
function patternOf(path: string): RegExp {
  const one = path.endsWith('/measures/{measure}') ? '(?!order$)[^/?]+' : '[^/?]+';
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, one)}(\\?.*)?$`);
}
