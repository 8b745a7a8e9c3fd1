/** A board as SVG: one element each, text as text, presentation in attributes alone. */
import { widened, type Area } from './area.ts';
import { HALF_BOLD, interWidth } from './inter-widths.ts';
import type { Mark, PathMark, TextMark } from './mark.ts';
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

const FACE = "Inter, 'Helvetica Neue', Arial, sans-serif";
const EMPTY: Area = { x: 0, y: 0, width: 400, height: 240 };

export function boardSvg(scene: Scene, { title, language, margin, ground }: SvgFrame): string {
  const { x, y, width, height } = widened(scene.area ?? EMPTY, margin);
  const box = [x, y, width, height].map(short);
  const place = `x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}" lang="${markup(language)}" role="img" font-family="${FACE}">`,
    `<title>${markup(title)}</title>`,
    ground === null ? '' : `<rect ${place} fill="${ground}"/>`,
    svgItems(scene),
    '</svg>',
  ].join('\n');
}

/** Without the element around them. */
export function svgItems(scene: Scene): string {
  return scene.items.map(svgItem).join('\n');
}

function svgItem({ place, rotation, opacity, marks }: SceneItem): string {
  const turn = rotation === 0 ? '' : ` rotate(${short((rotation * 180) / Math.PI)})`;
  const seen = opacity === 1 ? '' : ` opacity="${short(opacity)}"`;
  return `<g transform="translate(${short(place.x)} ${short(place.y)})${turn}"${seen}>${marks.map(svgMark).join('')}</g>`;
}

function svgMark(mark: Mark): string {
  return mark.kind === 'path' ? svgPath(mark) : svgText(mark);
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
