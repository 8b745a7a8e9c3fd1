/** Everybody's way through the evening, to be printed on cards. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { refusalStatus } from '../../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const routes = await locals.kavarna.places.routes(asker, params.id as WorkshopId);
  if (!routes.ok) error(refusalStatus(routes.reason), { message: routes.reason });
  return { routes: routes.value };
};
