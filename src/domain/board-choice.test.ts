/** Where tldraw may run; anywhere else its code is never loaded. */
import { expect, test } from 'vitest';
import { whichBoard } from './board-choice.ts';

test.each([
  ['http:', 'localhost', false, 'tldraw'],
  ['http:', '127.0.0.1', false, 'tldraw'],
  ['http:', '[::1]', false, 'tldraw'],
  ['http:', '192.168.1.20', false, 'tldraw'],
  ['http:', 'kavarna', false, 'tldraw'],
  ['http:', 'kavarna.localhost', false, 'wall'],
  ['https:', 'localhost', false, 'tldraw'],
  ['https:', 'kavarna.example', false, 'wall'],
  ['https:', '192.168.1.20', false, 'wall'],
  ['https:', 'kavarna.example', true, 'tldraw'],
])('%s//%s with a key: %s -> %s', (protocol, hostname, hasLicenceKey, board) => {
  expect(whichBoard({ protocol, hostname, hasLicenceKey })).toBe(board);
});
