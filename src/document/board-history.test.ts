/** A board's past: at every minute it is what a document that had heard just so much would show. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { IdeaId, RestoringId, TableId } from '#domain/identifiers.ts';
import { MINUTE_MS, minuteOf } from '#domain/timeline.ts';
import { BoardHistory } from './board-history.ts';
import { packUpdates, UpdatesArriving, type KeptUpdate } from './history-stream.ts';
import { noteRestoring } from './restorings.ts';
import { addIdea, ideasMap, readIdeas, removeIdea, restoreIdea, writeIdea } from './table-document.ts';

const TABLE = 'table' as TableId;
const START = 1_000 * MINUTE_MS;
const idOf = (number: number) => String(number).padStart(20, '0') as IdeaId;

/** A table at which something is done every few seconds or minutes, with the log of it. */
function evening(deeds: readonly { pause: number; what: number; name: number; text: string }[]): KeptUpdate[] {
  const doc = new Y.Doc();
  const log: KeptUpdate[] = [];
  let at = START;
  doc.on('update', (bytes: Uint8Array) => log.push({ sequence: log.length + 1, at, bytes }));
  for (const { pause, what, name, text } of deeds) {
    at += pause;
    const id = idOf(name);
    if (!ideasMap(doc).has(id)) {
      addIdea(doc, { id, text, colour: 'sun', place: { x: 0, y: 0 }, round: 1, seat: null, writtenAt: at });
    } else if (what === 0) removeIdea(doc, id, at);
    else if (what === 1) restoreIdea(doc, id);
    else if (what === 2) ideasMap(doc).delete(id);
    else writeIdea(doc, id, text);
  }
  return log;
}

function heard(log: readonly KeptUpdate[], minute: number) {
  const doc = new Y.Doc();
  for (const { at, bytes } of log) if (minuteOf(at) <= minute) Y.applyUpdate(doc, bytes);
  return readIdeas(doc, TABLE);
}

const deeds = fc.array(
  fc.record({
    pause: fc.oneof(fc.nat(20_000), fc.nat(10 * MINUTE_MS)),
    what: fc.nat(6),
    name: fc.nat(8),
    text: fc.string({ maxLength: 5 }),
  }),
  { maxLength: 150 },
);

test('at any minute it shows what had been written by its end, however the updates arrived', () => {
  fc.assert(
    fc.property(deeds, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }), (done, cuts) => {
      const log = evening(done);
      const history = new BoardHistory(TABLE);
      const arriving = new UpdatesArriving();
      const packed = packUpdates(log);
      for (let from = 0, cut = 0; from < packed.length; cut++) {
        const to = from + (cuts[cut % cuts.length] ?? 1);
        history.take(arriving.take(packed.subarray(from, to)));
        from = to;
      }
      expect(history.lastSequence).toBe(log.length);
      expect(history.minutes.reduce((sum, { updates }) => sum + updates, 0)).toBe(log.length);
      const last = minuteOf(log.at(-1)?.at ?? START);
      for (let minute = minuteOf(START) - 1; minute <= last + 1; minute++) {
        expect(history.ideasAt(minute)).toEqual(heard(log, minute));
      }
    }),
    { numRuns: 60 },
  );
});

test('says what changed in a minute, and nothing else', () => {
  const log = evening([
    { pause: 0, what: 9, name: 1, text: 'Klopi' },
    { pause: 1_000, what: 9, name: 2, text: 'Senca' },
    { pause: 3 * MINUTE_MS, what: 9, name: 1, text: 'Klopi ob potoku' },
    { pause: MINUTE_MS, what: 0, name: 2, text: '' },
  ]);
  const history = new BoardHistory(TABLE);
  history.take(log);
  const first = minuteOf(START);
  expect(history.minutes.map(({ minute, changed }) => [minute - first, [...changed.keys()].sort()])).toEqual([
    [0, [idOf(1), idOf(2)]],
    [3, [idOf(1)]],
    [4, [idOf(2)]],
  ]);
});

test('a clock that was set back does not turn the order of what happened', () => {
  const log = evening([
    { pause: 2 * MINUTE_MS, what: 9, name: 1, text: 'Klopi' },
    { pause: -MINUTE_MS, what: 9, name: 1, text: 'Klopi ob potoku' },
  ]);
  const history = new BoardHistory(TABLE);
  history.take(log);
  expect(history.minutes.map(({ minute }) => minute - minuteOf(START))).toEqual([2]);
  expect(history.ideasAt(minuteOf(START) + 2).map((idea) => idea.text)).toEqual(['Klopi ob potoku']);
});

test('restorings stand in the history, and what is no restoring is left out', () => {
  const doc = new Y.Doc();
  const restoring = {
    id: 'r'.repeat(20) as RestoringId,
    kind: 'board' as const,
    at: START,
    to: START - 5,
    idea: null,
    undoes: null,
  };
  noteRestoring(doc, restoring);
  doc.getMap('restorings').set('x'.repeat(20), { kind: 'explosion', at: 1 });
  doc.getMap('restorings').set('<script>', { kind: 'board', at: 1 });
  const history = new BoardHistory(TABLE);
  history.take([{ sequence: 1, at: START, bytes: Y.encodeStateAsUpdate(doc) }]);
  expect(history.restorings).toEqual([restoring]);
});
