/** Whatever anybody writes into a drawing: it is shown or left out, in finite numbers and a finite time, and nothing else on the board suffers. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { elementFrom, type Fields } from './element.ts';
import { interWidth } from './inter-widths.ts';
import { inkSegment } from './ink-points.ts';
import { layOut, readDrawing } from './layout.ts';
import { richTextOf } from './rich-text.ts';
import { sceneOf } from './scene.ts';
import { boardSvg } from './svg.ts';

const shape = { x: 0, y: 0, rotation: 0, index: 'a1', parentId: 'page:page', isLocked: false, opacity: 1, meta: {} };
const frame = { title: 'Miza', language: 'sl', margin: 24, ground: '#ffffff' };
const KINDS = [
  'draw',
  'arrow',
  'text',
  'frame',
  'stamp',
  'geo',
  'line',
  'highlight',
  'note',
  'picture',
  'image',
  'rocket',
];
const KEYS = [
  ...['x', 'y', 'rotation', 'index', 'parentId', 'opacity', 'type', '__proto__', 'constructor', 'toString'],
  ...['w', 'h', 'size', 'color', 'fill', 'dash', 'geo', 'scale', 'scaleX', 'growY', 'segments', 'points', 'name'].map(
    (name) => `props.${name}`,
  ),
  ...[
    'start',
    'end',
    'bend',
    'richText',
    'text',
    'arrowheadEnd',
    'spline',
    'kind',
    'textAlign',
    'stamp',
    'picture',
  ].map((name) => `props.${name}`),
];

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 1e9, -1e9, 1e308, 5e-324, -0),
  fc.integer({ min: -5_000, max: 5_000 }),
);
const anyWord = fc.oneof(
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'page:page',
    'shape:a',
    '<script>',
    ']]>',
    '',
    'k3v9x0c2m4n6p8r1t5w7',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const anyValue = fc.oneof(
  anyNumber,
  anyWord,
  fc.constantFrom(null, undefined, true, [], {}),
  fc.record({ x: anyNumber, y: anyNumber, index: anyWord }),
  fc.dictionary(anyWord, fc.record({ x: anyNumber, y: anyNumber })),
  fc.array(fc.record({ type: anyWord, path: fc.base64String() }), { maxLength: 3 }),
  fc.array(fc.record({ type: anyWord, points: fc.array(fc.record({ x: anyNumber, y: anyNumber })) }), { maxLength: 3 }),
  anyWord.map(richTextOf),
  fc.jsonValue({ maxDepth: 4 }),
);
const anyFields: fc.Arbitrary<Fields> = fc
  .tuple(fc.constantFrom(...KINDS), fc.dictionary(fc.constantFrom(...KEYS), anyValue, { maxKeys: 14 }))
  .map(([type, fields]) => ({ ...shape, type, ...fields }));

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('An entry of anybody’s making', () => {
  it('is laid out in finite numbers or left out, and the element beside it stands', () => {
    fc.assert(
      fc.property(fc.array(anyFields, { minLength: 1, maxLength: 4 }), (hostile) => {
        const stamp = { ...shape, type: 'stamp', 'props.stamp': 'agree' };
        const entries = hostile.map((fields, i) => [`shape:${'abcd'[i]}`, fields] as const);
        const laid = layOut(readDrawing([...entries, ['shape:stamp', stamp]]), () => null, interWidth);
        expect(laid.map(({ element }) => element.id)).toContain('shape:stamp');
        for (const { place, rotation, marks, area, line } of laid) {
          const inPaths = marks.flatMap((mark) => (mark.kind === 'path' ? [mark.d] : []));
          expect(inPaths.join(' ')).not.toMatch(/NaN|Infinity|undefined|object/);
          expect(numbersIn({ place, rotation, area, line, marks }).every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no word of its own in the markup', () => {
    const evil = `</text><script>alert('1')</script><image href="javascript:1" onload='x'/>&quot;\u0000\ud800`;
    const entries = KINDS.map((type, i) => {
      const words = { 'props.richText': richTextOf(evil), 'props.text': evil, 'props.name': evil };
      const looks = { 'props.color': evil, 'props.geo': evil, 'props.dash': evil, 'props.w': 90, 'props.h': 60 };
      return [`shape:${i}${evil}`, { ...shape, ...words, ...looks, type: i > 10 ? evil : type }] as const;
    });
    const note = { id: 'n', place: { x: 0, y: 0 }, text: evil, colour: 'sun', signature: evil, round: 1 } as const;
    const svg = boardSvg(sceneOf([note], entries), { ...frame, title: evil, language: evil });
    expect(svg).toContain('alert');
    expect(svg).not.toMatch(/<script|<image|onload='x'\/>|\u0000/);
    expect(svg.match(/<[a-z]+/g)!.filter((tag) => !/^<(svg|title|rect|g|path|text|tspan)$/.test(tag))).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString', 'valueOf'])('finds nothing under the name of %s', (name) => {
    const words = { 'props.color': name, 'props.size': name, 'props.geo': name, 'props.arrowheadEnd': name };
    const [start, end] = [
      { x: 0, y: 0 },
      { x: 50, y: 50 },
    ];
    const arrow = { ...shape, ...words, type: 'arrow', 'props.start': start, 'props.end': end };
    const parts = readDrawing([
      ['shape:a', { ...arrow, 'props.richText': richTextOf('') }],
      ['shape:g', { ...shape, ...words, type: 'geo', 'props.w': 10, 'props.h': 10 }],
    ]);
    const laid = layOut(parts, () => null, interWidth);
    expect(laid).toHaveLength(2);
    for (const { element } of laid) expect(element.colour).toBe('#5f5346');
  });

  it('that never ends is cut off', () => {
    const points = Array.from({ length: 60_000 }, (_, i) => ({ x: i % 50, y: i % 40, pressure: 0.5 }));
    const ink = { ...shape, type: 'draw', 'props.segments': [inkSegmentOf(points), inkSegmentOf(points)] };
    const element = elementFrom('shape:a', ink);
    expect(element?.kind === 'ink' && element.points.length).toBe(20_000);
    let deep: object = { type: 'paragraph', content: [{ type: 'text', text: 'dno' }] };
    for (let i = 0; i < 5_000; i++) deep = { type: 'blockquote', content: [deep] };
    const text = elementFrom('shape:t', { ...shape, type: 'text', 'props.richText': { type: 'doc', content: [deep] } });
    expect(text?.kind).toBe('text');
    const frames = Array.from({ length: 3_000 }, (_, i) => {
      const parentId = i === 0 ? 'page:page' : `shape:${i - 1}`;
      return [`shape:${i}`, { ...shape, type: 'frame', parentId, 'props.w': 9, 'props.h': 9 }] as const;
    });
    expect(layOut(readDrawing(frames), () => null, interWidth)).toHaveLength(3_000);
  });

  it('that lies beyond all boards is left out', () => {
    for (const far of [1e9, -1e9, NaN, Infinity]) {
      const frame = { ...shape, type: 'frame', x: far, 'props.w': 10, 'props.h': 10 };
      expect(elementFrom('shape:a', frame)).toBeNull();
    }
  });
});

function inkSegmentOf(points: Parameters<typeof inkSegment>[0]): unknown {
  // Spread over an argument list this would be too long: made in pieces.
  const pieces = Array.from({ length: Math.ceil(points.length / 5_000) }, (_, i) =>
    atob(inkSegment(points.slice(i * 5_000, (i + 1) * 5_000), false).path),
  );
  return { type: 'free', path: btoa(pieces.join('')), dim: 2 };
}
