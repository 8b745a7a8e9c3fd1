/** The seat's page: where this browser sits, what is on its table, and what it may do without any script. */
import { fail, redirect } from '@sveltejs/kit';
import { whichBoard } from '#domain/board-choice.ts';
import { isNoteColour } from '#domain/idea.ts';
import type { IdeaId, MeasureId } from '#domain/identifiers.ts';
import { textField } from '../../../form-fields.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function visitOf({
  locals,
  params,
  getClientAddress,
}: Pick<RequestEvent, 'locals' | 'params' | 'getClientAddress'>) {
  const found = await locals.kavarna.seating.lookUpCode(params.code, getClientAddress());
  const visit = found.ok ? await locals.visit(found.value.id) : null;
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
    const { asker, seat } = await visitOf(event);
    const text = textField(await event.request.formData(), 'text');
    const added = await event.locals.kavarna.ideas.addIdea(asker, seat.table, { text });
    return added.ok ? { added: added.value.id } : fail(409, { refusal: added.reason, text });
  },
  change: async (event) => {
    const { asker, seat } = await visitOf(event);
    const form = await event.request.formData();
    const colour = form.get('colour');
    const deed = textField(form, 'do');
    const changed = await event.locals.kavarna.ideas.changeIdea(asker, seat.table, textField(form, 'idea') as IdeaId, {
      ...(deed === 'write' && { text: textField(form, 'text') }),
      ...(deed === 'write' && isNoteColour(colour) && { colour }),
      ...(deed === 'remove' && { removed: true }),
      ...(deed === 'restore' && { removed: false }),
    });
    return changed.ok ? { changed: changed.value.id } : fail(409, { refusal: changed.reason, text: '' });
  },
  vote: async (event) => {
    const { asker } = await visitOf(event);
    const form = await event.request.formData();
    const measure = textField(form, 'measure') as MeasureId;
    const cast = await event.locals.kavarna.voting.castDots(asker, measure, Number(textField(form, 'dots')));
    return cast.ok ? { ballot: cast.value } : fail(409, { refusal: cast.reason, text: '' });
  },
  leave: async (event) => {
    const { workshop } = await visitOf(event);
    event.locals.leaveSeat(workshop.id);
    redirect(303, `/w/${workshop.code}`);
  },
};
