/** The start page: in with a code, or a demonstration, or signing in. */
import { fail, redirect } from '@sveltejs/kit';
import { textField } from './form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  signedIn: locals.signedIn !== null && locals.signedIn.account.email !== null,
  hasAccounts: await locals.kavarna.accounts.hasAccounts(),
  code: url.searchParams.get('code') ?? '',
});

export const actions: Actions = {
  join: async ({ request, locals, getClientAddress }) => {
    const code = textField(await request.formData(), 'code');
    const found = await locals.kavarna.seating.lookUpCode(code, getClientAddress());
    if (!found.ok) return fail(found.reason === 'too-many-tries' ? 429 : 404, { refusal: found.reason, code });
    redirect(303, `/w/${found.value.code}`);
  },
};
