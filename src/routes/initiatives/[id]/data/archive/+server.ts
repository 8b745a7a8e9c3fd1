/** The initiative's archive, written while it is sent. */
import { error } from '@sveltejs/kit';
import type { InitiativeId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const withHistory = url.searchParams.has('history');
  const archive = await locals.kavarna.archives.archive(asker, params.id as InitiativeId, { withHistory });
  if (!archive.ok) error(archive.reason === 'not-found' ? 404 : 403, { message: archive.reason });
  const pieces = archive.value;
  const stream = new ReadableStream<string>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  }).pipeThrough(new TextEncoderStream());
  return new Response(stream, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="kavarna-${params.id}.json"`,
      'cache-control': 'no-store',
    },
  });
};
