/** The seat's page: where this browser sits, what is on its table, and what it may do without any script. */
import { fail, redirect } from '@sveltejs/kit';
import type { IdeaId, MeasureId, SeatId, TableId } from '#domain/identifiers.ts';
import { isCallReason } from '#domain/table-call.ts';
import { hideFrom, unhideFrom } from '../../../at-table/hide-forms.ts';
import { countIn } from '../../../at-table/count-forms.ts';
import { addIdeaFrom, changeIdeaFrom, proposeFrom } from '../../../at-table/idea-forms.ts';
import { packIdeas } from '../../../at-table/ideas-in-page.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { sharerFrom } from './sharing/sharer-form.ts';
import { markFrom } from '../../../at-table/mark-forms.ts';
import { boardOf } from '../../../board-of.ts';
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
  const proposals = await locals.kavarna.review.ownProposals(asker);
  // On a shared tablet one person after another votes: the page says whose turn it is.
  const voter = [...asker.sharers].find((id) => id === url.searchParams.get('for'));
  const ballot = await locals.kavarna.voting.ballotOf(asker, voter);
  const count = seat.kind === 'host' ? await locals.kavarna.roomCounts.countAtTable(asker, table.id) : null;
  return {
    workshop: { id: workshop.id, code: workshop.code },
    seat,
    table,
    view,
    ideas: packIdeas(ideas.ok ? ideas.value : []),
    proposals: proposals.ok ? proposals.value : [],
    ballot: ballot.ok ? ballot.value : {},
    voter: voter ?? null,
    voted: await locals.kavarna.sharing.sharersWhoVoted(asker),
    /** What was counted at a host's own table. */
    count: count?.ok ? count.value : null,
    board: boardOf(event),
  };
};

export const actions: Actions = {
  add: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const { ideas, review } = event.locals.kavarna;
    const written = await addIdeaFrom(form, ideas, asker, seat.table);
    // The page was opened before the workshop began to hold ideas.
    const isHeld = !written.ok && written.reason === 'ideas-held';
    const added = isHeld ? await proposeFrom(form, review, asker, seat.table) : written;
    if (!added.ok) return fail(409, { refusal: added.reason, text: added.text });
    // To be read, not to be sent again with every reload.
    redirect(303, `/w/${workshop.code}/seat`);
  },
  propose: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const proposed = await proposeFrom(form, event.locals.kavarna.review, asker, seat.table);
    if (!proposed.ok) return fail(409, { refusal: proposed.reason, text: proposed.text });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  changeProposal: async (event) => {
    const { asker, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const isWithdrawn = textField(form, 'do') === 'withdraw';
    const change = isWithdrawn ? { isWithdrawn } : { text: textField(form, 'text') };
    const changed = await event.locals.kavarna.review.changeProposal(
      asker,
      textField(form, 'proposal') as IdeaId,
      change,
    );
    if (!changed.ok) return fail(409, { refusal: changed.reason, text: '' });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  hide: async (event) => {
    const { asker, seat } = await visitOf(event);
    return hideFrom(await event.request.formData(), event.locals.kavarna.hiding, asker, seat.table);
  },
  unhide: async (event) => {
    const { asker, seat } = await visitOf(event);
    return unhideFrom(await event.request.formData(), event.locals.kavarna.hiding, asker, seat.table);
  },
  pin: async (event) => {
    const { asker, seat } = await visitOf(event);
    const form = await event.request.formData();
    return markFrom(form, { handover: event.locals.kavarna.handover, asker, table: seat.table, kind: 'pin' });
  },
  question: async (event) => {
    const { asker, seat } = await visitOf(event);
    const form = await event.request.formData();
    return markFrom(form, { handover: event.locals.kavarna.handover, asker, table: seat.table, kind: 'question' });
  },
  change: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const changed = await changeIdeaFrom(form, event.locals.kavarna.ideas, asker, seat.table);
    if (!changed.ok) return fail(409, { refusal: changed.reason, text: '' });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  chooseTable: async (event) => {
    const { asker, seat } = await visitOf(event);
    const form = await event.request.formData();
    // A tablet chooses for those who share it.
    const whose = (textField(form, 'seat') || seat.id) as SeatId;
    const chosen = await event.locals.kavarna.going.chooseTable(asker, whose, textField(form, 'table') as TableId);
    return chosen.ok ? { done: true } : fail(409, { refusal: chosen.reason, text: '' });
  },
  arrive: async (event) => {
    const { asker, seat } = await visitOf(event);
    const arrived = await event.locals.kavarna.going.arrive(asker, seat.id);
    return arrived.ok ? { done: true } : fail(409, { refusal: arrived.reason, text: '' });
  },
  host: async (event) => {
    const { asker } = await visitOf(event);
    const isHost = textField(await event.request.formData(), 'isHost') === 'yes';
    const hosted = await event.locals.kavarna.going.host(asker, isHost);
    return hosted.ok ? { done: true } : fail(409, { refusal: hosted.reason, text: '' });
  },
  call: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const reason = textField(await event.request.formData(), 'reason');
    const called = await event.locals.kavarna.calls.call(asker, seat.table, isCallReason(reason) ? reason : null);
    if (!called.ok) return fail(409, { refusal: called.reason, text: '' });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  settleCall: async (event) => {
    const { asker, seat, workshop } = await visitOf(event);
    const settled = await event.locals.kavarna.calls.closeCall(asker, seat.table);
    if (!settled.ok) return fail(409, { refusal: settled.reason, text: '' });
    redirect(303, `/w/${workshop.code}/seat`);
  },
  sit: async (event) => {
    const { asker, workshop } = await visitOf(event);
    const form = await event.request.formData();
    const sat = await event.locals.kavarna.sharing.seatSharer(asker, sharerFrom(form));
    if (!sat.ok) return fail(refusalStatus(sat.reason), { refusal: sat.reason, text: '' });
    if (event.request.headers.has('x-sveltekit-action')) return { seat: sat.value };
    redirect(303, `/w/${workshop.code}/seat`);
  },
  changeSharer: async (event) => {
    const { asker } = await visitOf(event);
    const form = await event.request.formData();
    const { sharing } = event.locals.kavarna;
    const changed = await sharing.changeSharer(asker, textField(form, 'seat') as SeatId, sharerFrom(form));
    return changed.ok
      ? { seat: changed.value }
      : fail(refusalStatus(changed.reason), { refusal: changed.reason, text: '' });
  },
  giveBack: async (event) => {
    const { asker } = await visitOf(event);
    const seat = textField(await event.request.formData(), 'seat') as SeatId;
    const given = await event.locals.kavarna.sharing.giveBackSharer(asker, seat);
    return given.ok ? {} : fail(refusalStatus(given.reason), { refusal: given.reason, text: '' });
  },
  count: async (event) => {
    const { asker, seat } = await visitOf(event);
    const form = await event.request.formData();
    const counted = await event.locals.kavarna.roomCounts.countTable(asker, seat.table, countIn(form));
    return counted.ok ? { counted: counted.value.revision } : fail(409, { refusal: counted.reason, text: '' });
  },
  vote: async (event) => {
    const { asker } = await visitOf(event);
    const form = await event.request.formData();
    const measure = textField(form, 'measure') as MeasureId;
    const sharer = (textField(form, 'sharer') || undefined) as SeatId | undefined;
    const dots = Number(textField(form, 'dots'));
    const cast = await event.locals.kavarna.voting.castDots(asker, measure, dots, sharer);
    return cast.ok ? { ballot: cast.value } : fail(409, { refusal: cast.reason, text: '' });
  },
};
