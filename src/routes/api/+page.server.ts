/** The API's documentation, from the same description that programs read. */
import type { PageServerLoad } from './$types';

interface Operation {
  method: string;
  path: string;
  summary: string;
  description: string;
  tag: string;
  /** Property names of the JSON body, those that must be there first. */
  body: { name: string; required: boolean }[];
  answers: string[];
}

interface Described {
  paths: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

interface DescribedOperation {
  summary?: string;
  description?: string;
  tags?: string[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, unknown>;
}

interface Schema {
  $ref?: string;
  properties?: Record<string, unknown>;
  required?: string[];
}

export const load: PageServerLoad = async ({ locals, url, getClientAddress }) => {
  const address = new URL('/api/v1/openapi.json', url);
  const response = await locals.kavarna.api(new Request(address), { address: getClientAddress() });
  const described = (await response.json()) as Described;
  const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(described, path, method, operation)),
  );
  const tags = [...new Set(operations.map((operation) => operation.tag))];
  return { groups: tags.map((tag) => ({ tag, operations: operations.filter((operation) => operation.tag === tag) })) };
};

function operationOf(described: Described, path: string, method: string, operation: DescribedOperation): Operation {
  const schema = resolve(described, operation.requestBody?.content?.['application/json']?.schema);
  const required = new Set(schema?.required ?? []);
  return {
    method: method.toUpperCase(),
    path: `/api/v1${path.replace(/^\/api\/v1/, '')}`,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    tag: operation.tags?.[0] ?? '',
    body: Object.keys(schema?.properties ?? {})
      .map((name) => ({ name, required: required.has(name) }))
      .sort((a, b) => Number(b.required) - Number(a.required)),
    answers: Object.keys(operation.responses ?? {}),
  };
}

function resolve(described: Described, schema: Schema | undefined): Schema | undefined {
  const name = schema?.$ref?.split('/').at(-1);
  return name ? described.components?.schemas?.[name] : schema;
}
