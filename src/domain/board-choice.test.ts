/** Where tldraw may run, and who decides there; anywhere else our own board stands. */
import { expect, test } from 'vitest';
import { chooseBoard, type BoardKind } from './board-choice.ts';

const at = (
  hostname: string,
  more: { hasLicenceKey?: boolean; preferred?: BoardKind | null; chosen?: unknown } = {},
): BoardKind => chooseBoard({ hostname, hasLicenceKey: false, preferred: null, chosen: undefined, ...more }).board;

test.each(['localhost', '127.0.0.1', '[::1]', '192.168.1.20', 'kavarna', 'kavarna.localhost', 'kavarna.example'])(
  'at %s our own board stands unless somebody wants another',
  (hostname) => expect(at(hostname)).toBe('plain'),
);

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['192.168.1.20', false],
  ['localhost.example', false],
  ['kavarna.localhost', false],
  ['kavarna.example', false],
])('without a key tldraw may be chosen on this machine alone: %s, %s', (hostname, may) => {
  expect(at(hostname, { preferred: 'tldraw' })).toBe(may ? 'tldraw' : 'plain');
  expect(at(hostname, { chosen: 'tldraw' })).toBe(may ? 'tldraw' : 'plain');
  const { choices } = chooseBoard({ hostname, hasLicenceKey: false, preferred: null, chosen: null });
  expect(choices).toHaveLength(may ? 2 : 1);
});

test('with a key it stands everywhere, unless the operator or the person says otherwise', () => {
  expect(at('kavarna.example', { hasLicenceKey: true })).toBe('tldraw');
  expect(at('kavarna.example', { hasLicenceKey: true, preferred: 'plain' })).toBe('plain');
  expect(at('kavarna.example', { hasLicenceKey: true, chosen: 'plain' })).toBe('plain');
  expect(at('kavarna.example', { hasLicenceKey: true, preferred: 'plain', chosen: 'tldraw' })).toBe('tldraw');
});

test('a cookie that says something else chooses nothing', () => {
  for (const chosen of ['', 'excalidraw', null, 7]) expect(at('localhost', { chosen })).toBe('plain');
});
