/** The largest step of type in which a text fits its note; what fits in none is scrolled. */
import type { MeasureText } from './drawing/wrapped-lines.ts';

/** Steps in board units, largest first. */
export const TYPE_STEPS = [17, 15, 13.5, 12] as const;
export const LINE_HEIGHT = 1.32;

/** How many lines a text takes when words go to the next line as a whole and only a word wider than the line is broken. */
export function lineCount(text: string, lineWidth: number, measure: MeasureText): number {
  let lines = 0;
  const space = measure(' ');
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const width = measure(word);
      const gap = used > 0 ? space : 0;
      if (used > 0 && used + gap + width > lineWidth) {
        lines++;
        used = 0;
      } else used += gap;
      if (width > lineWidth) lines += Math.ceil(width / lineWidth) - 1;
      used += width > lineWidth ? width % lineWidth : width;
    }
  }
  return lines;
}

export function fittingStep(text: string, width: number, height: number, measure: MeasureText): number {
  const fits = TYPE_STEPS.find((size) => lineCount(text, width / size, measure) * size * LINE_HEIGHT <= height);
  return fits ?? TYPE_STEPS[TYPE_STEPS.length - 1]!;
}

const MEASURED_SIZE = 100;
let pen: CanvasRenderingContext2D | null = null;

/** Measures as the browser draws, without asking it for a layout: a board holds hundreds of notes. */
export function browserMeasure(fontFamily: string): MeasureText {
  pen ??= document.createElement('canvas').getContext('2d');
  const context = pen;
  // Without a canvas every letter is taken to be as wide as a wide one.
  if (!context) return (text) => text.length * 0.6;
  return (text) => {
    context.font = `${MEASURED_SIZE}px ${fontFamily}`;
    return context.measureText(text).width / MEASURED_SIZE;
  };
}
