/** A board as SVG: one element each, text as text, presentation in attributes alone. */
import { widened, type Area } from './area.ts';
import type { PictureId } from '#domain/identifiers.ts';
import { HALF_BOLD, interWidth } from './inter-widths.ts';
import type { ImageMark, Mark, PathMark, TextMark } from './mark.ts';
import { missingPictureMarks } from './picture.ts';
import type { Scene, SceneItem } from './scene.ts';

export interface SvgFrame {
  /** What the picture is called. */
  title: string;
  /** BCP 47. */
  language: string;
  /** Board units around what lies on the board. */
  margin: number;
  /** CSS colour of the ground; null: none. */
  ground: string | null;
}

/** The pictures that lie on the board: they are part of the file. */
export interface SvgPictures {
  /** As `data:` addresses. */
  data: ReadonlyMap<PictureId, string>;
  /** What stands in the place of one that isn't there. */
  missing: string;
}

const NO_PICTURES: SvgPictures = { data: new Map(), missing: '' };
const FACE = "Inter, 'Helvetica Neue', Arial, sans-serif";
const EMPTY: Area = { x: 0, y: 0, width: 400, height: 240 };

export function boardSvg(
  scene: Scene,
  { title, language, margin, ground }: SvgFrame,
  pictures: SvgPictures = NO_PICTURES,
): string {
  const { x, y, width, height } = widened(scene.area ?? EMPTY, margin);
  const box = [x, y, width, height].map(short);
  const place = `x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}" lang="${markup(language)}" role="img" font-family="${FACE}">`,
    `<title>${markup(title)}</title>`,
    ground === null ? '' : `<rect ${place} fill="${ground}"/>`,
    svgDefinitions(scene, pictures),
    scene.items.map((item) => svgItem(item, pictures)).join('\n'),
    '</svg>',
  ].join('\n');
}

/** Each picture once, a unit wide and high: it may lie on the board several times. */
function svgDefinitions(scene: Scene, { data }: SvgPictures): string {
  const shown = new Set(scene.items.flatMap(({ marks }) => marks.flatMap((mark) => pictureOf(mark) ?? [])));
  const images = [...shown].flatMap((id) => {
    const address = data.get(id);
    return address === undefined
      ? []
      : `<image id="${nameOf(id)}" width="1" height="1" preserveAspectRatio="none" href="${markup(address)}"/>`;
  });
  return images.length === 0 ? '' : `<defs>${images.join('\n')}</defs>`;
}

function pictureOf(mark: Mark): PictureId | null {
  return mark.kind === 'image' ? mark.picture : null;
}

function nameOf(id: PictureId): string {
  return `picture-${markup(id)}`;
}

function svgItem({ place, rotation, opacity, marks }: SceneItem, pictures: SvgPictures): string {
  const turn = rotation === 0 ? '' : ` rotate(${short((rotation * 180) / Math.PI)})`;
  const seen = opacity === 1 ? '' : ` opacity="${short(opacity)}"`;
  return `<g transform="translate(${short(place.x)} ${short(place.y)})${turn}"${seen}>${marks.map((mark) => svgMark(mark, pictures)).join('')}</g>`;
}

function svgMark(mark: Mark, pictures: SvgPictures): string {
  if (mark.kind === 'image') return svgImage(mark, pictures);
  return mark.kind === 'path' ? svgPath(mark) : svgText(mark);
}

function svgImage(mark: ImageMark, pictures: SvgPictures): string {
  const { picture, name, width, height } = mark;
  if (!pictures.data.has(picture)) {
    const marks = missingPictureMarks(mark, pictures.missing, interWidth);
    return marks.map((one) => svgMark(one, pictures)).join('');
  }
  const use = `<use href="#${nameOf(picture)}" transform="scale(${short(width)} ${short(height)})"/>`;
  return name === '' ? use : `<g role="img" aria-label="${markup(name)}">${use}</g>`;
}

function svgPath({ d, fill, stroke, width, dash }: PathMark): string {
  const line = stroke === null ? '' : ` ${paint('stroke', stroke)} stroke-width="${short(width)}"`;
  const ends = stroke === null ? '' : ' stroke-linecap="round" stroke-linejoin="round"';
  const dashes = dash ? ` stroke-dasharray="${markup(dash)}"` : '';
  return `<path d="${markup(d)}" ${paint('fill', fill ?? 'none')}${line}${ends}${dashes}/>`;
}

/** #rrggbbaa is not understood everywhere. */
function paint(what: 'fill' | 'stroke', colour: string): string {
  const { solid, opacity } = colourParts(colour);
  return opacity === 1 ? `${what}="${solid}"` : `${what}="${solid}" ${what}-opacity="${short(opacity)}"`;
}

export function colourParts(colour: string): { solid: string; opacity: number } {
  if (!/^#[0-9a-f]{8}$/i.test(colour)) return { solid: colour, opacity: 1 };
  return { solid: colour.slice(0, 7), opacity: parseInt(colour.slice(7), 16) / 255 };
}

function svgText({ lines, size, colour, align, face }: TextMark): string {
  const weight = face === 'head' ? ' font-weight="600"' : '';
  const anchor = align === 'start' ? '' : ` text-anchor="${align}"`;
  const spans = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, y }) => `<tspan x="${short(x)}" y="${short(y)}">${markup(text)}</tspan>`);
  if (spans.length === 0) return '';
  return `<text font-size="${short(size)}" ${paint('fill', colour)}${weight}${anchor} xml:space="preserve">${spans.join('')}</text>`;
}

/** The width of a line of a mark, in board units. */
export function lineWidth(text: string, { size, face }: Pick<TextMark, 'size' | 'face'>): number {
  return interWidth(text) * size * (face === 'head' ? HALF_BOLD : 1);
}

/** What XML forbids is taken out, what it means something by is written so that it means itself. */
const FORBIDDEN = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|\\p{Cs}', 'gu');

function markup(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
