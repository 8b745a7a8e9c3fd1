/** Hands everything under /api/v1, by any method, to Kavarna's own API. */
import type { RequestHandler } from './$types';

export const fallback: RequestHandler = ({ request, locals, getClientAddress }) =>
  locals.kavarna.api(request, { address: getClientAddress() });
