/** The files that leave: the plan as Word, Excel, CSV or JSON, made when they are asked for. */
import { error } from '@sveltejs/kit';
import type { InitiativeId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const file = await locals.kavarna.publishing.file(asker, params.id as InitiativeId, params.file, locals.language);
  if (!file.ok) error(file.reason === 'not-found' ? 404 : 403, { message: file.reason });
  const { bytes, name, type } = file.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  });
};
