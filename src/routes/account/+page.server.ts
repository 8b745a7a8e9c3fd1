/** The account: its programs' tokens. */
import { fail } from '@sveltejs/kit';
import { refusalStatus } from '../refusal-status.ts';
import { textField } from '../form-fields.ts';
import { whoIsSignedIn } from '../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account } = whoIsSignedIn(locals, url);
  return { account, tokens: await locals.kavarna.accounts.tokensOf(account.id) };
};

export const actions: Actions = {
  createToken: async ({ request, locals, url }) => {
    const { account } = whoIsSignedIn(locals, url);
    const label = textField(await request.formData(), 'label').trim();
    if (label === '') return fail(400, { refusal: 'invalid-input' as const });
    return { token: await locals.kavarna.accounts.createToken(account.id, label) };
  },
  changePassword: async ({ request, locals, url, getClientAddress, setHeaders }) => {
    const signedIn = whoIsSignedIn(locals, url);
    const form = await request.formData();
    const passwords = { current: textField(form, 'current'), next: textField(form, 'next') };
    const changed = await locals.kavarna.accounts.changePassword(signedIn, passwords, getClientAddress());
    if (!changed.ok) {
      if ('retryAfterSeconds' in changed) setHeaders({ 'retry-after': String(changed.retryAfterSeconds) });
      return fail(refusalStatus(changed.reason), { passwordRefusal: changed.reason });
    }
    locals.keepAccount(changed.value);
    return { passwordChanged: true };
  },
  revokeToken: async ({ request, locals, url }) => {
    const { account } = whoIsSignedIn(locals, url);
    await locals.kavarna.accounts.revokeToken(account.id, textField(await request.formData(), 'id'));
    return { revoked: true };
  },
};
