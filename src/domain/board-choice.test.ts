/** Where tldraw may run; anywhere else our own board stands. */
import { expect, test } from 'vitest';
import { whichBoard } from './board-choice.ts';

test.each([
  ['http:', 'localhost', false, 'tldraw'],
  ['http:', '127.0.0.1', false, 'tldraw'],
  ['http:', '[::1]', false, 'tldraw'],
  ['http:', '192.168.1.20', false, 'tldraw'],
  ['http:', 'kavarna', false, 'tldraw'],
  ['http:', 'kavarna.localhost', false, 'plain'],
  ['https:', 'localhost', false, 'tldraw'],
  ['https:', 'kavarna.example', false, 'plain'],
  ['https:', '192.168.1.20', false, 'plain'],
  ['https:', 'kavarna.example', true, 'tldraw'],
])('%s//%s with a key: %s -> %s', (protocol, hostname, hasLicenceKey, board) => {
  expect(whichBoard({ protocol, hostname, hasLicenceKey })).toBe(board);
});
