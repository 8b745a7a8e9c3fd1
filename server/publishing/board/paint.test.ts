/** Boards as pictures and pages: what is in the file, read back. */
import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { DrawnNote } from '#board/drawing/note-look.ts';
import type { Entry } from '#board/drawing/schema.ts';
import type { PictureId } from '#domain/identifiers.ts';
import { smallJpeg } from '#tests/collaboration/small-jpeg.ts';
import { paint } from './paint.ts';
import { openPainter } from './painter.ts';
import type { Painting, PaintingOrder } from './painting.ts';

const WORDS = 'Klopi v senci & “<b>varno</b>” čez cesto';
const note = (i: number, text = WORDS): DrawnNote => ({
  id: `n${i}`,
  place: { x: (i % 5) * 224, y: Math.floor(i / 5) * 184 },
  text,
  colour: 'mint',
  signature: '',
  round: 2,
});
const frame: Entry = [
  'shape:f',
  {
    type: 'frame',
    x: -20,
    y: -20,
    parentId: 'page:page',
    index: 'a0',
    'props.w': 300,
    'props.h': 260,
    'props.name': 'Promet',
  },
];

const PHOTO = 'k3v9x0c2m4n6p8r1t5w7' as PictureId;
const picture: Entry = [
  'shape:p',
  {
    type: 'picture',
    x: 0,
    y: 0,
    parentId: 'page:page',
    index: 'a0',
    'props.w': 300,
    'props.h': 200,
    'props.picture': PHOTO,
    'props.name': 'Načrt trga',
  },
];

function order(
  painting: Painting,
  notes: DrawnNote[],
  entries: Entry[] = [frame],
  pictures = new Map<PictureId, Uint8Array>(),
): PaintingOrder {
  const board = { heading: 'Miza 3 · Ceste', question: 'Kaj bi popravili?', notes, entries, pictures };
  return { painting, boards: [board], title: 'Mesto za vse', language: 'sl', at: Date.UTC(2026, 10, 22) };
}
const PNG = { as: 'png', mostPixels: 3_000, background: '#ffffff' } as const;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('A board as SVG', () => {
  it('is well formed, says what it shows in its language, and holds every word once more', async () => {
    const painted = await paint(order({ as: 'svg' }, [note(0), note(1, 'Čebelnjak')]));
    const said: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('text', (words) => said.push(words));
    parser.on('error', (error) => expect.fail(error.message));
    const svg = new TextDecoder().decode(painted!.bytes);
    parser.write(svg).close();
    const all = said.join(' ').replace(/\s+/g, ' ');
    expect(all).toContain('Mesto za vse · Miza 3 · Ceste');
    expect(all).toContain('<b>varno</b>');
    expect(all).toContain('Čebelnjak');
    expect(all).toContain('Promet');
    expect(svg).toContain('lang="sl');
    expect(svg).not.toMatch(/style=|href=|url\(/);
  });

  it('of an empty board is an empty sheet', async () => {
    const painted = await paint(order({ as: 'svg' }, [], []));
    expect(new TextDecoder().decode(painted!.bytes)).not.toMatch(/NaN|Infinity|<text/);
  });
});

describe('A board as PNG', () => {
  it('has the paper of its notes and the ink of their words in it', async () => {
    const painted = await paint(order(PNG, [note(0), note(1), note(2)]));
    const { width, height, at } = pixels(painted!.bytes);
    expect([width, height]).toEqual([painted!.width, painted!.height]);
    const found = new Set<string>();
    for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) found.add(at(x, y));
    expect(found).toContain('c0ebd0');
    expect(found).toContain('241c15');
    expect(found).toContain('ffffff');
  });

  it('never has more pixels along a side than was said', async () => {
    const painted = await paint(order({ ...PNG, mostPixels: 700 }, [note(0), note(8)]));
    expect(Math.max(painted!.width, painted!.height)).toBeLessThanOrEqual(701);
  });

  it('is not made of what could not be read in it', async () => {
    const far = { ...note(0), place: { x: 900_000, y: 0 } };
    expect(await paint(order(PNG, [note(0), far]))).toBeNull();
    const crowd = Array.from({ length: 8_001 }, () => note(0));
    expect(await paint(order(PNG, crowd))).toBeNull();
  });
});

