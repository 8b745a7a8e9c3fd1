/** The one file of src that meets the server: finds out who asks and in which language, and hands Kavarna to the pages. */
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { ACCOUNT_COOKIE, CARD_COOKIE, observerCookie, seatCookie } from '#server/accounts/sessions.ts';
import type { Kavarna } from '#server/kavarna.ts';
import { isCannotSave } from '#server/store/cannot-save.ts';
import { LANGUAGE_COOKIE, isLanguage, htmlLanguage, negotiateLanguage } from '#language/languages.ts';

function kavarna(): Kavarna {
  const instance = (globalThis as Record<symbol, unknown>)[Symbol.for('kavarna')] as Kavarna | undefined;
  if (!instance) throw new Error('invariant: Kavarna was built before the pages are asked');
  return instance;
}

const introduce: Handle = async ({ event, resolve }) => {
  const { locals, cookies } = event;
  locals.kavarna = kavarna();
  const chosen = cookies.get(LANGUAGE_COOKIE);
  locals.language = isLanguage(chosen) ? chosen : negotiateLanguage(event.request.headers.get('accept-language'));
  locals.accountToken = cookies.get(ACCOUNT_COOKIE);
  locals.signedIn = await locals.kavarna.accounts.signedIn(locals.accountToken);
  locals.asker = locals.signedIn?.asker ?? { kind: 'nobody' };
  const cookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: event.url.protocol === 'https:',
  } as const;
  locals.visit = (workshop) => locals.kavarna.visits.visit(cookies.get(seatCookie(workshop)));
  locals.watch = async (workshop) => {
    const watch = await locals.kavarna.visits.watch(cookies.get(observerCookie(workshop)));
    return watch?.workshop.id === workshop ? watch : null;
  };
  locals.keepWatch = (workshop, token) =>
    cookies.set(observerCookie(workshop), token, { ...cookieOptions, maxAge: 3 * 86_400 });
  locals.card = cookies.get(CARD_COOKIE);
  locals.keepCard = (key) => cookies.set(CARD_COOKIE, key, { ...cookieOptions, maxAge: 86_400 });
  locals.keepSeat = (workshop, token) =>
    cookies.set(seatCookie(workshop), token, { ...cookieOptions, maxAge: 3 * 86_400 });
  locals.keepAccount = (token) => cookies.set(ACCOUNT_COOKIE, token, { ...cookieOptions, maxAge: 10 * 86_400 });
  locals.signOut = async () => {
    await locals.kavarna.accounts.signOut(locals.accountToken);
    cookies.delete(ACCOUNT_COOKIE, { path: '/' });
  };
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%kavarna.language%', htmlLanguage(locals.language)),
  });
};

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a page of another site asks for a change. The API takes no cookie, so there nothing can be asked in somebody's name. */
function isForeign({ request, url }: RequestEvent): boolean {
  if (READING.includes(request.method) || url.pathname.startsWith('/api/v1/')) return false;
  const origin = request.headers.get('origin');
  return (origin !== null && origin !== url.origin) || request.headers.get('sec-fetch-site') === 'cross-site';
}

/** What no page may be without, whatever it shows. The content security policy comes from SvelteKit, with a nonce per page. */
const protect: Handle = async ({ event, resolve }) => {
  if (isForeign(event)) return new Response(null, { status: 403 });
  const response = await resolve(event);
  // What somebody may read today they may not read tomorrow, and not on the next person's screen.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  const policy = response.headers.get('content-security-policy');
  // Older browsers do not count sockets as of the page's own origin; of others there are none.
  const { host } = event.url;
  if (policy) response.headers.set('content-security-policy', policy.replace('ws: wss:', `ws://${host} wss://${host}`));
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('permissions-policy', 'geolocation=(), microphone=(), payment=()');
  return response;
};

export const handle = sequence(protect, introduce);

/** A path as it may be told: the secret parts of links are left out. */
function withoutSecrets(path: string): string {
  return path.replace(/^(\/(?:welcome|watch|t)\/).*/, '$1…');
}

/** What the framework refuses by itself, in our words. The operator hears only of what nobody foresaw. */
export const handleError: HandleServerError = ({ error, status, event }) => {
  if (status === 413) return { message: 'too-large' };
  if (status === 404) return { message: 'no-such-page' };
  if (status < 500) return { message: 'invalid-input' };
  if (isCannotSave(error)) {
    kavarna().report(
      `${event.request.method} ${withoutSecrets(event.url.pathname)}: the disk does not take it (${String(error)}).`,
    );
    return { message: 'cannot-save' };
  }
  const trace = error instanceof Error ? error.stack : String(error);
  kavarna().report(`${event.request.method} ${withoutSecrets(event.url.pathname)} failed: ${trace}`);
  return { message: 'unexpected' };
};
