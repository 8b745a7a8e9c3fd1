/** A server whose words come late: what people do before a table or a plan has arrived on their screen. */
import type { BrowserContext } from '@playwright/test';

/** Nothing that the server says over a socket reaches pages that this browser opens from here on, until what is returned is called. */
export async function withholdServer(context: BrowserContext): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await context.routeWebSocket(/./, (page) => {
    const server = page.connectToServer();
    server.onMessage((message) => void promise.then(() => page.send(message)));
  });
  return resolve;
}
