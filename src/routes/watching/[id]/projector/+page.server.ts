/** The projector by a link to look on: on a computer where nobody is signed in. */
import { error } from '@sveltejs/kit';
import { formatJoinCode } from '#domain/join-code.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import { peoplesAddresses } from '../../../peoples-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const watch = await locals.watch(params.id as WorkshopId);
  if (!watch) error(410, { message: 'link-expired' });
  const { visits, ideas } = locals.kavarna;
  const view = await visits.view(watch.workshop.id);
  if (!view) error(404, { message: 'not-found' });
  const written = await Promise.all(
    watch.workshop.tables.map(async ({ id }) => {
      const found = await ideas.ideasAt(watch.asker, id);
      return { table: id, ideas: found.ok ? found.value : [] };
    }),
  );
  return {
    ...{ workshop: watch.workshop.id, view, written, speaksAs: 'observer' as const },
    code: formatJoinCode(watch.workshop.code),
    address: peoplesAddresses(locals.kavarna.addresses(), url)[0] ?? url.origin,
    isDark: url.searchParams.has('dark'),
  };
};
