/** The service worker lets pages through without a second question to the server. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './kavarna-fixture.ts';

test.use({ serviceWorkers: 'allow' });

test('a page is asked for once, whether the service worker keeps it or not', async ({ page, kavarna }) => {
  const script = await (await fetch(`${kavarna.url}/service-worker.js`)).text();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    asked.push(address);
    const isScript = address === '/service-worker.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'cache-control': 'no-store',
    });
    response.end(isScript ? script : '<!doctype html><link rel="icon" href="data:,"><h1>Miza</h1>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  await page.goto(`${origin}/`);
  await page.evaluate(async () => {
    const controlled = new Promise((taken) =>
      navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }),
    );
    await navigator.serviceWorker.register('/service-worker.js');
    await controlled;
  });
  const pages = ['/w/ABC/seat', '/w/ABC/t/1', '/workshops', '/w/ABC/seat'];
  asked.length = 0;
  for (const address of pages) {
    await page.goto(origin + address);
    await expect(page.getByRole('heading', { name: 'Miza' })).toBeVisible();
  }
  // A second question would go out beside the first: after the last page it has had all the time of the others.
  expect(asked).toEqual(pages);
  await page.context().setOffline(true);
  await page.goto(`${origin}/w/ABC/seat`);
  await expect(page.getByRole('heading', { name: 'Miza' })).toBeVisible();
  server.close();
});
