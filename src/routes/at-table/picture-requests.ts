/** Taking a table's photo in and taking one away, for the seat's page and the facilitator's. */
import { error, json } from '@sveltejs/kit';
import type { Asker } from '#domain/access.ts';
import type { PictureId, TableId } from '#domain/identifiers.ts';
import { PICTURE_MAX_BYTES } from '#domain/table-picture.ts';
import { refusalStatus } from '../refusal-status.ts';

interface PictureRequest {
  locals: App.Locals;
  request: Request;
  url: URL;
}

/** The body is the JPEG; the query says its id. */
export async function takePictureIn({ locals, request, url }: PictureRequest, asker: Asker, table: TableId) {
  if (Number(request.headers.get('content-length')) > PICTURE_MAX_BYTES) error(413, { message: 'too-large' });
  const bytes = new Uint8Array(await request.arrayBuffer());
  const id = url.searchParams.get('id');
  const added = await locals.kavarna.pictures.addPicture(asker, table, {
    bytes,
    ...(id !== null && { id: id as PictureId }),
  });
  if (!added.ok) error(refusalStatus(added.reason), { message: added.reason });
  return json(added.value, { status: 201 });
}

export async function takePictureAway({ locals, url }: PictureRequest, asker: Asker, table: TableId) {
  const id = (url.searchParams.get('id') ?? '') as PictureId;
  const removed = await locals.kavarna.pictures.removePicture(asker, table, id);
  if (!removed.ok) error(refusalStatus(removed.reason), { message: removed.reason });
  return new Response(null, { status: 204 });
}
