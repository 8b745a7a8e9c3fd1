/** Order keys: there is always room between two of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyAt, keyBetween } from './order.ts';

test('a key lies strictly between its neighbours, wherever in a growing list it is put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect([...keys].sort()).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test('keys stay short when every new one goes to the end', () => {
  let key: string | null = null;
  for (let i = 0; i < 200; i++) key = keyBetween(key, null);
  expect(key?.length).toBeLessThan(60);
});

test('there is nothing between two keys in the wrong order', () => {
  expect(() => keyBetween('b', 'a')).toThrow('invariant');
});

test('a place between two keys, at the front or at the end has a key; between equal keys there is none', () => {
  const keys = ['b', 'i', 'i', 'r'];
  expect(keyAt(keys, 2)).toBeNull();
  for (const at of [0, 1, 3, 4]) {
    const key = keyAt(keys, at);
    expect(key).not.toBeNull();
    expect([...keys.slice(0, at), key, ...keys.slice(at)]).toEqual([...keys, key].sort());
  }
});
