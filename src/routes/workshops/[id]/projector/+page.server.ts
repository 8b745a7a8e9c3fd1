/** The projector for whoever leads the evening, on their own computer. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { formatJoinCode } from '#domain/join-code.ts';
import { peoplesAddresses } from '../../../peoples-address.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const { setup, visits, ideas, addresses } = locals.kavarna;
  const workshop = await setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(refusalStatus(workshop.reason), { message: workshop.reason });
  const view = await visits.view(workshop.value.id);
  if (!view) error(404, { message: 'not-found' });
  const written = await Promise.all(
    workshop.value.tables.map(async ({ id }) => {
      const found = await ideas.ideasAt(asker, id);
      return { table: id, ideas: found.ok ? found.value : [] };
    }),
  );
  return {
    ...{ workshop: workshop.value.id, view, written, speaksAs: 'account' as const },
    code: formatJoinCode(workshop.value.code),
    address: peoplesAddresses(addresses(), url)[0] ?? url.origin,
    isDark: url.searchParams.has('dark'),
  };
};
