/** Setting a workshop up: one form that is saved whole, whichever of its buttons was pressed. */
import { fail } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { seatsAt } from '#domain/seat.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';
import { applyPress, errorsOf, readSetupForm } from './setup-form.ts';

/** A link is made without asking anybody: it is a name that nobody can guess. */
export const load: PageServerLoad = ({ locals }) => ({
  offersVideo: locals.kavarna.configuration.videoOrigin !== null,
});

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const id = params.id as WorkshopId;
    const { setup, visits } = locals.kavarna;
    const found = await setup.workshop(asker, id);
    if (!found.ok) return fail(403, { refusal: found.reason, errors: {}, draft: null });
    const view = await visits.view(id);
    const submitted = readSetupForm(await request.formData());
    const { draft, press, revision } = submitted;
    const hasBegun = found.value.rounds.length > 0;
    const isSeated = (table: string) =>
      found.value.tables.some((one) => one.id === table && seatsAt(view?.seats ?? [], one.id).length > 0);
    const wanted = applyPress(submitted, { hasBegun, isSeated });
    if (!wanted.ok) return fail(400, { refusal: wanted.reason, errors: {}, draft });
    const errors = errorsOf(wanted.value, found.value.rounds.length);
    if (Object.keys(errors).length > 0)
      return fail(400, { refusal: 'invalid-input' as const, errors, draft: wanted.value });
    const { title, tables: rows, ...settings } = wanted.value;
    const isOffered = press.kind === 'offer-video';
    const tables = rows.map((row) =>
      isOffered && !row.videoLink?.trim() ? { ...row, videoLink: setup.newVideoLink() ?? '' } : row,
    );
    const changed = await setup.changeWorkshop(asker, id, {
      title,
      tables,
      settings,
      ...(revision !== undefined && { revision }),
    });
    if (!changed.ok) return fail(400, { refusal: changed.reason, errors: {}, draft: wanted.value });
    return { saved: true, press, revision: changed.value.revision };
  },
};
