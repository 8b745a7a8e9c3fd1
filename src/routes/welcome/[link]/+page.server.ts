/** A one-time link: makes the first account, or brings somebody into an initiative's team. */
import { error, fail, redirect } from '@sveltejs/kit';
import { textField } from '../../form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const link = await locals.kavarna.accounts.readLink(params.link);
  if (!link.ok) error(410, { message: link.reason });
  const person = locals.signedIn?.account;
  return { ...link.value, signedInAs: person && person.email !== null ? person.name : null };
};

export const actions: Actions = {
  create: async ({ request, locals, params }) => {
    const form = await request.formData();
    const [name, email, password] = [textField(form, 'name'), textField(form, 'email'), textField(form, 'password')];
    const created = await locals.kavarna.accounts.createAccount(params.link, { name, email, password });
    if (!created.ok) return fail(400, { refusal: created.reason, name, email });
    locals.keepAccount(created.value);
    redirect(303, '/initiatives');
  },
  accept: async ({ locals, params }) => {
    // A demonstration's account is anybody's.
    if (!locals.signedIn || locals.signedIn.account.email === null)
      return fail(401, { refusal: 'not-signed-in' as const, name: '', email: '' });
    const accepted = await locals.kavarna.accounts.acceptInvitation(params.link, locals.signedIn.account.id);
    if (!accepted.ok) return fail(400, { refusal: accepted.reason, name: '', email: '' });
    redirect(303, accepted.value ? `/initiatives/${accepted.value}` : '/initiatives');
  },
};
