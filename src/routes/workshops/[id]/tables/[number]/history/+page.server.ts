/** A table's history: what is shown first, and the commands that bring ideas and the board back. */
import { error, fail } from '@sveltejs/kit';
import type { IdeaId, RestoringId } from '#domain/identifiers.ts';
import { packIdeas } from '../../../../../at-table/ideas-in-page.ts';
import { textField } from '../../../../../form-fields.ts';
import { momentIn, tableOfPage } from './table-of-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker, table, history } = await tableOfPage(locals, params, url);
  const { kavarna } = locals;
  const at = momentIn(url.searchParams.get('at'));
  const ideas = at === null ? await kavarna.ideas.ideasAt(asker, table.id) : await history.boardAt(asker, table.id, at);
  const workshop = await kavarna.setup.workshop(asker, params.id as Parameters<typeof history.staysIn>[1]);
  if (!workshop.ok) error(403, { message: workshop.reason });
  const stays = await history.staysIn(asker, workshop.value.id);
  if (!ideas.ok || !stays.ok) error(403, { message: 'not-yours' });
  return { table, at, ideas: packIdeas(ideas.value), stays: stays.value.filter((stay) => stay.table === table.id) };
};

export const actions: Actions = {
  restoreBoard: async ({ locals, params, url, request }) => {
    const { asker, table, history } = await tableOfPage(locals, params, url);
    const at = momentIn((await request.formData()).get('at'));
    if (at === null) return fail(400, { refusal: 'invalid-input' as const });
    const restored = await history.restoreBoard(asker, table.id, at);
    return restored.ok ? { restored: restored.value.restoring.id } : fail(409, { refusal: restored.reason });
  },
  restoreIdea: async ({ locals, params, url, request }) => {
    const { asker, table, history } = await tableOfPage(locals, params, url);
    const form = await request.formData();
    const at = momentIn(form.get('at'));
    const restored = await history.restoreIdea(asker, table.id, textField(form, 'idea') as IdeaId, at ?? undefined);
    return restored.ok ? { restored: restored.value.restoring.id } : fail(409, { refusal: restored.reason });
  },
  undo: async ({ locals, params, url, request }) => {
    const { asker, table, history } = await tableOfPage(locals, params, url);
    const restoring = textField(await request.formData(), 'restoring') as RestoringId;
    const undone = await history.undoRestoring(asker, table.id, restoring);
    return undone.ok ? { restored: undone.value.restoring.id } : fail(409, { refusal: undone.reason });
  },
};
