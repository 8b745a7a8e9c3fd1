/** Photos of a seat's own table. The page says which table it means: the seat may have moved while a photo found no connection. */
import { error } from '@sveltejs/kit';
import type { TableId } from '#domain/identifiers.ts';
import { takePictureAway, takePictureIn } from '../../../../at-table/picture-requests.ts';
import { visitByCode } from '../../joining.ts';
import type { RequestEvent, RequestHandler } from './$types';

async function whoAndWhere({ locals, params, url }: RequestEvent) {
  const visit = await visitByCode(locals, params.code);
  if (!visit) error(401, { message: 'not-signed-in' });
  return { asker: visit.asker, table: (url.searchParams.get('table') ?? visit.seat.table) as TableId };
}

export const POST: RequestHandler = async (event) => {
  const { asker, table } = await whoAndWhere(event);
  return takePictureIn(event, asker, table);
};

export const DELETE: RequestHandler = async (event) => {
  const { asker, table } = await whoAndWhere(event);
  return takePictureAway(event, asker, table);
};
