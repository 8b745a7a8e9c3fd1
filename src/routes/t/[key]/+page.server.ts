/** The link in the QR code on a table's card: it opens its table, and this browser need not guess at any code. */
import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const table = await locals.kavarna.links.tableOfCard(params.key);
  if (!table) error(404, { message: 'link-expired' });
  // The secret leaves the address bar before any page is shown.
  locals.keepCard(params.key);
  redirect(303, `/w/${table.code}/t/${table.number}`);
};
