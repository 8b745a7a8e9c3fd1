/** One photo of a table, for whoever may read the table: its facilitators, seats of its workshop, observers. */
import { error } from '@sveltejs/kit';
import type { Asker } from '#domain/access.ts';
import type { PictureId, WorkshopId } from '#domain/identifiers.ts';
import { PICTURE_TYPE } from '#domain/table-picture.ts';
import type { RequestHandler } from './$types';

/** A picture and nothing else, whatever its bytes might say; looked at again only by whoever still may. */
const HEADERS = {
  'content-type': PICTURE_TYPE,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-cache',
};

export const GET: RequestHandler = async ({ locals, params, request }) => {
  const place = await locals.kavarna.pictures.placeOfPicture(params.photo);
  // Who asks for what is not there learns the same as who may not see it.
  if (!place) error(404, { message: 'not-found' });
  for (const asker of await askersIn(locals, place.workshop)) {
    const bytes = await locals.kavarna.pictures.pictureBytes(asker, place.table, params.photo as PictureId);
    if (!bytes.ok) continue;
    const headers = { ...HEADERS, etag: `"${params.photo}"` };
    // A photo never changes: who has it needs to hear only that it may still be seen.
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(Buffer.from(bytes.value), { headers });
  }
  error(404, { message: 'not-found' });
};

/** One browser can be an account, a seat and an observer. */
async function askersIn(locals: App.Locals, workshop: WorkshopId): Promise<Asker[]> {
  const visit = await locals.visit(workshop);
  const watch = await locals.watch(workshop);
  return [locals.asker, ...(visit ? [visit.asker] : []), ...(watch ? [watch.asker] : [])];
}
