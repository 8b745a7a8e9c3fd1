/** What every page of a workshop's facilitators stands on: the workshop, its initiative, what the room sees, and the server's time. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../signed-in.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url, depends }) => {
  depends('kavarna:workshop');
  const { asker, account } = whoIsSignedIn(locals, url);
  const { setup, initiatives, visits, rehearsals, now } = locals.kavarna;
  const workshop = await setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const initiative = await initiatives.initiative(asker, workshop.value.initiative);
  const read = await visits.viewAsOf(workshop.value.id);
  if (!initiative.ok || !read) error(404, { message: 'not-found' });
  const rehearsal = initiative.value.rehearsalOf ? await rehearsals.state(asker, workshop.value.id) : null;
  return {
    ...{ workshop: workshop.value, initiative: initiative.value, ...read, account },
    rehearsal: rehearsal?.ok ? rehearsal.value : null,
    serverNow: now(),
  };
};
