/** Bringing a board back: it becomes what it was, undoing it becomes what it was before, and what others did since stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NOTE_COLOURS, type Idea } from '#domain/idea.ts';
import type { IdeaId, TableId } from '#domain/identifiers.ts';
import { bringBoard, onlyIdea, outcomeOf, readBoard, type BoardState } from './board-state.ts';
import {
  addIdea,
  drawingMap,
  ideasMap,
  moveIdea,
  readIdeas,
  recolourIdea,
  removeIdea,
  restoreIdea,
  writeIdea,
} from './table-document.ts';

const TABLE = 'table' as TableId;
const NAMES = ['1', '2', '3', '4', '5'];
const idOf = (name: string) => name.padStart(20, '0') as IdeaId;

/** What somebody does at a table, on a few ideas and drawn elements, so that changes meet. */
const deed = fc.record({
  what: fc.constantFrom('write', 'write', 'write', 'remove', 'restore', 'move', 'recolour', 'draw', 'erase', 'tear'),
  name: fc.constantFrom(...NAMES),
  text: fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', ' ', 'č', '🌳') }),
  number: fc.nat(5),
});
type Deed = typeof deed extends fc.Arbitrary<infer Kind> ? Kind : never;

function act(doc: Y.Doc, { what, name, text, number }: Deed): void {
  const id = idOf(name);
  const place = { x: number * 10, y: 0 };
  const colour = NOTE_COLOURS[number] ?? 'sun';
  if (what === 'write' && !ideasMap(doc).has(id)) {
    addIdea(doc, { id, text, colour, place, round: 1, seat: null, writtenAt: Number(name) });
  } else if (what === 'write') writeIdea(doc, id, text);
  else if (what === 'remove') removeIdea(doc, id, number + 1);
  else if (what === 'restore') restoreIdea(doc, id);
  else if (what === 'move') moveIdea(doc, id, place);
  else if (what === 'recolour') recolourIdea(doc, id, colour);
  else if (what === 'draw') draw(doc, `shape:${name}`, number, text);
  else if (what === 'erase') drawingMap(doc).delete(`shape:${name}`);
  else ideasMap(doc).delete(id);
}

function draw(doc: Y.Doc, id: string, x: number, text: string): void {
  const entry = drawingMap(doc).get(id) ?? drawingMap(doc).set(id, new Y.Map<unknown>());
  entry.set('x', x);
  entry.set('props.text', { said: text });
}

