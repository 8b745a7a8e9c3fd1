/** Signing in with e-mail and password. */
import { fail, redirect } from '@sveltejs/kit';
import { refusalStatus } from '../refusal-status.ts';
import { ownPath, textField } from '../form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const back = ownPath(url.searchParams.get('back'), '/initiatives');
  if (locals.signedIn && locals.signedIn.account.email !== null) redirect(303, back);
  return { back, hasAccounts: await locals.kavarna.accounts.hasAccounts() };
};

export const actions: Actions = {
  default: async ({ request, locals, getClientAddress, setHeaders }) => {
    const form = await request.formData();
    const email = textField(form, 'email');
    const password = textField(form, 'password');
    const signedIn = await locals.kavarna.accounts.signIn(email, password, getClientAddress(), locals.accountToken);
    if (!signedIn.ok) {
      if ('retryAfterSeconds' in signedIn) setHeaders({ 'retry-after': String(signedIn.retryAfterSeconds) });
      return fail(refusalStatus(signedIn.reason), { refusal: signedIn.reason, email });
    }
    locals.keepAccount(signedIn.value);
    redirect(303, ownPath(textField(form, 'back'), '/initiatives'));
  },
};
