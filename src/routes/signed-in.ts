/** The door of the facilitators' pages: who is not signed in is sent to sign in, and comes back. */
import { redirect } from '@sveltejs/kit';

export function whoIsSignedIn(locals: App.Locals, url: URL): NonNullable<App.Locals['signedIn']> {
  if (!locals.signedIn) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`);
  return locals.signedIn;
}
