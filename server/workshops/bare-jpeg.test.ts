/** What is a JPEG picture and what only says so; what is left of one. */
import { expect, test } from 'vitest';
import { smallJpeg } from '#tests/collaboration/small-jpeg.ts';
import { bareJpeg } from './bare-jpeg.ts';

const text = (words: string) => new TextEncoder().encode(words);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test('a picture stays byte for byte what it is', () => {
  const bytes = smallJpeg({ width: 1200, height: 900 });
  expect(bareJpeg(bytes)).toEqual({ width: 1200, height: 900, bytes });
});

test('what the camera noted is gone, and so is what stands behind the picture', () => {
  const bytes = joined(smallJpeg({ camera: 'GPS 46.05 N 14.51 E' }), text('<script>alert(1)</script>'));
  const bare = bareJpeg(bytes);
  expect(bare?.bytes).toEqual(smallJpeg());
  expect(Buffer.from(bare?.bytes ?? []).toString('latin1')).not.toMatch(/GPS|script/);
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['a drawing in SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', text('<!doctype html><script>alert(1)</script>')],
  ['a page behind a JPEG’s first bytes', joined(new Uint8Array([0xff, 0xd8, 0xff]), text('<script>alert(1)</script>'))],
  ['a GIF', text('GIF89a\u0001\u0000\u0001\u0000')],
  ['a JPEG whose end is missing', smallJpeg().subarray(0, -2)],
  ['the first half of a JPEG', smallJpeg().subarray(0, 200)],
  ['a JPEG without a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xd9])],
  ['a picture of no width', smallJpeg({ width: 0 })],
  ['a segment longer than the file', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2])],
  ['a segment shorter than its own length', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 0xff, 0xd9])],
])('%s is no picture', (_, bytes) => {
  expect(bareJpeg(bytes)).toBeNull();
});

test('no byte that is changed makes it throw or run on', () => {
  const whole = smallJpeg({ camera: 'x' });
  for (let at = 0; at < whole.length; at++) {
    for (const value of [0x00, 0xff, 0xd9, 0xda]) {
      const bytes = new Uint8Array(whole);
      bytes[at] = value;
      const bare = bareJpeg(bytes);
      if (bare) expect(bare.bytes.length).toBeLessThanOrEqual(bytes.length);
    }
  }
});