describe('A board on paper', () => {
  it('has a title, a language, its fonts and its structure with it', async () => {
    const painted = await paint(order({ as: 'pdf', paper: 'a4' }, [note(0), note(1)]));
    const pdf = text(painted!.bytes);
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/Lang (sl');
    expect(pdf).toMatch(/\/Title \d+ 0 R/);
    expect(pdf).toContain('(Mesto za vse)');
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
    expect(pdf).toMatch(/\/FontFile2/);
    expect(pdf).toMatch(/\/MarkInfo/);
    expect(pdf.match(/\/S \/P\b/g)?.length).toBeGreaterThanOrEqual(3);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('comes on several sheets where it is large', async () => {
    const crowd = Array.from({ length: 150 }, (_, i) => note(i));
    const painted = await paint(order({ as: 'pdf', paper: 'a4' }, crowd));
    expect(text(painted!.bytes).match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
  });
});

describe('A picture on the board', () => {
  const kept = new Map([[PHOTO, smallJpeg()]]);
  const twice: Entry[] = [picture, ['shape:q', { ...picture[1], y: 260 }]];
  const onBlue = { ...PNG, background: '#336699' };
  const middle = { x: 150 + 32, y: 100 + 32 };

  it('is in the SVG itself, once, and in the PNG where it lies', async () => {
    const svg = new TextDecoder().decode((await paint(order({ as: 'svg' }, [], twice, kept)))!.bytes);
    expect(svg.split(Buffer.from(smallJpeg()).toString('base64'))).toHaveLength(2);
    expect([...svg.matchAll(/(href|src)="(?!#|data:image\/jpeg;base64,)/g)]).toEqual([]);
    const painted = await paint(order(onBlue, [], twice, kept));
    const { width, at } = pixels(painted!.bytes);
    const scale = width / (300 + 2 * 32);
    expect(at(Math.round(middle.x * scale), Math.round(middle.y * scale))).toBe('ffffff');
    expect(at(Math.round(middle.x * scale), Math.round((middle.y + 260) * scale))).toBe('ffffff');
    expect(at(4, 4)).toBe('336699');
  });

  it('is in the pages, once, and says what is on it', async () => {
    const pdf = text((await paint(order({ as: 'pdf', paper: 'a4' }, [note(0)], twice, kept)))!.bytes);
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(pdf.match(/\/S \/Figure/g)).toHaveLength(2);
    expect(pdf).toMatch(/\/Alt /);
  });

  it('that is no longer kept is a sheet with words, everywhere', async () => {
    const svg = new TextDecoder().decode((await paint(order({ as: 'svg' }, [], twice)))!.bytes);
    expect(svg).toContain('Slike ni tu');
    expect(svg).not.toMatch(/href|<image/);
    const { width, at } = pixels((await paint(order(onBlue, [], twice)))!.bytes);
    const scale = width / (300 + 2 * 32);
    expect(at(Math.round(50 * scale), Math.round(60 * scale))).toBe('f6efe3');
    const pdf = text((await paint(order({ as: 'pdf', paper: 'a4' }, [], twice)))!.bytes);
    expect(pdf).not.toContain('/Subtype /Image');
  });
});

describe('The painter', () => {
  it('paints one order after the other, and the next one after one it gave up', async () => {
    const painter = openPainter();
    try {
      const orders = [order({ as: 'svg' }, [note(0)]), order(PNG, [note(0)]), order({ as: 'svg' }, [note(1)])];
      const painted = await Promise.all(orders.map((one) => painter.paint(one)));
      expect(painted.map((one) => (one?.bytes.length ?? 0) > 500)).toEqual([true, true, true]);
      await expect(painter.paint({ ...orders[0]!, boards: [] })).rejects.toThrow('of one board');
      expect(await painter.paint(orders[0]!)).not.toBeNull();
    } finally {
      await painter.end();
    }
  });

  it('gives up what takes too long', async () => {
    const endless = `data:text/javascript,import{parentPort}from'node:worker_threads';parentPort.on('message',()=>{for(;;);})`;
    const painter = openPainter({ script: new URL(endless), longestMs: 50 });
    expect(await painter.paint(order(PNG, [note(0)]))).toBeNull();
    await painter.end();
  });
});

/** Eight bits a channel with opacity, as resvg writes them. */
function pixels(png: Uint8Array): { width: number; height: number; at: (x: number, y: number) => string } {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const pieces: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') pieces.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(pieces));
  const stride = width * 4;
  const plain = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const [left, up] = [i < 4 ? 0 : plain[y * stride + i - 4]!, y === 0 ? 0 : plain[(y - 1) * stride + i]!];
      const corner = i < 4 || y === 0 ? 0 : plain[(y - 1) * stride + i - 4]!;
      const value = raw[y * (stride + 1) + 1 + i]!;
      plain[y * stride + i] = value + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  return { width, height, at: (x, y) => plain.toString('hex', y * stride + x * 4, y * stride + x * 4 + 3) };
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
