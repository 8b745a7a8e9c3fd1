/** Synthesis: the measures of the initiative, and the ideas of every table of its workshops. */
import { error } from '@sveltejs/kit';
import { isCounted, type Idea } from '#domain/idea.ts';
import type { TableId } from '#domain/identifiers.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { SourceTable } from './notes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const { initiative } = await parent();
  const { measures, initiatives, ideas, visits } = locals.kavarna;
  const content = await measures.content(asker, initiative.id);
  const workshops = await initiatives.workshopsOf(asker, initiative.id);
  if (!content.ok) error(403, { message: content.reason });
  if (!workshops.ok) error(403, { message: workshops.reason });
  const tables: SourceTable[] = workshops.value.flatMap(({ id, ordinal, title, tables }) =>
    tables.map((table) => ({ id: table.id, number: table.number, workshop: id, ordinal, workshopTitle: title })),
  );
  const written = await Promise.all(
    tables.map(async (table): Promise<[TableId, Idea[]]> => {
      const found = await ideas.ideasAt(asker, table.id);
      return [table.id, found.ok ? found.value.filter(isCounted) : []];
    }),
  );
  const views = await Promise.all(workshops.value.map(({ id }) => visits.view(id)));
  const hidden = views.flatMap((view) => view?.hidden ?? []);
  return { content: content.value, tables, ideas: new Map(written), hidden };
};
