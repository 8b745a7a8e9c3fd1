/** What every page needs: the language, the server's clock, who is signed in. */
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  serverNow: locals.kavarna.now(),
  signedInAs: locals.signedIn?.account.name ?? null,
});
