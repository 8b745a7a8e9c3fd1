/** The ways into a workshop: its code and cards, replaced together, and links to look on. */
import { error, fail } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { textField } from '../../../form-fields.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const DAY_MS = 24 * 3_600_000;
const LIFETIMES_MS: Record<string, number | null> = { day: DAY_MS, week: 7 * DAY_MS, unlimited: null };

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const links = await locals.kavarna.links.observerLinks(asker, params.id as WorkshopId);
  if (!links.ok) error(refusalStatus(links.reason), { message: links.reason });
  return { links: links.value };
};

export const actions: Actions = {
  renew: async ({ locals, params, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const renewed = await locals.kavarna.links.renewCode(asker, params.id as WorkshopId);
    return renewed.ok
      ? { renewed: renewed.value.code }
      : fail(refusalStatus(renewed.reason), { refusal: renewed.reason });
  },
  make: async ({ locals, params, request, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const form = await request.formData();
    const lifetimeMs = LIFETIMES_MS[textField(form, 'lifetime')];
    if (lifetimeMs === undefined) return fail(400, { refusal: 'invalid-input' as const });
    const wish = { label: textField(form, 'label'), lifetimeMs };
    const made = await locals.kavarna.links.makeObserverLink(asker, params.id as WorkshopId, wish);
    return made.ok
      ? { made: `${url.origin}/watch/${made.value.token}` }
      : fail(refusalStatus(made.reason), { refusal: made.reason });
  },
  revoke: async ({ locals, params, request, url }) => {
    const { asker } = whoIsSignedIn(locals, url);
    const link = textField(await request.formData(), 'link');
    const revoked = await locals.kavarna.links.revokeObserverLink(asker, params.id as WorkshopId, link);
    return revoked.ok ? { revoked: true } : fail(refusalStatus(revoked.reason), { refusal: revoked.reason });
  },
};
