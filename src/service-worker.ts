/**
 * Opens the last seat's page where there is no network, so that words kept on this device can be read and written on. It exists only where
 * the browser allows it: on https and on this very machine. It keeps one page, the one that this browser saw last, and what that page is
 * made of; facilitators' pages, data and forms always go to the server.
 */
import { version } from '$service-worker';

interface LifeEvent extends Event {
  waitUntil(work: Promise<void>): void;
}

interface Route {
  condition: { urlPattern: string };
  source: { cacheName: string };
}

interface InstallEvent extends LifeEvent {
  /** Where the browser has it: what it answers from a cache, or else from the network, without waking this worker. */
  addRoutes?(routes: readonly Route[]): Promise<void>;
}

interface AskedEvent extends LifeEvent {
  readonly request: Request;
  /** The answer that the browser asked for while this worker was still waking up. */
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

/** What a service worker has of the web's interfaces, as far as this one needs it: TypeScript knows them only in place of a page's. */
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void;
  addEventListener(type: 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
}

const worker = self as unknown as Worker;
const CACHES = 'kavarna-seat-';
const CACHE = CACHES + version;
const PARTS = '/_app/immutable/';
const SEAT_PAGE = /^\/w\/[^/]+\/seat$/;

worker.addEventListener('install', (event) => {
  void worker.skipWaiting();
  const routes = event.addRoutes?.([{ condition: { urlPattern: `${PARTS}*` }, source: { cacheName: CACHE } }]);
  // A browser that understands them otherwise asks this worker, as others do.
  if (routes) event.waitUntil(routes.catch(() => undefined));
});

worker.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const names = await caches.keys();
    // What an earlier version was made of can't be shown by this one.
    await Promise.all(
      names.filter((name) => name.startsWith(CACHES) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await worker.registration.navigationPreload?.enable();
    await worker.clients.claim();
  };
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate')
    event.respondWith(SEAT_PAGE.test(pathname) ? seatPage(event, pathname) : page(event));
  else if (pathname.startsWith(PARTS)) event.respondWith(part(request));
});

/** What the browser asked for ahead; it would ask again for each page that this worker did not answer. */
async function page({ preloadResponse, request }: AskedEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

/** From the server wherever it answers; a seat that is not valid any more has no page here either. */
async function seatPage(event: AskedEvent, pathname: string): Promise<Response> {
  try {
    const response = await page(event);
    // The page does not wait for its copy.
    event.waitUntil(keepPage(pathname, response.clone()));
    return response;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(pathname);
    if (kept) return kept;
    throw error;
  }
}

async function keepPage(pathname: string, response: Response): Promise<void> {
  const cache = await caches.open(CACHE);
  if (response.ok) {
    await forgetPages(cache);
    await cache.put(pathname, response);
  } else if (response.status < 500) await cache.delete(pathname);
}

async function forgetPages(cache: Cache): Promise<void> {
  for (const request of await cache.keys()) {
    if (SEAT_PAGE.test(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** Its name changes with its content: what is kept is as good as what would be fetched. */
async function part(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
