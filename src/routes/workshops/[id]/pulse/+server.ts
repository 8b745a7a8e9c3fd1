/** How the room is at this moment, for the desk to look again every few seconds. */
import { error, json } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const pulse = await locals.kavarna.pulse.pulse(asker, params.id as WorkshopId);
  if (!pulse.ok) error(pulse.reason === 'not-found' ? 404 : 403, { message: pulse.reason });
  return json(pulse.value, { headers: { 'cache-control': 'no-store' } });
};
