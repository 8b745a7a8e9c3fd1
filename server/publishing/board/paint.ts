/** Paints boards as SVG, PNG or pages; runs in the painter's thread. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { sceneOf, type Scene } from '#board/drawing/scene.ts';
import { boardSvg } from '#board/drawing/svg.ts';
import type { PictureId } from '#domain/identifiers.ts';
import { PICTURE_TYPE } from '#domain/table-picture.ts';
import { LOCALES } from '#language/languages.ts';
import { wordsFor } from '../words.ts';
import { boardPages } from './board-pages.ts';
import { FACES, fontFile } from './fonts.ts';
import type { Painted, Painting, PaintingOrder } from './painting.ts';

/** Notes and drawn elements of one board. */
const MOST_THINGS = 8_000;
/** Board units around what lies on the board. */
const MARGIN = 32;
/** Pixels in a board unit, where there is room. */
const LARGEST_SCALE = 2;
/** Below this no note can be read. */
const SMALLEST_SCALE = 0.2;

const require = createRequire(import.meta.url);
let wasm: Promise<void> | undefined;

export async function paint({ painting, boards, title, language, at }: PaintingOrder): Promise<Painted | null> {
  if (boards.some(({ notes, entries }) => notes.length + entries.length > MOST_THINGS)) return null;
  const missing = wordsFor(language)('publishing.picture-missing');
  const scenes = boards.map((board) => ({
    ...board,
    scene: sceneOf(board.notes, board.entries),
    pictures: { data: addressesOf(board.pictures), missing },
  }));
  if (painting.as === 'pdf') {
    const bytes = await boardPages(scenes, { paper: painting.paper, title, language, at });
    return bytes && { bytes, width: 0, height: 0 };
  }
  const [only] = scenes;
  if (!only || scenes.length > 1) throw new Error('invariant: a picture is of one board');
  const frame = { title: [title, only.heading].join(' · '), language: LOCALES[language], margin: MARGIN };
  const ground = painting.as === 'png' ? painting.background : '#ffffff';
  const svg = boardSvg(only.scene, { ...frame, ground }, only.pictures);
  if (painting.as === 'svg') return { bytes: new TextEncoder().encode(svg), width: 0, height: 0 };
  return rendered(svg, only.scene, painting);
}

/** As addresses that hold the picture themselves: nothing is asked for anywhere. */
function addressesOf(pictures: ReadonlyMap<PictureId, Uint8Array>): Map<PictureId, string> {
  const address = (jpeg: Uint8Array) => `data:${PICTURE_TYPE};base64,${Buffer.from(jpeg).toString('base64')}`;
  return new Map([...pictures].map(([id, jpeg]) => [id, address(jpeg)]));
}

async function rendered(
  svg: string,
  { area }: Scene,
  { mostPixels }: Extract<Painting, { as: 'png' }>,
): Promise<Painted | null> {
  const longer = Math.max(area?.width ?? 0, area?.height ?? 0) + 2 * MARGIN;
  const scale = Math.min(LARGEST_SCALE, mostPixels / longer);
  if (scale < SMALLEST_SCALE) return null;
  wasm ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((bytes) => initWasm(bytes));
  await wasm;
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: FACES.map((face) => new Uint8Array(fontFile(face))), defaultFontFamily: 'Inter' },
  });
  const image = picture.render();
  try {
    return { bytes: image.asPng(), width: image.width, height: image.height };
  } finally {
    image.free();
    picture.free();
  }
}
