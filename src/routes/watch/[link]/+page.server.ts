/** A link to look on: its secret goes into a cookie, so that it stays in no address bar, history or log of what follows. */
import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const watch = await locals.kavarna.visits.watch(params.link);
  if (!watch) error(410, { message: 'link-expired' });
  locals.keepWatch(watch.workshop.id, params.link);
  redirect(303, `/watching/${watch.workshop.id}`);
};
