/** Reading a request's body: JSON of a bounded size, or the reason why not. */
import type { Refusal } from '#domain/refusal.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Misunderstanding } from './problems.ts';

/** Less than the web server takes, so that it is the API that says no. */
export const BODY_LIMIT_BYTES = 1_000_000;

type Unreadable = Extract<Refusal | Misunderstanding, 'wrong-content-type' | 'too-large' | 'not-json'>;

/** The parsed body. An optional one may be missing altogether: an empty object stands for it. */
export async function readJson(request: Request, isOptional: boolean): Promise<Result<unknown, Unreadable>> {
  const type = request.headers.get('content-type');
  if (type === null && isOptional && request.body === null) return done({});
  if (!isJson(type)) return refused('wrong-content-type');
  const bytes = await readBytes(request);
  if (bytes === null) return refused('too-large');
  if (bytes.length === 0 && isOptional) return done({});
  try {
    return done(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return refused('not-json');
  }
}

function isJson(contentType: string | null): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

/** null: more than the limit. A body that is too large is still read to its end, so that the client gets to hear the answer. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT_BYTES) return null;
  if (request.body === null) return new Uint8Array();
  let size = 0;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      size += chunk.length;
      if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
    }
  } catch (error) {
    // The web server stops reading at a limit of its own.
    if (error instanceof Error && 'status' in error && error.status === 413) return null;
    throw error;
  }
  return size > BODY_LIMIT_BYTES ? null : Buffer.concat(chunks);
}
