/** Ends this browser's session. */
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals }) => {
  await locals.signOut();
  redirect(303, '/');
};
