/** Words taken out of a document are in none of its updates, and no copy brings them back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { runsOf, takeOut, withoutRuns, type Entries } from './taken-out.ts';

const IDEAS = 'ideas';
const KEYS = ['first', 'second', 'third'] as const;

/** A document as the server keeps it, with every update it told of. */
function keptDocument() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates };
}

function note(doc: Y.Doc, key: string, text: string): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>();
    entry.set('text', new Y.Text(text));
    entry.set('colour', 'sun');
    doc.getMap<Y.Map<unknown>>(IDEAS).set(key, entry);
  });
}

const textOf = (doc: Y.Doc, key: string) => doc.getMap<Y.Map<Y.Text>>(IDEAS).get(key)?.get('text');

function join(updates: readonly Uint8Array[], gc = true): Y.Doc {
  const doc = new Y.Doc({ gc });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const contains = (updates: readonly Uint8Array[], word: string) =>
  updates.some((update) => Buffer.from(update).includes(word));

const FIRST: Entries[] = [{ map: IDEAS, keys: ['first'] }];

describe('words taken out', () => {
  it('are in no update, those typed over before included', () => {
    const { doc, updates } = keptDocument();
    note(doc, 'first', 'marelica');
    note(doc, 'second', 'breskev');
    textOf(doc, 'first')?.delete(0, 8);
    textOf(doc, 'first')?.insert(0, 'hruška');
    note(doc, 'first', 'jabolko');
    takeOut(doc, FIRST);
    const runs = runsOf(updates, FIRST);
    const clean = updates.map((update) => withoutRuns(update, runs));
    expect(contains(updates, 'marelica')).toBe(true);
    for (const word of ['marelica', 'hruška', 'jabolko']) expect(contains(clean, word)).toBe(false);
    expect(contains(clean, 'breskev')).toBe(true);
    expect(contains([Y.encodeStateAsUpdate(doc)], 'jabolko')).toBe(false);
  });

  it('leave every earlier state of the rest as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.nat(2), key: fc.constantFrom(...KEYS), text: fc.string(), at: fc.nat(40) }), {
          minLength: 1,
          maxLength: 40,
        }),
        (deeds) => {
          const { doc, updates } = keptDocument();
          const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
          for (const { who, key, text, at } of deeds) {
            const own = people[who % 3] as Y.Doc;
            const shared = textOf(own, key);
            if (!shared) note(own, key, text);
            else if (at % 3 === 0) shared.delete(0, Math.min(shared.length, at));
            else shared.insert(Math.min(shared.length, at), text);
            if (at % 4 === 0) continue;
            Y.applyUpdate(doc, Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc)));
            Y.applyUpdate(own, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(own)));
          }
          const runs = runsOf(updates, FIRST);
          const clean = updates.map((update) => withoutRuns(update, runs));
          for (let length = 0; length <= updates.length; length++) {
            const [before, after] = [join(updates.slice(0, length)), join(clean.slice(0, length))];
            for (const key of ['second', 'third'])
              expect(textOf(after, key)?.toString()).toBe(textOf(before, key)?.toString());
            expect(after.getMap(IDEAS).has('first')).toBe(false);
            expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(before));
          }
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });

  it('do not come back with a copy that still has them, nor with what is typed into them there', () => {
    const { doc, updates } = keptDocument();
    const stale = new Y.Doc();
    note(doc, 'first', 'marelica');
    Y.applyUpdate(stale, Y.encodeStateAsUpdate(doc));
    takeOut(doc, FIRST);
    const runs = runsOf(updates, FIRST);
    const restarted = join(updates.map((update) => withoutRuns(update, runs)));
    textOf(stale, 'first')?.insert(8, ' in breskev');
    note(stale, 'second', 'hruška');
    const sent = Y.encodeStateAsUpdate(stale, Y.encodeStateVector(restarted));
    const told: Uint8Array[] = [];
    restarted.on('update', (update: Uint8Array) => told.push(update));
    Y.applyUpdate(restarted, sent);
    Y.applyUpdate(stale, Y.encodeStateAsUpdate(restarted, Y.encodeStateVector(stale)));
    for (const one of [restarted, stale]) {
      expect([...one.getMap(IDEAS).keys()]).toEqual(['second']);
      expect(contains([Y.encodeStateAsUpdate(one)], 'marelica')).toBe(false);
      expect(contains([Y.encodeStateAsUpdate(one)], 'breskev')).toBe(false);
    }
    expect(contains(told, 'breskev')).toBe(false);
    expect(contains(told, 'hruška')).toBe(true);
  });
});
