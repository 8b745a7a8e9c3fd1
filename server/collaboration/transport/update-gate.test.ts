/** What the gate lets through: whole changes, and only those. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeUpdate, type Verdict } from './update-gate.ts';

const open = (doc: Y.Doc, update: Uint8Array, gate: Partial<Parameters<typeof judgeUpdate>[1]> = {}): Verdict =>
  judgeUpdate(update, { doc, isTheirs: () => true, isKnown: () => false, ...gate });

const why = (verdict: Verdict) => (verdict.ok ? 'taken' : verdict.why);

function docOf(write: (doc: Y.Doc) => void, client = 7): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.transact(() => write(doc));
  return doc;
}

const updateOf = (write: (doc: Y.Doc) => void, client?: number) => Y.encodeStateAsUpdate(docOf(write, client));

test('a first change is news, and says who writes and how many ideas it brings', () => {
  const update = updateOf((doc) => {
    for (const key of ['a', 'b']) doc.getMap('ideas').set(key, new Y.Map([['text', new Y.Text('Prevoz')]]));
    doc.getText('other').insert(0, 'x');
  });
  expect(open(new Y.Doc(), update)).toEqual({ ok: true, writers: [7], entries: 2, isNews: true });
});

test('what the document has already is taken, and is no news', () => {
  const doc = docOf((one) => one.getText('t').insert(0, 'abc'));
  doc.getText('t').delete(1, 1);
  expect(open(doc, Y.encodeStateAsUpdate(doc))).toMatchObject({ ok: true, isNews: false, writers: [] });
});

test('a deletion alone is news', () => {
  const doc = docOf((one) => one.getText('t').insert(0, 'abc'));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('t').delete(0, 1);
  expect(open(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))).toMatchObject({ ok: true, isNews: true });
});

test('a change that follows on something missing is a gap, whether it is the same client’s or another’s', () => {
  const first = docOf((doc) => doc.getText('t').insert(0, 'a'));
  const seen = Y.encodeStateVector(first);
  const other = new Y.Doc();
  other.clientID = 8;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(first));
  other.getText('t').insert(1, 'b');
  first.getText('t').insert(1, 'c');
  expect(why(open(new Y.Doc(), Y.encodeStateAsUpdate(first, seen)))).toBe('gap');
  expect(why(open(new Y.Doc(), Y.encodeStateAsUpdate(other, Y.encodeStateVector(first))))).toBe('gap');
  other.getText('t').delete(0, 1);
  const deletion = Y.encodeStateAsUpdate(other, Y.encodeStateVector(other));
  expect(why(open(new Y.Doc(), deletion))).toBe('gap');
});

test('nobody writes under an id that is another’s', () => {
  const update = updateOf((doc) => doc.getText('t').insert(0, 'a'), 99);
  expect(why(open(new Y.Doc(), update, { isTheirs: (client) => client !== 99 }))).toBe('not-theirs');
  // What is known of them already may be repeated.
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  expect(why(open(doc, update, { isTheirs: () => false }))).toBe('taken');
});

describe('what no table needs is not taken', () => {
  const cases: Record<string, { update: () => Uint8Array; because: string }> = {
    'bytes that are no update': { update: () => Uint8Array.of(1, 2, 3), because: 'malformed' },
    'nothing at all': { update: () => new Uint8Array(), because: 'malformed' },
    'thirty million declared structs': {
      update: () => Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 5, 0),
      because: 'malformed',
    },
    'a document within the document': {
      update: () => updateOf((doc) => doc.getMap('m').set('inner', new Y.Doc())),
      because: 'malformed',
    },
    'one long piece of text': {
      update: () => updateOf((doc) => doc.getText('t').insert(0, 'a'.repeat(20_001))),
      because: 'too-large',
    },
    'more entries than a screen shows': {
      update: () =>
        updateOf((doc) => {
          for (let index = 0; index <= 10_000; index++) doc.getMap('ideas').set(String(index), 1);
        }),
      because: 'too-many',
    },
    'maps within maps within maps': {
      update: () =>
        updateOf((doc) => {
          let map = doc.getMap<unknown>('m');
          for (let depth = 0; depth < 8; depth++) {
            const inner = new Y.Map<unknown>();
            map.set('deeper', inner);
            map = inner;
          }
        }),
      because: 'too-deep',
    },
  };
  test.each(Object.entries(cases))('%s', (_name, { update, because }) => {
    expect(why(open(new Y.Doc(), update()))).toBe(because);
  });
});

test('a long row of neighbours is no depth, and is judged quickly', () => {
  const update = updateOf((doc) => {
    const row = doc.getArray('row');
    for (let index = 0; index < 5_000; index++) row.push([new Y.Map()]);
  });
  expect(why(open(new Y.Doc(), update))).toBe('taken');
});

test('depth counts across what is there already and what comes', () => {
  const doc = new Y.Doc();
  const deepen = (): string => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    let map = other.getMap<unknown>('m');
    while (map.has('deeper')) map = map.get('deeper') as Y.Map<unknown>;
    map.set('deeper', new Y.Map());
    const update = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc));
    const verdict = why(open(doc, update));
    if (verdict === 'taken') Y.applyUpdate(doc, update);
    return verdict;
  };
  const verdicts = Array.from({ length: 8 }, deepen);
  expect(verdicts.indexOf('too-deep')).toBeGreaterThan(3);
});

test('what is taken leaves nothing waiting, whatever people did and however it was cut into updates', () => {
  const step = fc.record({
    person: fc.nat({ max: 2 }),
    at: fc.nat({ max: 30 }),
    kind: fc.constantFrom('type', 'delete', 'idea', 'hear'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const server = new Y.Doc();
      const people = [1, 2, 3].map((client) => {
        const doc = new Y.Doc();
        doc.clientID = client;
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'server') return;
          expect(open(server, update)).toMatchObject({ ok: true });
          Y.applyUpdate(server, update);
        });
        return doc;
      });
      for (const { person, at, kind } of steps) {
        const doc = people[person] ?? new Y.Doc();
        const text = doc.getText('t');
        if (kind === 'type') text.insert(Math.min(at, text.length), 'ab');
        else if (kind === 'delete' && text.length > 0) text.delete(at % text.length, 1);
        else if (kind === 'idea') doc.getMap('ideas').set(String(at), new Y.Map([['text', new Y.Text('x')]]));
        else Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server');
      }
      expect(server.store.pendingStructs).toBeNull();
      expect(server.store.pendingDs).toBeNull();
    }),
  );
});

test('spoilt updates are refused or harmless: nothing of them ever waits', () => {
  const update = updateOf((doc) => {
    doc.getMap('ideas').set('a', new Y.Map([['text', new Y.Text('Prevoz na klic')]]));
    doc.getText('t').insert(0, 'abc');
    doc.getText('t').delete(0, 1);
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: update.length - 1 }), fc.nat({ max: 255 })), { minLength: 1 }),
      (spoilt) => {
        const copy = update.slice();
        for (const [at, byte] of spoilt) copy[at] = byte;
        const doc = new Y.Doc();
        if (!open(doc, copy).ok) return;
        try {
          Y.applyUpdate(doc, copy);
        } catch {
          // Decoded, but not applicable: the room refuses it just as well.
          return;
        }
        expect(doc.store.pendingStructs).toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});

test('an item that hangs in itself, or a row of items in a circle, comes to an end', () => {
  const update = updateOf((doc) => {
    for (const key of ['a', 'b']) doc.getMap('ideas').set(key, new Y.Map([['text', new Y.Text('x')]]));
  });
  const seen = new Map<string, number>();
  for (let at = 0; at < update.length; at++) {
    for (let byte = 0; byte < 16; byte++) {
      const spoilt = update.slice();
      spoilt[at] = byte;
      const verdict = why(open(new Y.Doc(), spoilt));
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
    }
  }
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['gap', 'malformed', 'taken']));
});
