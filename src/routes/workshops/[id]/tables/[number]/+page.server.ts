/** One table as its facilitator sees it: the table, its ideas, and what can be done to them without any script. */
import { error, fail } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { hideFrom, unhideFrom } from '../../../../at-table/hide-forms.ts';
import { addIdeaFrom, changeIdeaFrom } from '../../../../at-table/idea-forms.ts';
import { packIdeas } from '../../../../at-table/ideas-in-page.ts';
import { markFrom } from '../../../../at-table/mark-forms.ts';
import { whoIsSignedIn } from '../../../../signed-in.ts';
import { boardOf } from '../../../../board-of.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function tableOf({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
  const { asker } = whoIsSignedIn(locals, url);
  const workshop = await locals.kavarna.setup.workshop(asker, params.id as WorkshopId);
  if (!workshop.ok) error(workshop.reason === 'not-found' ? 404 : 403, { message: workshop.reason });
  const table = workshop.value.tables.find((one) => String(one.number) === params.number);
  if (!table) error(404, { message: 'not-found' });
  return { asker, table };
}

export const load: PageServerLoad = async (event) => {
  const { asker, table } = await tableOf(event);
  const { kavarna } = event.locals;
  const ideas = await kavarna.ideas.ideasAt(asker, table.id);
  if (!ideas.ok) error(403, { message: ideas.reason });
  return { table, ideas: packIdeas(ideas.value), board: boardOf(event) };
};

export const actions: Actions = {
  add: async (event) => {
    const { asker, table } = await tableOf(event);
    const form = await event.request.formData();
    const added = await addIdeaFrom(form, event.locals.kavarna.ideas, asker, table.id);
    return added.ok ? { added: added.value.id } : fail(409, { refusal: added.reason, text: added.text });
  },
  hide: async (event) => {
    const { asker, table } = await tableOf(event);
    return hideFrom(await event.request.formData(), event.locals.kavarna.hiding, asker, table.id);
  },
  unhide: async (event) => {
    const { asker, table } = await tableOf(event);
    return unhideFrom(await event.request.formData(), event.locals.kavarna.hiding, asker, table.id);
  },
  pin: async (event) => {
    const { asker, table } = await tableOf(event);
    const form = await event.request.formData();
    return markFrom(form, { handover: event.locals.kavarna.handover, asker, table: table.id, kind: 'pin' });
  },
  question: async (event) => {
    const { asker, table } = await tableOf(event);
    const form = await event.request.formData();
    return markFrom(form, { handover: event.locals.kavarna.handover, asker, table: table.id, kind: 'question' });
  },
  change: async (event) => {
    const { asker, table } = await tableOf(event);
    const form = await event.request.formData();
    const changed = await changeIdeaFrom(form, event.locals.kavarna.ideas, asker, table.id);
    return changed.ok ? { changed: changed.value.id } : fail(409, { refusal: changed.reason, text: '' });
  },
};
