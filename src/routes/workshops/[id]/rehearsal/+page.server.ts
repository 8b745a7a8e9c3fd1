/** A rehearsal: begun from the workshop that is practised; steered and cleared away from its copy. */
import { fail, redirect } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { REHEARSAL_PACES, type RehearsalPace } from '#domain/rehearsal.ts';
import type { Language } from '#language/languages.ts';
import { textField } from '../../../form-fields.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { rehearsal } = await parent();
  if (rehearsal) redirect(303, `/workshops/${params.id}`);
};

function paceIn(form: FormData): RehearsalPace | null {
  const written = textField(form, 'pace');
  return REHEARSAL_PACES.find((pace) => pace === written) ?? null;
}

function wishIn(form: FormData, language: Language) {
  return { people: Number(textField(form, 'people') || Number.NaN), pace: paceIn(form) ?? 'hall', language };
}

export const actions: Actions = {
  begin: async ({ locals, params, request, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const wish = wishIn(await request.formData(), locals.language);
    const begun = await locals.kavarna.rehearsals.rehearse(asker, params.id as WorkshopId, wish);
    if (!begun.ok) return fail(refusalStatus(begun.reason), { refusal: begun.reason });
    redirect(303, `/workshops/${begun.value}`);
  },
  fill: async ({ locals, params, request, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const wish = wishIn(await request.formData(), locals.language);
    const filled = await locals.kavarna.rehearsals.fill(asker, params.id as WorkshopId, wish);
    if (!filled.ok) return fail(refusalStatus(filled.reason), { refusal: filled.reason });
    redirect(303, `/workshops/${params.id}`);
  },
  pace: async ({ locals, params, request, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const pace = paceIn(await request.formData());
    const set = await locals.kavarna.rehearsals.setPace(asker, params.id as WorkshopId, pace);
    if (!set.ok) return fail(refusalStatus(set.reason), { refusal: set.reason });
    redirect(303, `/workshops/${params.id}`);
  },
  clear: async ({ locals, params, url }) => {
    const { asker, account } = whoIsSignedIn(locals, url);
    const cleared = await locals.kavarna.rehearsals.clear(asker, params.id as WorkshopId);
    if (!cleared.ok) return fail(refusalStatus(cleared.reason), { refusal: cleared.reason });
    if (cleared.value === null && account.email === null) await locals.signOut();
    redirect(303, cleared.value === null ? '/initiatives' : `/workshops/${cleared.value}`);
  },
};
