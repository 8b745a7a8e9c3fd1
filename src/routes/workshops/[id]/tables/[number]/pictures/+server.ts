/** Photos of a table, added and taken away by its facilitator. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { takePictureAway, takePictureIn } from '../../../../../at-table/picture-requests.ts';
import { whoIsSignedIn } from '../../../../../signed-in.ts';
import type { RequestEvent, RequestHandler } from './$types';

async function whoAndWhere({ locals, params, url }: RequestEvent) {
  const { asker } = whoIsSignedIn(locals, url);
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const table = workshop.value.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  return { asker, table: table.id };
}

export const POST: RequestHandler = async (event) => {
  const { asker, table } = await whoAndWhere(event);
  return takePictureIn(event, asker, table);
};

export const DELETE: RequestHandler = async (event) => {
  const { asker, table } = await whoAndWhere(event);
  return takePictureAway(event, asker, table);
};
