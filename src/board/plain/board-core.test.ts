/** Where one looks, what lies where, in which order it is read, how it is tidied, what pasted text becomes. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { meets, type Area } from '../drawing/area.ts';
import { AreaIndex } from './area-index.ts';
import { openingView, pinched, revealing, toBoard, toScreen, viewOf, visibleArea, zoomed } from './camera.ts';
import { noteExtra } from '../drawing/note-extra.ts';
import { notesFromText } from './pasted-text.ts';
import { inReadingOrder, nextTowards } from './reading-order.ts';
import { aligned, tidied } from './tidying.ts';

const view = { width: 1_000, height: 600 };
const place = fc.record({ x: fc.integer({ min: -5_000, max: 5_000 }), y: fc.integer({ min: -5_000, max: 5_000 }) });
const camera = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  zoom: fc.double({ min: 0.1, max: 3, noNaN: true }),
});
const note = (id: string, x: number, y: number) => ({ id, area: { x, y, width: 200, height: 160 } });

describe('The camera', () => {
  it('keeps what lies under the finger there while it comes nearer', () => {
    fc.assert(
      fc.property(camera, place, fc.double({ min: 0.1, max: 3, noNaN: true }), (from, at, zoom) => {
        const before = toBoard(from, at);
        const after = toBoard(zoomed(from, zoom, at), at);
        expect(after.x).toBeCloseTo(before.x, 5);
        expect(after.y).toBeCloseTo(before.y, 5);
      }),
    );
  });

  it('lets the board go with both fingers', () => {
    const from = { x: 0, y: 0, zoom: 1 };
    const fingers = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const;
    const apart = [
      { x: 50, y: 140 },
      { x: 250, y: 140 },
    ] as const;
    const to = pinched(from, fingers, apart);
    expect(to.zoom).toBeCloseTo(2);
    for (const i of [0, 1] as const) expect(toScreen(to, fingers[i])).toEqual(apart[i]);
  });

  it('shows another person’s whole view, whatever the shape of one’s own', () => {
    const theirs = { x: 300, y: 200, width: 900, height: 300 };
    const mine = visibleArea(viewOf(theirs, { width: 390, height: 844 }), { width: 390, height: 844 });
    expect(mine.x).toBeLessThanOrEqual(300 + 1e-6);
    expect(mine.x + mine.width).toBeGreaterThanOrEqual(1_200 - 1e-6);
    expect(mine.y + mine.height).toBeGreaterThanOrEqual(500);
  });

  it('moves no further than a note asks for, and stays where it is seen already', () => {
    const from = { x: 0, y: 0, zoom: 1 };
    expect(revealing(from, note('a', 300, 200).area, view, 0.6)).toEqual(from);
    const far = revealing(from, note('a', 1_500, 200).area, view, 0.6);
    expect(far.y).toBe(0);
    expect(toScreen(far, { x: 1_700, y: 0 }).x).toBeCloseTo(976);
  });

  it('opens a large board at its beginning, at a size that can be read', () => {
    expect(openingView({ x: 0, y: 0, width: 20_000, height: 9_000 }, view).zoom).toBe(0.6);
  });
});

describe('The index of what lies where', () => {
  it('finds what a look at everything finds', () => {
    const area = fc.record({
      x: fc.integer({ min: -3_000, max: 3_000 }),
      y: fc.integer({ min: -3_000, max: 3_000 }),
      width: fc.integer({ min: 0, max: 6_000 }),
      height: fc.integer({ min: 0, max: 2_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), area), { maxLength: 40 }),
        area,
        (puts, looked) => {
          const index = new AreaIndex();
          const all = new Map<string, Area>();
          for (const [n, at] of puts) {
            if (n === 0) {
              index.remove('1');
              all.delete('1');
              continue;
            }
            index.put(String(n), at);
            all.set(String(n), at);
          }
          const expected = [...all].filter(([, at]) => meets(at, looked)).map(([id]) => id);
          expect([...index.within(looked)].sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});

describe('Notes by keyboard', () => {
  const notes = [note('d', 0, 210), note('b', 230, 30), note('a', 0, 0), note('c', 460, 10), note('e', 230, 190)];

  it('are read row by row, though nobody laid them straight', () => {
    expect(inReadingOrder(notes).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test.each([
    ['a', 'right', 'b'],
    ['a', 'down', 'd'],
    ['e', 'up', 'b'],
    ['c', 'left', 'b'],
    ['c', 'right', null],
    ['a', 'up', null],
  ] as const)('from %s to the %s lies %s', (from, direction, to) => {
    const here = notes.find(({ id }) => id === from)!;
    expect(nextTowards(here, direction, notes)?.id ?? null).toBe(to);
  });
});

describe('Tidying', () => {
  it('covers no note with another and keeps the order in which they are read', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
        const items = places.map(({ x, y }, i) => note(String(i), x, y));
        const laid = [...tidied(items)].map(([id, { x, y }]) => note(id, x, y));
        for (const [i, a] of laid.entries()) {
          for (const b of laid.slice(i + 1)) {
            expect(Math.abs(a.area.x - b.area.x) >= 200 || Math.abs(a.area.y - b.area.y) >= 160).toBe(true);
          }
        }
        expect(inReadingOrder(laid).map(({ id }) => id)).toEqual(inReadingOrder(items).map(({ id }) => id));
      }),
    );
  });

  it('aligns with the outermost', () => {
    const places = aligned([note('a', 10, 0), note('b', 300, 50)], 'right');
    expect([...places.values()].map(({ x }) => x)).toEqual([300, 300]);
  });
});

describe('Pasted text', () => {
  test.each([
    ['ena\r\ndva\n\n', ['ena', 'dva']],
    ['- ena\n* dva\n3. tri', ['ena', 'dva', 'tri']],
    ['prvi\nodstavek\n\ndrugi', ['prvi\nodstavek', 'drugi']],
    ['a\tb\nc\t', ['a', 'b', 'c']],
    ['"prva\nvrsta"\t"z ""narekovaji"""\nc\td', ['prva\nvrsta', 'z "narekovaji"', 'c', 'd']],
    ['  ', []],
  ])('%j becomes %j', (text, notes) => {
    expect(notesFromText(text)).toEqual(notes);
  });

  it('loses no word, however much it is', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `vrstica${i}`);
    const notes = notesFromText(lines.join('\n'));
    expect(notes.length).toBeLessThanOrEqual(220);
    expect(notes.join('\n')).toBe(lines.join('\n'));
  });
});

test('a note’s own entry is read with care', () => {
  expect(noteExtra({ isLocked: 'yes', raised: NaN })).toEqual({ isLocked: false, raised: 0 });
  expect(noteExtra({ isLocked: true, raised: 3 })).toEqual({ isLocked: true, raised: 3 });
});
