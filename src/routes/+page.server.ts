/** The start page: in with a code, or a demonstration, or signing in. */
import { fail, redirect } from '@sveltejs/kit';
import { isStage, type Stage } from '#domain/stage.ts';
import { refusalStatus } from './refusal-status.ts';
import { textField } from './form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

const CODE_FIELD_LENGTH = 20;

export const load: PageServerLoad = async ({ locals, url }) => ({
  signedIn: locals.signedIn !== null && locals.signedIn.account.email !== null,
  hasAccounts: await locals.kavarna.accounts.hasAccounts(),
  code: url.searchParams.get('code') ?? '',
});

export const actions: Actions = {
  join: async ({ request, locals, getClientAddress, setHeaders }) => {
    // As much as the field holds: what is longer is no code, and is not sent back.
    const code = textField(await request.formData(), 'code').slice(0, CODE_FIELD_LENGTH);
    const found = await locals.kavarna.seating.lookUpCode(code, getClientAddress(), { card: locals.card });
    if (!found.ok) {
      if (found.reason === 'too-many-tries') setHeaders({ 'retry-after': String(found.retryAfterSeconds) });
      return fail(refusalStatus(found.reason), { refusal: found.reason, code });
    }
    redirect(303, `/w/${found.value.code}`);
  },
  demonstrate: async ({ request, locals, getClientAddress }) => {
    const submitted = await request.formData();
    const stage = textField(submitted, 'stage');
    if (!isStage(stage)) return fail(400, { demonstrationRefusal: 'invalid-input' as const });
    const signedIn = locals.signedIn ? locals.asker : null;
    const opened = await locals.kavarna.demonstrations.openDemonstration({
      stage,
      signedIn,
      address: getClientAddress(),
    });
    if (!opened.ok) return fail(429, { demonstrationRefusal: opened.reason });
    const { workshop, initiative, accountToken } = opened.value;
    if (accountToken !== null) locals.keepAccount(accountToken);
    redirect(303, demonstrationPage(stage, workshop, initiative));
  },
};

/** The page on which the chosen stage is at work. */
function demonstrationPage(stage: Stage, workshop: string, initiative: string): string {
  if (stage === 'synthesis' || stage === 'priorities') return `/workshops/${workshop}/${stage}`;
  return stage === 'plan' ? `/initiatives/${initiative}/plan` : `/workshops/${workshop}`;
}
