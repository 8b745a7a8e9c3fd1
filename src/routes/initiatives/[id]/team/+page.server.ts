/** The team of an initiative: who is in it, who was invited, and what an owner does about it. */
import { error, fail, redirect } from '@sveltejs/kit';
import type { AccountId, InitiativeId } from '#domain/identifiers.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import { textField } from '../../../form-fields.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker, account } = whoIsSignedIn(locals, url);
  const id = params.id as InitiativeId;
  const { initiatives, team } = locals.kavarna;
  const initiative = await initiatives.initiative(asker, id);
  if (!initiative.ok) error(refusalStatus(initiative.reason), { message: initiative.reason });
  const members = await team.teamOf(asker, id);
  const invitations = await team.invitations(asker, id);
  return {
    initiative: initiative.value,
    me: account.id,
    members: members.ok ? members.value : [],
    /** null: not theirs to see. */
    invitations: invitations.ok ? invitations.value : null,
    isDemonstration: account.email === null,
  };
};

type Command = (context: {
  kavarna: App.Locals['kavarna'];
  asker: NonNullable<App.Locals['signedIn']>['asker'];
  initiative: InitiativeId;
  form: FormData;
}) => Promise<Result<unknown, Refusal>>;

async function command({ locals, params, request, url }: RequestEvent, name: string, run: Command) {
  const { asker } = whoIsSignedIn(locals, url);
  const form = await request.formData();
  const result = await run({ kavarna: locals.kavarna, asker, initiative: params.id as InitiativeId, form });
  return result.ok ? { done: name } : fail(refusalStatus(result.reason), { refusal: result.reason });
}

export const actions: Actions = {
  invite: async ({ locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const link = await locals.kavarna.accounts.invite(asker, params.id as InitiativeId);
    return link.ok
      ? { invitation: `${url.origin}/welcome/${link.value}` }
      : fail(refusalStatus(link.reason), { refusal: link.reason });
  },
  revokeInvitation: (event) =>
    command(event, 'revoked', ({ kavarna, asker, initiative, form }) =>
      kavarna.team.revokeInvitation(asker, initiative, textField(form, 'invitation')),
    ),
  setRole: (event) =>
    command(event, 'role', ({ kavarna, asker, initiative, form }) =>
      kavarna.team.setRole(
        asker,
        initiative,
        textField(form, 'account') as AccountId,
        textField(form, 'role') === 'owner' ? 'owner' : 'facilitator',
      ),
    ),
  remove: (event) =>
    command(event, 'removed', ({ kavarna, asker, initiative, form }) =>
      kavarna.team.removeMember(asker, initiative, textField(form, 'account') as AccountId),
    ),
  leave: async ({ locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const left = await locals.kavarna.team.leaveTeam(asker, params.id as InitiativeId);
    if (!left.ok) return fail(refusalStatus(left.reason), { refusal: left.reason });
    redirect(303, '/initiatives');
  },
};
