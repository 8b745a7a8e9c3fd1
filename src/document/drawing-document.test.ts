/** The form in which a drawing is kept. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { bringDrawingUpToDate, drawingEntries, drawingVersion, type DrawingEntry } from './drawing-document.ts';
import { drawingMap } from './table-document.ts';

/** The third form, let us say, has its colour in capitals. */
function inCapitals(entries: readonly DrawingEntry[]): DrawingEntry[] {
  return entries.map((entry) => {
    const [id, { colour, ...others }] = entry;
    return typeof colour === 'string' ? [id, { ...others, COLOUR: colour.toUpperCase() }] : entry;
  });
}

function drawn(): Y.Doc {
  const doc = new Y.Doc();
  const drawing = drawingMap(doc);
  drawing.set(
    'shape:a',
    new Y.Map<unknown>([
      ['colour', 'red'],
      ['x', 4],
    ]),
  );
  drawing.set('shape:b', new Y.Map<unknown>([['nobody', { knows: ['this'] }]]));
  (drawing as unknown as Y.Map<unknown>).set('shape:c', 7);
  return doc;
}

it('is brought up to date once, field by field, and what nobody understands stays', () => {
  const doc = drawn();
  const [a, b] = ['shape:a', 'shape:b'].map((id) => drawingMap(doc).get(id));
  expect(drawingVersion(doc)).toBe(1);
  expect(bringDrawingUpToDate(doc, 3, inCapitals)).toBe(true);
  expect(drawingEntries(doc)).toEqual([
    ['shape:a', { x: 4, COLOUR: 'RED' }],
    ['shape:b', { nobody: { knows: ['this'] } }],
  ]);
  expect([drawingMap(doc).get('shape:a'), drawingMap(doc).get('shape:b')]).toEqual([a, b]);
  expect((drawingMap(doc) as Y.Map<unknown>).get('shape:c')).toBe(7);
  expect(bringDrawingUpToDate(doc, 3, () => expect.fail('it is up to date'))).toBe(false);
});

it('is left alone where it is of a later form than one knows, and where nothing is drawn', () => {
  const later = drawn();
  bringDrawingUpToDate(later, 9, (entries) => entries);
  expect(bringDrawingUpToDate(later, 3, inCapitals)).toBe(false);
  const empty = new Y.Doc();
  expect(bringDrawingUpToDate(empty, 3, inCapitals)).toBe(false);
  expect(Y.encodeStateAsUpdate(empty)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});

it('counts what somebody changes in the same element meanwhile', () => {
  const [server, ana] = [drawn(), new Y.Doc()];
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(server));
  drawingMap(ana).get('shape:a')!.set('x', 90);
  bringDrawingUpToDate(server, 3, inCapitals);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana));
  expect(drawingEntries(server)[0]).toEqual(['shape:a', { x: 90, COLOUR: 'RED' }]);
});

it('reads a field called __proto__ as a field', () => {
  const doc = drawn();
  drawingMap(doc).get('shape:a')!.set('__proto__', { type: 'draw' });
  const [[, fields]] = drawingEntries(doc) as [DrawingEntry];
  expect(fields['type']).toBeUndefined();
  expect(Object.hasOwn(fields, '__proto__')).toBe(true);
});
