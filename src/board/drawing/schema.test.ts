/** Drawings of earlier forms, and real ones that other programs saved. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { elementFrom, type Fields } from './element.ts';
import { interWidth } from './inter-widths.ts';
import { layOut, readDrawing } from './layout.ts';
import { linesOf, richTextOf } from './rich-text.ts';
import { currentEntries, type Entry } from './schema.ts';

const shape = { x: 0, y: 0, rotation: 0, index: 'a1', parentId: 'page:page', isLocked: false, opacity: 1, meta: {} };
const inTodaysForm = (id: string, fields: Fields) => [...currentEntries([[id, fields]])];

describe('A drawing of the first form', () => {
  it('has its ink packed, point by point', () => {
    const points = [
      { x: 1, y: 2, z: 0.5 },
      { x: 30, y: -4, z: 0.75 },
    ];
    const old = { ...shape, type: 'draw', 'props.isPen': true, 'props.segments': [{ type: 'free', points }] };
    const [entry] = inTodaysForm('shape:a', old);
    const ink = elementFrom(...entry!);
    const read = ink?.kind === 'ink' ? ink.points.map(({ x, y, pressure }) => ({ x, y, z: pressure })) : [];
    expect(read).toEqual(points);
  });

  it('has its words as documents', () => {
    const [entry] = inTodaysForm('shape:t', { ...shape, type: 'text', 'props.text': 'ena\ndva' });
    expect(linesOf(entry?.[1]['props.richText'])).toEqual(['ena', 'dva']);
    expect(entry?.[1]).not.toHaveProperty('props.text');
  });

  it('has arrows whose holds are entries of their own', () => {
    const end = { type: 'binding', boundShapeId: 'shape:f', normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false };
    const start = { type: 'point', x: 0, y: 20 };
    const arrow = { ...shape, type: 'arrow', 'props.start': start, 'props.end': end, 'props.text': '' };
    const frame = { ...shape, type: 'frame', x: 300, 'props.w': 100, 'props.h': 40 };
    const { elements, holds } = readDrawing([
      ['shape:a', arrow],
      ['shape:f', frame],
    ]);
    expect(holds).toMatchObject([{ arrow: 'shape:a', terminal: 'end', target: 'shape:f' }]);
    const tip = layOut({ elements, holds }, () => null, interWidth)
      .find(({ element }) => element.kind === 'arrow')
      ?.line?.at(-1);
    expect(tip?.x).toBeCloseTo(290, 0);
  });
});

describe('A drawing of today’s form', () => {
  it('stays the same, entry for entry, with what nobody understands', () => {
    const entries: Entry[] = [
      ['shape:t', { ...shape, type: 'text', 'props.richText': richTextOf('tu'), 'props.mood': 'glad', later: [1] }],
      ['shape:r', { ...shape, type: 'rocket', 'props.text': 3, 'props.fuel': { litres: 7 } }],
      ['binding:b', { type: 'arrow', fromId: 'shape:t', toId: 'shape:r' }],
      ['comment:c', { said: 'živjo' }],
    ];
    expect([...currentEntries(entries)]).toEqual(entries);
  });

  it('lets two people move and recolour the same arrow, and both count', () => {
    const [ana, bojan] = [new Y.Doc(), new Y.Doc()];
    const end = { x: 90, y: 0 };
    const arrow = { ...shape, type: 'arrow', 'props.start': { x: 0, y: 0 }, 'props.end': end, 'props.color': 'black' };
    const drawing = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('drawing');
    const fields = Object.entries({ ...arrow, 'props.richText': richTextOf('') });
    drawing(ana).set('shape:a', new Y.Map<unknown>(fields));
    Y.applyUpdate(bojan, Y.encodeStateAsUpdate(ana));
    drawing(ana).get('shape:a')!.set('x', 400);
    drawing(bojan).get('shape:a')!.set('props.color', 'red');
    Y.applyUpdate(bojan, Y.encodeStateAsUpdate(ana));
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(bojan));
    for (const doc of [ana, bojan]) {
      const element = elementFrom('shape:a', Object.fromEntries(drawing(doc).get('shape:a')!));
      expect(element).toMatchObject({ place: { x: 400 }, colour: '#e03131' });
    }
  });
});

const BOARDS = resolve(import.meta.dirname, '../../../../shared/data/whiteboards');

describe.skipIf(!existsSync(BOARDS))('Real boards of years past (left out where ../shared/data is not there)', () => {
  test.each(existsSync(BOARDS) ? globSync(join(BOARDS, '*.tldr')) : [])('%s is shown whole', (file) => {
    const { records } = JSON.parse(readFileSync(file, 'utf8')) as { records: Record<string, unknown>[] };
    const entries = records
      .filter(({ typeName }) => typeName === 'shape' || typeName === 'binding')
      .map(({ id, typeName: _, props, ...fields }): Entry => {
        const own = Object.entries(props as object).map(([key, value]) => [`props.${key}`, value] as const);
        return [id as string, { ...fields, ...Object.fromEntries(own) }];
      });
    const shapes = entries.filter(([id, { type }]) => id.startsWith('shape:') && type !== 'group');
    const laid = layOut(readDrawing(entries), () => null, interWidth);
    expect(laid.length).toBe(shapes.length);
    expect(laid.length).toBeGreaterThan(3);
  });
});
