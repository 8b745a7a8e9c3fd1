/** One initiative: its workshops, its team, and what becomes of it. */
import { error, fail, redirect } from '@sveltejs/kit';
import type { InitiativeId } from '#domain/identifiers.ts';
import { WORKSHOP_KINDS, type WorkshopKind } from '#domain/workshop.ts';
import { endingOf } from './ending.ts';
import { refusalStatus } from '../../refusal-status.ts';
import { textField } from '../../form-fields.ts';
import { whoIsSignedIn } from '../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const id = params.id as InitiativeId;
  const { initiatives, measures, team: people } = locals.kavarna;
  const found = await initiatives.initiative(asker, id);
  if (!found.ok) error(refusalStatus(found.reason), { message: found.reason });
  const workshops = await initiatives.workshopsOf(asker, id);
  const team = await people.teamOf(asker, id);
  const content = await measures.content(asker, id);
  const eraseAt = await locals.kavarna.retention.eraseAt(asker, id);
  return {
    initiative: found.value,
    workshops: workshops.ok ? workshops.value : [],
    team: team.ok ? team.value : [],
    ending: endingOf(eraseAt.ok ? eraseAt.value : null, locals.kavarna.now()),
    measureCount: content.ok
      ? content.value.measures.filter((one) => !one.mergedInto && one.removedAt === null).length
      : 0,
  };
};

export const actions: Actions = {
  createWorkshop: async ({ request, locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const form = await request.formData();
    const kind = textField(form, 'kind') as WorkshopKind;
    const input = { title: textField(form, 'title'), question: textField(form, 'question'), kind };
    if (!WORKSHOP_KINDS.includes(kind)) return fail(400, { refusal: 'invalid-input' as const, input });
    const created = await locals.kavarna.setup.createWorkshop(asker, params.id as InitiativeId, input);
    if (!created.ok) return fail(refusalStatus(created.reason), { refusal: created.reason, input });
    redirect(303, `/workshops/${created.value.id}/setup`);
  },
  change: async ({ request, locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const form = await request.formData();
    const changed = await locals.kavarna.initiatives.changeInitiative(asker, params.id as InitiativeId, {
      title: textField(form, 'title'),
      body: textField(form, 'body'),
      period: textField(form, 'period'),
      currency: textField(form, 'currency') === 'RSD' ? 'RSD' : 'EUR',
    });
    return changed.ok ? { saved: true } : fail(refusalStatus(changed.reason), { refusal: changed.reason });
  },
};
