/** The whole evening: who was at which table when; the boards' pasts are fetched by the page. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const stays = await locals.kavarna.history.staysIn(asker, params.id as WorkshopId);
  if (!stays.ok) error(stays.reason === 'not-found' ? 404 : 403, { message: stays.reason });
  return { stays: stays.value };
};