/** What people see: ideas that stand, and the drawing. */
function visible({ ideas, drawing }: BoardState) {
  const standing = ideas.filter((idea) => idea.removedAt === null);
  return { standing, drawing: new Map([...drawing].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const deeds = (maxLength: number) => fc.array(deed, { maxLength });

describe('bringing a board back', () => {
  test('makes it what it was, and undoing that makes it what it had become', () => {
    fc.assert(
      fc.property(deeds(25), deeds(25), (earlier, later) => {
        const doc = new Y.Doc();
        for (const one of earlier) act(doc, one);
        const then = readBoard(doc, TABLE);
        for (const one of later) act(doc, one);
        const before = readBoard(doc, TABLE);
        const outcome = outcomeOf(doc, { to: then, table: TABLE });
        expect(readBoard(doc, TABLE)).toEqual(before);

        expect(bringBoard(doc, { from: before, to: then, table: TABLE, at: 99 })).toEqual(outcome);
        const restored = readBoard(doc, TABLE);
        expect(visible(restored)).toEqual(visible(then));

        bringBoard(doc, { from: restored, to: before, table: TABLE, at: 100, isUndoing: true });
        expect(visible(readBoard(doc, TABLE))).toEqual(visible(before));
      }),
      { numRuns: 500 },
    );
  });

  test('tears no idea out and takes no words out of what goes into the bin', () => {
    fc.assert(
      fc.property(deeds(15), deeds(15), (earlier, later) => {
        const doc = new Y.Doc();
        for (const one of earlier) act(doc, one);
        const then = readBoard(doc, TABLE);
        for (const one of later) act(doc, one);
        const before = readBoard(doc, TABLE);
        bringBoard(doc, { from: before, to: then, table: TABLE, at: 99 });
        const after = new Map(readIdeas(doc, TABLE).map((idea) => [idea.id, idea]));
        for (const idea of before.ideas) {
          const kept = after.get(idea.id);
          expect(kept).toBeDefined();
          if (kept?.removedAt !== null) expect(kept?.text).toBe(idea.text);
        }
      }),
    );
  });

  test('nothing that others do after a restoring is taken away by undoing it', () => {
    fc.assert(
      fc.property(deeds(15), deeds(15), deeds(6), (earlier, later, since) => {
        const doc = new Y.Doc();
        for (const one of earlier) act(doc, one);
        const then = readBoard(doc, TABLE);
        for (const one of later) act(doc, one);
        const before = readBoard(doc, TABLE);
        bringBoard(doc, { from: before, to: then, table: TABLE, at: 99 });
        const restored = readBoard(doc, TABLE);
        for (const one of since) act(doc, one);
        const live = new Map(readIdeas(doc, TABLE).map((idea) => [idea.id, idea]));
        bringBoard(doc, { from: restored, to: before, table: TABLE, at: 100, isUndoing: true });
        const known = new Map(restored.ideas.map((idea) => [idea.id, idea]));
        for (const idea of readIdeas(doc, TABLE)) {
          const now = live.get(idea.id);
          // What is new or was moved by somebody lies where they put it.
          if (!known.has(idea.id) && !before.ideas.some((one) => one.id === idea.id)) expect(idea).toEqual(now);
          const moved = now && JSON.stringify(now.place) !== JSON.stringify(known.get(idea.id)?.place);
          if (moved && known.has(idea.id)) expect(idea.place).toEqual(now.place);
        }
      }),
    );
  });
});

function board(texts: Record<string, string>): Y.Doc {
  const doc = new Y.Doc();
  for (const [name, text] of Object.entries(texts)) act(doc, { what: 'write', name, text, number: 0 });
  return doc;
}
const textsOf = (ideas: readonly Idea[]) =>
  Object.fromEntries(ideas.filter((idea) => idea.removedAt === null).map((idea) => [Number(idea.id), idea.text]));

test('somebody who types in a note while the restoring is undone keeps what was typed', () => {
  const doc = board({ 1: 'Klopi ob potoku' });
  const then = readBoard(doc, TABLE);
  writeIdea(doc, idOf('1'), 'Klopi in drevesa ob potoku');
  const before = readBoard(doc, TABLE);
  bringBoard(doc, { from: before, to: then, table: TABLE, at: 9 });
  const restored = readBoard(doc, TABLE);
  writeIdea(doc, idOf('1'), 'Klopi ob potoku in senca');
  bringBoard(doc, { from: restored, to: before, table: TABLE, at: 9, isUndoing: true });
  expect(textsOf(readIdeas(doc, TABLE))).toEqual({ 1: 'Klopi in drevesa ob potoku in senca' });
});

test('one idea comes back, and the others stay as they are', () => {
  const doc = board({ 1: 'Klopi', 2: 'Senca' });
  const then = readBoard(doc, TABLE);
  writeIdea(doc, idOf('2'), 'Senca pri šoli');
  removeIdea(doc, idOf('1'), 5);
  const from = onlyIdea(readBoard(doc, TABLE), idOf('1'));
  const outcome = bringBoard(doc, { from, to: onlyIdea(then, idOf('1')), table: TABLE, at: 9 });
  expect(outcome).toEqual({ back: 1, binned: 0, rewritten: 0, rearranged: 0, drawn: 0 });
  expect(textsOf(readIdeas(doc, TABLE))).toEqual({ 1: 'Klopi', 2: 'Senca pri šoli' });
});
