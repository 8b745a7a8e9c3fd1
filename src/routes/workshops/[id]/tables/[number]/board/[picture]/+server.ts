/** A table's board as a picture or as pages to print. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { attachment } from '../../../../../../attachment.ts';
import { whoIsSignedIn } from '../../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const { setup, boardFiles } = locals.kavarna;
  const workshop = await setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const table = workshop.value.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  return attachment(await boardFiles.boardFile(asker, table.id, params.picture, locals.language));
};
