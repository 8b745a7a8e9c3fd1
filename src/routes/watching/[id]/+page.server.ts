/** The room for somebody who looks on: where the evening stands, and what is on every table. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
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
  return { workshop: watch.workshop.id, view, written };
};
