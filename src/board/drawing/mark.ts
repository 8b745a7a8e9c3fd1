/** What everything drawn is made of in the end: paths, lines of text, and pictures. */
import type { PictureId } from '#domain/identifiers.ts';

export interface PathMark {
  kind: 'path';
  d: string;
  fill: string | null;
  stroke: string | null;
  width: number;
  dash?: string;
}

export interface TextMark {
  kind: 'text';
  /** Each with the left end, the middle or the right end of its baseline, as `align` says. */
  lines: readonly { text: string; x: number; y: number }[];
  size: number;
  colour: string;
  align: 'start' | 'middle' | 'end';
  /** 'head' is the face of headings, and half bold. */
  face: 'text' | 'head';
}

/** Whoever paints it knows where the picture is to be had, and whether it is there. */
export interface ImageMark {
  kind: 'image';
  picture: PictureId;
  /** What is on it; often empty. */
  name: string;
  width: number;
  height: number;
}

export type Mark = PathMark | TextMark | ImageMark;

export const LINE_HEIGHT = 1.35;
/** How far above the middle of its line a text's baseline stands, in units of its size. */
export const BASELINE = 0.35;

/** Lines one under the other, the first below `top`. */
export function linesAt(lines: readonly string[], size: number, x: number, top: number): TextMark['lines'] {
  const height = size * LINE_HEIGHT;
  return lines.map((text, i) => ({ text, x, y: top + (i + 0.5) * height + size * BASELINE }));
}
