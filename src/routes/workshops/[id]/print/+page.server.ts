/** What the cards on the tables lead to: the addresses at which tablets reach this server. */
import { whoIsSignedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

const ONLY_HERE = /^(localhost|127\.|\[::1\])/;

/** Cards on one sheet. */
const PER_PAGE = { '1': 1, '2': 2, '4': 4 } as const;

export const load: PageServerLoad = ({ locals, url }) => {
  whoIsSignedIn(locals, url);
  const port = url.port === '' ? '' : `:${url.port}`;
  // On this machine's own name no tablet would find it: the addresses in the local network are offered instead.
  const inNetwork = ONLY_HERE.test(url.hostname)
    ? locals.kavarna.addresses().map((address) => `${url.protocol}//${address}${port}`)
    : [];
  const origins = [...inNetwork, url.origin];
  const wanted = url.searchParams.get('origin');
  const perPage = url.searchParams.get('perPage');
  return {
    origins,
    origin: origins.find((origin) => origin === wanted) ?? origins[0] ?? url.origin,
    perPage: perPage === '2' || perPage === '4' ? PER_PAGE[perPage] : PER_PAGE['1'],
  };
};
