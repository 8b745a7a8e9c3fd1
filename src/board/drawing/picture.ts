/** A picture on the board: it names one of those that a table keeps. Its bytes are never in the drawing, and no address either. */
import { isIdentifier, type PictureId } from '#domain/identifiers.ts';
import type { Common, Fields } from './element.ts';
import { linePath } from './ink-outline.ts';
import { LINE_HEIGHT, linesAt, type ImageMark, type Mark } from './mark.ts';
import type { Entry } from './schema.ts';
import { finite, wordFrom } from './sizes.ts';
import { wrappedLines, type MeasureText } from './wrapped-lines.ts';

export interface Picture extends Common {
  kind: 'picture';
  picture: PictureId;
  width: number;
  height: number;
  /** What is on it, for who doesn't see it; often empty. */
  name: string;
}

const PAPER = '#f6efe3';
const EDGE = '#8a7a68';
const INK = '#5f5346';
const WORDS_SIZE = 16;
const MARGIN = 12;
const LARGEST_SIGN = 56;

/** null where it names no picture, or has no size. */
export function pictureFrom(common: Common, fields: Fields): Picture | null {
  const picture = fields['props.picture'];
  const [width, height] = [finite(fields['props.w']), finite(fields['props.h'])];
  if (!isIdentifier(picture) || !(width > 0 && height > 0)) return null;
  return {
    ...common,
    kind: 'picture',
    picture: picture as PictureId,
    width,
    height,
    name: wordFrom(fields['props.name'], ''),
  };
}

/** Which kept pictures a drawing names, each once. */
export function picturesNamedIn(entries: Iterable<Entry>): Set<PictureId> {
  const named = new Set<PictureId>();
  for (const [id, { type, 'props.picture': picture }] of entries) {
    if (id.startsWith('shape:') && type === 'picture' && isIdentifier(picture)) named.add(picture as PictureId);
  }
  return named;
}

/** In the place of a picture that isn't there: its sheet with a sign, and `words` where they find room. */
export function missingPictureMarks({ width, height }: ImageMark, words: string, measure: MeasureText): Mark[] {
  const corners = [
    { x: 1, y: 1 },
    { x: width - 1, y: 1 },
    { x: width - 1, y: height - 1 },
    { x: 1, y: height - 1 },
  ];
  const sheet: Mark = { kind: 'path', d: linePath(corners, true), fill: PAPER, stroke: EDGE, width: 2, dash: '7 5' };
  const side = Math.min(LARGEST_SIGN, width * 0.6, height * 0.6);
  const lines = words === '' ? [] : wrappedLines(words, Math.max(width - 2 * MARGIN, 8) / WORDS_SIZE, measure);
  const wordsHeight = lines.length * WORDS_SIZE * LINE_HEIGHT;
  const fits = lines.length > 0 && side + wordsHeight + 3 * MARGIN <= height && width >= 8 * WORDS_SIZE;
  const top = (height - side - (fits ? wordsHeight + MARGIN : 0)) / 2;
  const marks = [sheet, signOf(side, (width - side) / 2, top)];
  if (!fits) return marks;
  const at = linesAt(lines, WORDS_SIZE, width / 2, top + side + MARGIN);
  return [...marks, { kind: 'text', lines: at, size: WORDS_SIZE, colour: INK, align: 'middle', face: 'text' }];
}

/** Lucide's "image" (ISC licence), drawn on a grid of 24. */
function signOf(side: number, left: number, top: number): Mark {
  const unit = side / 24;
  const length = (grid: number) => Math.round(grid * unit * 100) / 100;
  const at = (x: number, y: number) =>
    `${Math.round((left + x * unit) * 100) / 100} ${Math.round((top + y * unit) * 100) / 100}`;
  const arc = (radius: number, turn: 0 | 1, x: number, y: number) =>
    `A${length(radius)} ${length(radius)} 0 0 ${turn} ${at(x, y)}`;
  const frame = `M${at(5, 3)}L${at(19, 3)}${arc(2, 1, 21, 5)}L${at(21, 19)}${arc(2, 1, 19, 21)}L${at(5, 21)}${arc(2, 1, 3, 19)}L${at(3, 5)}${arc(2, 1, 5, 3)}Z`;
  const sun = `M${at(7, 9)}${arc(2, 1, 11, 9)}${arc(2, 1, 7, 9)}Z`;
  const hill = `M${at(21, 15)}L${at(17.914, 11.914)}${arc(2, 0, 15.086, 11.914)}L${at(6, 21)}`;
  return { kind: 'path', d: frame + sun + hill, fill: null, stroke: EDGE, width: Math.max(1, unit * 1.6) };
}
