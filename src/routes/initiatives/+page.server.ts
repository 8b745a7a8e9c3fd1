/** The facilitator's initiatives, and beginning a new one. */
import { fail, redirect } from '@sveltejs/kit';
import { MOST_ARCHIVE_BYTES } from './archive-upload.ts';
import { textField } from '../form-fields.ts';
import { whoIsSignedIn } from '../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account, asker } = whoIsSignedIn(locals, url);
  const initiatives = await locals.kavarna.initiatives.initiativesOf(asker);
  const withWorkshops = await Promise.all(
    initiatives.map(async (initiative) => {
      const workshops = await locals.kavarna.initiatives.workshopsOf(asker, initiative.id);
      return { ...initiative, workshops: workshops.ok ? workshops.value : [] };
    }),
  );
  return { account, initiatives: withWorkshops };
};

export const actions: Actions = {
  import: async ({ request, locals, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const file = (await request.formData()).get('archive');
    if (!(file instanceof File) || file.size > MOST_ARCHIVE_BYTES) return fail(400, { notImported: 'not-an-archive' });
    const imported = await locals.kavarna.archives.importArchive(asker, await file.text());
    if (imported.ok) redirect(303, `/initiatives/${imported.value}`);
    return fail(400, { notImported: imported.reason === 'archive-newer' ? 'newer' : 'not-an-archive' });
  },
  create: async ({ request, locals, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const form = await request.formData();
    const input = {
      title: textField(form, 'title'),
      body: textField(form, 'body'),
      period: textField(form, 'period'),
      currency: textField(form, 'currency') === 'RSD' ? ('RSD' as const) : ('EUR' as const),
    };
    const created = await locals.kavarna.initiatives.createInitiative(asker, input);
    if (!created.ok) return fail(400, { refusal: created.reason, input });
    redirect(303, `/initiatives/${created.value.id}`);
  },
};
