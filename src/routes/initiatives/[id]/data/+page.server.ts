/** What is kept about an initiative: its archive, the day on which it erases itself, erasing it now. */
import { error, fail, redirect } from '@sveltejs/kit';
import type { InitiativeId } from '#domain/identifiers.ts';
import { dayFrom, dayOf } from '#domain/retention.ts';
import { cleanLine } from '#domain/text.ts';
import { textField } from '../../../form-fields.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import { endingOf } from '../ending.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { account, asker } = whoIsSignedIn(locals, url);
  const id = params.id as InitiativeId;
  const { initiatives, retention, now } = locals.kavarna;
  const found = await initiatives.initiative(asker, id);
  if (!found.ok) error(found.reason === 'not-found' ? 404 : 403, { message: found.reason });
  const eraseAt = await retention.eraseAt(asker, id);
  const day = eraseAt.ok && eraseAt.value !== null ? dayOf(eraseAt.value) : '';
  return {
    initiative: found.value,
    signedInAs: account.name,
    isOwner: await initiatives.isOwner(asker, id),
    ending: endingOf(eraseAt.ok ? eraseAt.value : null, now()),
    day,
    /** The first day that can be set. */
    tomorrow: dayOf(now() + 86_400_000),
  };
};

export const actions: Actions = {
  keep: async ({ request, locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const typed = textField(await request.formData(), 'day');
    const eraseAt = typed === '' ? null : dayFrom(typed);
    if (typed !== '' && eraseAt === null) return fail(400, { wrongDay: true, typed });
    const set = await locals.kavarna.retention.setEraseAt(asker, params.id as InitiativeId, eraseAt);
    if (set.ok) return { kept: true };
    return set.reason === 'invalid-input'
      ? fail(400, { wrongDay: true, typed })
      : fail(403, { refusal: set.reason, typed });
  },
  erase: async ({ request, locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const id = params.id as InitiativeId;
    const found = await locals.kavarna.initiatives.initiative(asker, id);
    if (!found.ok) return fail(403, { refusal: found.reason });
    const typed = cleanLine(textField(await request.formData(), 'title'));
    if (typed.toLowerCase() !== found.value.title.toLowerCase()) return fail(400, { wrongTitle: true });
    const erased = await locals.kavarna.erasing.eraseInitiative(asker, id);
    if (!erased.ok) return fail(403, { refusal: erased.reason });
    redirect(303, '/initiatives');
  },
};
