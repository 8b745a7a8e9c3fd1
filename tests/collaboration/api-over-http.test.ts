/** What the web server does to a request before the pages' handler sees it, as far as the API is concerned. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfiguration } from '#server/configuration.ts';
import { introduce } from '#server/web-server.ts';

const configuration = readConfiguration({});
const server = createServer((request, response) => {
  introduce(request, configuration);
  response.end(request.headers['content-type']);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function contentTypeSeen(path: string, type: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const headers = { 'content-type': type };
  return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: 'a=b', headers })).text();
}

test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain;charset=UTF-8'])(
  'a form (%s) is guarded at the pages, and reaches the API as something that is no JSON',
  async (type) => {
    expect(await contentTypeSeen('/sign-in', type)).toBe(type);
    expect(await contentTypeSeen('/api', type)).toBe(type);
    expect(await contentTypeSeen('/api/v1/join', type)).toBe('application/octet-stream');
  },
);

test('JSON reaches the API as it is', async () => {
  expect(await contentTypeSeen('/api/v1/join', 'application/json')).toBe('application/json');
});
