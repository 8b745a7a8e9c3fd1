/** What the cards on the tables lead to: the addresses at which tablets reach this server. */
import { error } from '@sveltejs/kit';
import type { WorkshopId } from '#domain/identifiers.ts';
import { peoplesAddresses } from '../../../peoples-address.ts';
import { refusalStatus } from '../../../refusal-status.ts';
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

/** Cards on one sheet. */
const PER_PAGE = { '1': 1, '2': 2, '4': 4 } as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { asker } = whoIsSignedIn(locals, url);
  const keys = await locals.kavarna.links.cardKeys(asker, params.id as WorkshopId);
  if (!keys.ok) error(refusalStatus(keys.reason), { message: keys.reason });
  const origins = peoplesAddresses(locals.kavarna.addresses(), url);
  const wanted = url.searchParams.get('origin');
  const perPage = url.searchParams.get('perPage');
  return {
    /** By table, the secret part of its card's link. */
    keys: keys.value,
    origins,
    origin: origins.find((origin) => origin === wanted) ?? origins[0] ?? url.origin,
    perPage: perPage === '2' || perPage === '4' ? PER_PAGE[perPage] : PER_PAGE['1'],
  };
};
