/** Pictures on a board: what is read as one, where it lies, and what stands in its place when it isn't there. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PictureId } from '#domain/identifiers.ts';
import { elementFrom } from './element.ts';
import { interWidth } from './inter-widths.ts';
import { layOut, readDrawing } from './layout.ts';
import { orderUnder } from './order-key.ts';
import { missingPictureMarks, picturesNamedIn } from './picture.ts';
import { sceneOf } from './scene.ts';
import { boardSvg } from './svg.ts';

const id = 'k3v9x0c2m4n6p8r1t5w7' as PictureId;
const frame = { title: 'Miza', language: 'sl', margin: 24, ground: '#ffffff' };
const shape = { x: 10, y: 20, rotation: 0, index: 'a0', parentId: 'page:page', isLocked: false, opacity: 1, meta: {} };
const picture = { ...shape, type: 'picture', 'props.w': 320, 'props.h': 200, 'props.picture': id, 'props.name': '' };

describe('A picture in a drawing', () => {
  it('lies where it says, under the notes, in its size', () => {
    const [laid] = layOut(readDrawing([['shape:p', picture]]), () => null, interWidth);
    expect(laid).toMatchObject({ isUnder: true, area: { x: 10, y: 20, width: 320, height: 200 } });
    expect(laid?.marks).toEqual([{ kind: 'image', picture: id, name: '', width: 320, height: 200 }]);
  });

  test.each([
    ['an address', 'https://example.org/a.jpg'],
    ['a way out of the folder', '../../etc/passwd'],
    ['a picture of its own', 'data:image/png;base64,AAAA'],
    ['a list', [id]],
    ['nothing', undefined],
  ])('that names %s instead of a kept picture is left out', (_, named) => {
    const fields = { ...picture, 'props.picture': named };
    expect(elementFrom('shape:p', fields)).toBeNull();
    expect(picturesNamedIn([['shape:p', fields]]).size).toBe(0);
  });

  test.each([0, -5, NaN, 1e9, '320', null])('as wide as %s is left out', (width) => {
    expect(elementFrom('shape:p', { ...picture, 'props.w': width })).toBeNull();
  });

  it('is asked for once, however often it lies there', () => {
    const entries = ['shape:a', 'shape:b', 'note:c'].map((key) => [key, picture] as const);
    expect([...picturesNamedIn(entries)]).toEqual([id]);
  });
});

describe('In an SVG', () => {
  const scene = sceneOf(
    [],
    [
      ['shape:a', { ...picture, 'props.name': '<b> & "načrt"' }],
      ['shape:b', { ...picture, x: 400 }],
    ],
  );

  it('its bytes stand once, its name says what is on it, and no address is outside of the file', () => {
    const svg = boardSvg(scene, frame, { data: new Map([[id, 'data:image/jpeg;base64,QUJD']]), missing: 'Slike ni.' });
    expect(svg.match(/QUJD/g)).toHaveLength(1);
    expect(svg.match(/<use /g)).toHaveLength(2);
    expect(svg).toContain('aria-label="&lt;b&gt; &amp; &quot;načrt&quot;"');
    expect([...svg.matchAll(/href="([^"]*)"/g)].every(([, to]) => /^(#|data:image\/jpeg;)/.test(to!))).toBe(true);
    expect(svg).not.toContain('Slike ni.');
  });

  it('a picture that is gone has words in its place', () => {
    const svg = boardSvg(scene, frame, { data: new Map(), missing: 'Slike ni.' });
    expect(svg).not.toMatch(/<image|<use|href=/);
    expect(svg.match(/Slike ni\./g)).toHaveLength(2);
  });
});

test('the sheet in its place keeps to its bounds, however small, and says its words only where they fit', () => {
  const size = fc.double({ min: 0.01, max: 5_000, noNaN: true });
  fc.assert(
    fc.property(size, size, (width, height) => {
      const marks = missingPictureMarks(
        { kind: 'image', picture: id, name: '', width, height },
        'Slike ni.',
        interWidth,
      );
      for (const mark of marks) {
        if (mark.kind === 'path') expect(mark.d).not.toMatch(/NaN|Infinity|e-/);
        if (mark.kind === 'text') expect(mark.lines.every(({ y }) => y > 0 && y < height)).toBe(true);
      }
      expect(marks.length).toBe(width > 130 && height > 130 ? 3 : marks.length);
    }),
  );
});

test('a place under the notes is always found, above what lies there already', () => {
  const key = fc.constantFrom(
    'a0',
    'Zz',
    'a0V',
    'Zy4',
    'a1',
    'a1x',
    'a2',
    'b00',
    'nonsense',
    '',
    'a0'.padEnd(500, 'z'),
  );
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      let lying = keys;
      for (let times = 0; times < 5; times++) {
        const next = orderUnder('a1', lying);
        const below = lying.filter((one) => one < 'a1' && one.length < 60 && /^[aZ]./.test(one));
        expect(next < 'a1').toBe(true);
        for (const one of below) expect(next > one).toBe(true);
        lying = [...lying, next];
      }
    }),
  );
});
