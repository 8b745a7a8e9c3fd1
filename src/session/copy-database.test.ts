import { expect, it } from 'vitest';
import { troubleOf } from './copy-database.ts';

it.each([
  ['QuotaExceededError', 'full'],
  ['VersionError', 'held'],
  ['SecurityError', 'blocked'],
  ['UnknownError', 'blocked'],
])('%s of the database is said as %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});

it('a browser without IndexedDB is said as blocked', () => {
  expect(troubleOf(new ReferenceError('indexedDB is not defined'))).toBe('blocked');
});
