/** What is drawn, read from its fields and laid in its places. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { elementFrom, type Fields } from './element.ts';
import { halfFrom, halfOf, inkPoints, inkSegment } from './ink-points.ts';
import { layOut, noteTarget, readDrawing } from './layout.ts';
import { orderAbove, orderBelow } from './order-key.ts';
import { linesOf, richTextOf } from './rich-text.ts';
import { wrappedLines } from './wrapped-lines.ts';

const shape = { x: 0, y: 0, rotation: 0, index: 'a1', parentId: 'page:page', isLocked: false, opacity: 1, meta: {} };
const half = (text: string) => text.length * 0.5;

function arrow(from: [number, number], to: [number, number], bend = 0): Fields {
  const [start, end] = [from, to].map(([x, y]) => ({ x, y }));
  return {
    ...shape,
    type: 'arrow',
    'props.start': start,
    'props.end': end,
    'props.bend': bend,
    'props.richText': richTextOf(''),
  };
}

describe('A stroke', () => {
  it('comes back as it was drawn, with pressure and without, to half a unit where it jumps far', () => {
    const point = fc.record({
      x: fc.double({ min: -800, max: 800, noNaN: true }),
      y: fc.double({ min: -800, max: 800, noNaN: true }),
      pressure: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), fc.boolean(), (points, hasPressure) => {
        const read = inkPoints([inkSegment(points, hasPressure)], { x: 1, y: 1 })!;
        expect(read.length).toBe(points.length);
        for (const [i, { x, y, pressure }] of read.entries()) {
          expect(Math.abs(x - points[i]!.x)).toBeLessThan(0.6);
          expect(Math.abs(y - points[i]!.y)).toBeLessThan(0.6);
          expect(Math.abs(pressure - (hasPressure ? points[i]!.pressure : 0.5))).toBeLessThan(0.01);
        }
      }),
    );
  });

  it('knows every number of half precision', () => {
    for (let bits = 0; bits < 0x7c00; bits++) expect(halfOf(halfFrom(bits))).toBe(bits);
    expect(halfFrom(halfOf(-1e9))).toBe(-65_504);
  });

  test.each([[undefined], [[{ path: '***' }]], [[{ path: 'AA==' }]], ['text']])(
    'is left out where it is broken: %j',
    (segments) => {
      expect(elementFrom('shape:a', { ...shape, type: 'draw', 'props.segments': segments })).toBeNull();
    },
  );
});

describe('The pile', () => {
  it('always has a place above all and under all', () => {
    let [top, bottom] = ['a1', 'a1'];
    for (let i = 0; i < 5_000; i++) {
      const [above, below] = [orderAbove([top, 'a1', 'a1V']), orderBelow([bottom, 'a1'])];
      expect(above > top && below < bottom, `${bottom} ${below} ${top} ${above}`).toBe(true);
      [top, bottom] = [above, below];
    }
  });

  it('takes no notice of what is no key', () => {
    expect(orderAbove(['', '?', 'a5x'])).toBe('a6');
    expect(orderBelow([])).toBe('a1');
    expect(orderBelow(['a15V'])).toBe('a1');
  });
});

describe('What is laid out', () => {
  it('lies in its frame, wherever the frame is, and on the board where frames form a ring', () => {
    const frame = (x: number, parentId: string) => ({
      ...shape,
      type: 'frame',
      x,
      parentId,
      'props.w': 100,
      'props.h': 80,
    });
    const text = { ...shape, type: 'text', x: 5, y: 7, parentId: 'shape:b', 'props.richText': richTextOf('tu') };
    const laid = (parent: string) =>
      layOut(
        readDrawing([
          ['shape:a', frame(1_000, parent)],
          ['shape:b', frame(200, 'shape:a')],
          ['shape:t', text],
        ]),
        () => null,
        half,
      ).find(({ element }) => element.id === 'shape:t');
    expect(laid('page:page')?.place).toEqual({ x: 1_205, y: 7 });
    expect(laid('shape:b')?.place).toEqual({ x: 5, y: 7 });
  });

  it('has arrows that end before the note they hold on to, also bent ones', () => {
    const note = { x: 300, y: 0, width: 200, height: 160 };
    const binding = { type: 'arrow', fromId: 'shape:a', toId: noteTarget('i'), 'props.terminal': 'end' };
    for (const bend of [0, 60, -60]) {
      const parts = readDrawing([
        ['shape:a', arrow([0, 80], [10, 80], bend)],
        ['binding:b', binding],
      ]);
      const [line] = layOut(parts, () => note, half).map((laid) => laid.line!);
      const tip = line!.at(-1)!;
      expect(tip.x).toBeGreaterThan(280);
      expect(tip.x).toBeLessThan(330);
      expect(line!.every(({ x, y }) => x < 300 || y < 0 || y > 160)).toBe(true);
      expect(layOut(parts, () => null, half)[0]?.line?.at(-1)?.x).toBeCloseTo(10);
    }
  });

  it('bends an arrow by as much as it says, to the side it says', () => {
    const [up, down] = [-40, 40].map(
      (bend) => layOut(readDrawing([['shape:a', arrow([0, 0], [200, 0], bend)]]), () => null, half)[0]!,
    );
    expect(Math.min(...up!.line!.map(({ y }) => y))).toBeCloseTo(-40);
    expect(Math.max(...down!.line!.map(({ y }) => y))).toBeCloseTo(40);
  });

  it('leaves out what nobody understands, and that alone', () => {
    const { elements, holds } = readDrawing([
      ['shape:empty', {}],
      ['nonsense', { type: 'draw' }],
      ['shape:unknown', { ...shape, type: 'rocket' }],
      ['shape:far', { ...shape, type: 'frame', x: NaN, 'props.w': -1 }],
      ['shape:text', { ...shape, type: 'text', 'props.richText': { type: 'doc', content: [{ type: 'x' }] } }],
      ['shape:stamp', { ...shape, type: 'stamp', 'props.stamp': 'agree' }],
      ['binding:loose', { type: 'arrow', fromId: 'shape:a', toId: 'shape:b', 'props.terminal': 'middle' }],
    ]);
    expect([...elements.keys()]).toEqual(['shape:stamp']);
    expect(holds).toEqual([]);
  });
});

describe('Drawn words', () => {
  it('come back line by line', () => {
    expect(linesOf(richTextOf('ena\n\ntri'))).toEqual(['ena', '', 'tri']);
  });

  it('break between words, and within one only where it is wider than the line', () => {
    expect(wrappedLines('ena dva tri', 4, half)).toEqual(['ena dva', 'tri']);
    expect(wrappedLines('predolgabeseda', 4, half)).toEqual(['predolga', 'beseda']);
  });
});
