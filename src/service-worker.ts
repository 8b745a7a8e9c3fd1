/**
 * Opens the last seat's page where there is no network, so that words kept on this device can be read and written on. It exists only where
 * the browser allows it: on https and on this very machine. It keeps one page, the one that this browser saw last, and what that page is
 * made of; facilitators' pages, data and forms always go to the server.
 */
import { version } from '$service-worker';

interface LifeEvent extends Event {
  waitUntil(work: Promise<void>): void;
}

interface AskedEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What a service worker has of the web's interfaces, as far as this one needs it: TypeScript knows them only in place of a page's. */
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
}

const worker = self as unknown as Worker;
const CACHES = 'kavarna-seat-';
const CACHE = CACHES + version;
const SEAT_PAGE = /^\/w\/[^/]+\/seat$/;

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const names = await caches.keys();
    // What an earlier version was made of can't be shown by this one.
    await Promise.all(
      names.filter((name) => name.startsWith(CACHES) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await worker.clients.claim();
  };
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && SEAT_PAGE.test(pathname)) event.respondWith(seatPage(request, pathname));
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(part(request));
});

/** From the server wherever it answers; a seat that is not valid any more has no page here either. */
async function seatPage(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await forgetPages(cache);
      await cache.put(pathname, response.clone());
    } else if (response.status < 500) await cache.delete(pathname);
    return response;
  } catch (error) {
    const kept = await cache.match(pathname);
    if (kept) return kept;
    throw error;
  }
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
