/** A board's updates, once, for a page that steps through them by itself: compressed on the way where the browser takes that. */
import { error } from '@sveltejs/kit';
import { momentIn, tableOfPage } from '../table-of-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const { asker, table, history } = await tableOfPage(locals, params, url);
  const updates = await history.updatesOf(asker, table.id, momentIn(url.searchParams.get('after')) ?? 0);
  if (!updates.ok) error(403, { message: updates.reason });
  const stream = streamOf(updates.value);
  const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' };
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(stream, { headers });
  return new Response(stream.pipeThrough(new CompressionStream('gzip')), {
    headers: { ...headers, 'content-encoding': 'gzip' },
  });
};

/** Reads on only as fast as the browser takes it. */
function streamOf(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reading = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await reading.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await reading.return?.();
    },
  });
}
