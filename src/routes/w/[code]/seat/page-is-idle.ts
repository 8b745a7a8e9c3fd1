/** Lets the page answer the person's first tap before it goes on with what is heavy. */

/** At most so long is waited, however busy the page is. Milliseconds. */
const PATIENCE_MS = 1_000;

export function pageIsIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Not every browser tells when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve);
  });
}
