/** The seat's page: where this browser sits, what is on its table, and what it may do without any script. */
import { fail, redirect } from '@sveltejs/kit';
import { whichBoard } from '#domain/board-choice.ts';
import type { MeasureId } from '#domain/identifiers.ts';
import { addIdeaFrom, changeIdeaFrom } from '../../../at-table/idea-forms.ts';
import { textField } from '../../../form-fields.ts';
import { visitByCode } from '../joining.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function visitOf({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
  const visit = await visitByCode(locals, params.code);
  // Without a seat (any more) one takes a new one; a wrong code is told there too.
  if (!visit) redirect(303, `/w/${params.code}`);
  return visit;
}

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const { asker, seat, workshop } = await visitOf(event);
  const view = await locals.kavarna.visits.view(workshop.id);
  const table = workshop.tables.find((one) => one.id === seat.table);
  if (!view || !table) redirect(303, `/w/${workshop.code}`);
  const ideas = await locals.kavarna.ideas.ideasAt(asker, table.id);
  const ballot = await locals.kavarna.voting.ballotOf(asker);
  const { tldrawLicenceKey } = locals.kavarna.configuration;
  return {
    workshop: { id: workshop.id, code: workshop.code },
    seat,
    table,
    view,
    ideas: ideas.ok ? ideas.value : [],
    ballot: ballot.ok ? ballot.value : {},
    board: whichBoard({ protocol: url.protocol, hostname: url.hostname, hasLicenceKey: tldrawLicenceKey !== null }),
    licenceKey: tldrawLicenceKey,
  };
};

export const actions: Actions = {
  add: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const added = await addIdeaFrom(form, event.locals.kavarna.ideas, asker, seat.table);
    if (!added.ok) return fail(409, { refusal: added.reason, text: added.text });
    // To be read, not to be sent again with every reload.
    redirect(303, `/w/${workshop.code}/seat`);
  },
  change: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const changed = await changeIdeaFrom(form, event.locals.kavarna.ideas, asker, seat.table);
    if (!changed.ok) return fail(409, { refusal: changed.reason, text: '' });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  vote: async (event) => {
    const { asker } = await visitOf(event);
    const form = await event.request.formData();
    const measure = textField(form, 'measure') as MeasureId;
    const cast = await event.locals.kavarna.voting.castDots(asker, measure, Number(textField(form, 'dots')));
    return cast.ok ? { ballot: cast.value } : fail(409, { refusal: cast.reason, text: '' });
  },
};
