/** One table as its facilitator sees it: the table and its ideas. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const table = workshop.value.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  const ideas = await locals.kavarna.ideas.ideasAt(asker, table.id);
  if (!ideas.ok) error(403, { message: ideas.reason });
  return { table, ideas: ideas.value, licenceKey: locals.kavarna.configuration.tldrawLicenceKey };
};
