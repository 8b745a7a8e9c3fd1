import { expect, test } from 'vitest';
import { SteadyHocuspocus } from './steady-hocuspocus.ts';

const idle = () => new Promise((resolve) => setImmediate(resolve));

async function untilUnloaded(hocuspocus: SteadyHocuspocus<unknown>, name: string): Promise<void> {
  while (hocuspocus.documents.has(name)) await idle();
}

test('a document that is gone does not take its successor with it', async () => {
  const hocuspocus = new SteadyHocuspocus<unknown>({ quiet: true, debounce: 0, maxDebounce: 0 });
  const first = await hocuspocus.openDirectConnection('table/a');
  const old = first.document;
  await first.disconnect();
  await untilUnloaded(hocuspocus, 'table/a');

  const second = await hocuspocus.openDirectConnection('table/a');
  if (!old) throw new Error('The first connection had a document.');
  await hocuspocus.unloadDocument(old);
  expect(hocuspocus.documents.get('table/a')).toBe(second.document);
});

test('a document is not let go under somebody who has just asked for it', async () => {
  const hocuspocus = new SteadyHocuspocus<unknown>({ quiet: true, debounce: 0, maxDebounce: 0 });
  const first = await hocuspocus.openDirectConnection('table/a');
  const leaving = first.disconnect();
  const [second] = await Promise.all([hocuspocus.openDirectConnection('table/a'), leaving]);
  await idle();
  expect(hocuspocus.documents.get('table/a')).toBe(second.document);
});

test('a document that nobody is at any more is let go', async () => {
  const hocuspocus = new SteadyHocuspocus<unknown>({ quiet: true, debounce: 0, maxDebounce: 0 });
  const connection = await hocuspocus.openDirectConnection('table/a');
  await connection.transact((doc) => doc.getMap('ideas').set('a', 1));
  await connection.disconnect();
  await untilUnloaded(hocuspocus, 'table/a');
  expect(hocuspocus.documents.size).toBe(0);
});
