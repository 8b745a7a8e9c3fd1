/** A drawn element as it lies in the document. */
import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { fieldsOf, isDrawnId, recordOf, type DrawnRecord } from './drawing-record.ts';

const frame = {
  id: 'shape:okvir',
  typeName: 'shape',
  type: 'frame',
  x: 1,
  y: 2,
  rotation: 0,
  index: 'a1',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  meta: {},
  props: { w: 10, h: 20, name: 'Šola', color: 'black' },
} as DrawnRecord;

function entryOf(fields: Iterable<[string, unknown]>): Y.Map<unknown> {
  const drawing = new Y.Doc().getMap<Y.Map<unknown>>();
  drawing.set('entry', new Y.Map(fields));
  return drawing.get('entry')!;
}

it('comes back as it was written', () => {
  expect(recordOf(frame.id, entryOf(fieldsOf(frame)))).toEqual(frame);
});

it('has a key of its own for each property', () => {
  expect([...fieldsOf(frame).keys()]).toContain('props.name');
});

it('takes its name and kind from its key alone, whatever the entry claims', () => {
  const entry = entryOf([
    ['id', 'shape:other'],
    ['typeName', 'page'],
    ['props', 7],
  ]);
  expect(recordOf('binding:b', entry)).toEqual({ id: 'binding:b', typeName: 'binding', props: {} });
});

it('is none where the entry is anything but a map', () => {
  for (const entry of [7, null, undefined, 'text', {}, new Y.Array(), new Y.Text()]) {
    expect(recordOf('shape:a', entry)).toBeNull();
  }
});

it('is known by its key', () => {
  expect(['shape:a', 'binding:b', 'page:page', 'nonsense', 'camera:x'].filter(isDrawnId)).toEqual([
    'shape:a',
    'binding:b',
  ]);
});
