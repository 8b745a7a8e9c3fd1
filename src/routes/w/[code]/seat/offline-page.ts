/** Sees to it that this page can be opened again without a network, where the browser has service workers. */
import { dev, version } from '$app/environment';

/** As in src/service-worker.ts. */
const CACHE = `kavarna-seat-${version}`;

/** Resolves once the page and what it is made of lie on this device; a browser that refuses goes on as before. */
export async function keepPageForOffline(): Promise<void> {
  if (dev || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
    const cache = await caches.open(CACHE);
    const parts = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_app/immutable/'))
      .map(({ pathname }) => pathname);
    const missing = [];
    for (const part of new Set(parts)) if (!(await cache.match(part))) missing.push(part);
    await cache.addAll([...missing, location.pathname]);
  } catch {
    // Storage is blocked or full, or the network went: then a closed page waits for the network, which the notices don't deny.
  }
}
