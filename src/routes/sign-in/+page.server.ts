/** Signing in with e-mail and password. */
import { fail, redirect } from '@sveltejs/kit';
import { ownPath, textField } from '../form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const back = ownPath(url.searchParams.get('back'), '/initiatives');
  if (locals.signedIn && locals.signedIn.account.email !== null) redirect(303, back);
  return { back, hasAccounts: await locals.kavarna.accounts.hasAccounts() };
};

export const actions: Actions = {
  default: async ({ request, locals, getClientAddress }) => {
    const form = await request.formData();
    const email = textField(form, 'email');
    const signedIn = await locals.kavarna.accounts.signIn(email, textField(form, 'password'), getClientAddress());
    if (!signedIn.ok)
      return fail(signedIn.reason === 'too-many-tries' ? 429 : 400, { refusal: signedIn.reason, email });
    locals.keepAccount(signedIn.value);
    redirect(303, ownPath(textField(form, 'back'), '/initiatives'));
  },
};
