/** This seat's own ideas under review, for its page to look again. */
import { error, json } from '@sveltejs/kit';
import { visitByCode } from '../../joining.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const visit = await visitByCode(locals, params.code);
  if (!visit) error(401, { message: 'not-signed-in' });
  const own = await locals.kavarna.review.ownProposals(visit.asker);
  if (!own.ok) error(403, { message: own.reason });
  return json(own.value, { headers: { 'cache-control': 'no-store' } });
};
