/** What a note looks like where no browser lays it out: paper, words that fit, who wrote it and in which round. */
import type { NoteColour } from '#domain/idea.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Place } from '#domain/note-place.ts';
import type { Mark, TextMark } from './mark.ts';
import type { Look } from './marks.ts';
import { wrappedLines, type MeasureText } from './wrapped-lines.ts';

export interface DrawnNote {
  id: string;
  place: Place;
  text: string;
  colour: NoteColour;
  signature: string;
  /** 0: before the first. */
  round: number;
}

/** As in the pages' look. */
export const PAPERS: Readonly<Record<NoteColour, string>> = {
  sun: '#ffe27a',
  apricot: '#ffc99f',
  rose: '#ffc6d2',
  mint: '#c0ebd0',
  sky: '#c4e3f7',
  lilac: '#dfd2f8',
};
const INK = '#241c15';
const INK_SOFT = '#5f5346';
const SHADE = '#241c151f';

/** The steps of a board, largest first; further down only a picture goes, which nobody can scroll. */
const TYPE_STEPS = [17, 15, 13.5, 12, 10.5, 9, 7.5, 6, 5, 4, 3] as const;
const NOTE_LINE_HEIGHT = 1.32;
const PADDING = 14;
const FOOT = 34;
const FOOT_SIZE = 12.5;
const CORNER = 3;
const DOT = 4.5;
/** Of the type size, from the top of a line to its baseline. */
const ASCENT = 1.02;

export function noteLook(note: DrawnNote, measure: MeasureText): Look {
  const { place } = note;
  const area = { ...place, width: NOTE_WIDTH, height: NOTE_HEIGHT };
  return { place, rotation: 0, area, line: null, marks: [...paper(PAPERS[note.colour]), ...words(note, measure)] };
}

function paper(fill: string): Mark[] {
  const path = (d: string, colour: string): Mark => ({ kind: 'path', d, fill: colour, stroke: null, width: 0 });
  return [
    path(rounded(2, 3.5, NOTE_WIDTH - 4, NOTE_HEIGHT), SHADE),
    path(rounded(0, 0, NOTE_WIDTH, NOTE_HEIGHT), fill),
  ];
}

function rounded(x: number, y: number, width: number, height: number): string {
  const r = CORNER;
  return (
    `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
    `h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}Z`
  );
}

function words({ text, signature, round }: DrawnNote, measure: MeasureText): Mark[] {
  const { lines, size } = fittingLines(text, measure);
  const baseline = NOTE_HEIGHT - 17;
  const marks: Mark[] = [
    textMark(
      lines.map((line, i) => ({ text: line, x: PADDING, y: PADDING + (i * NOTE_LINE_HEIGHT + ASCENT) * size })),
      size,
      INK,
    ),
  ];
  const mark = round > 0 ? String(round) : '';
  const markWidth = measure(mark) * FOOT_SIZE;
  const right = NOTE_WIDTH - PADDING;
  if (mark !== '') {
    const x = right - markWidth - 4 - DOT;
    marks.push({ kind: 'path', d: dotAt(x, baseline - 4.5), fill: INK_SOFT, stroke: null, width: 0 });
    marks.push(textMark([{ text: mark, x: right - markWidth, y: baseline }], FOOT_SIZE, INK_SOFT));
  }
  const room = NOTE_WIDTH - 2 * PADDING - (mark === '' ? 0 : markWidth + 3 * DOT + 8);
  const name = shortened(signature, room / FOOT_SIZE, measure);
  if (name !== '') marks.push(textMark([{ text: name, x: PADDING, y: baseline }], FOOT_SIZE, INK_SOFT));
  return marks;
}

function textMark(lines: TextMark['lines'], size: number, colour: string): TextMark {
  return { kind: 'text', lines, size, colour, align: 'start', face: 'text' };
}

function dotAt(x: number, y: number): string {
  return `M${x - DOT} ${y}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
}

/** In the largest type in which all of it fits; beyond the smallest, the last line says that there is more. */
export function fittingLines(text: string, measure: MeasureText): { lines: string[]; size: number } {
  // Less than the paper leaves, since the widths of letters are rounded.
  const [width, height] = [NOTE_WIDTH - 2 * PADDING - 2, NOTE_HEIGHT - PADDING - FOOT];
  const trimmed = text.trimEnd();
  for (const size of TYPE_STEPS) {
    const lines = wrappedLines(trimmed, width / size, measure);
    if (lines.length * size * NOTE_LINE_HEIGHT <= height) return { lines, size };
  }
  const size = TYPE_STEPS[TYPE_STEPS.length - 1]!;
  const lines = wrappedLines(trimmed, width / size, measure).slice(0, Math.floor(height / (size * NOTE_LINE_HEIGHT)));
  return { lines: [...lines.slice(0, -1), `${lines.at(-1)!.slice(0, -1)}…`], size };
}

function shortened(text: string, width: number, measure: MeasureText): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (measure(line) <= width) return line;
  let short = [...line].slice(0, 80);
  while (short.length > 0 && measure(`${short.join('')}…`) > width) short = short.slice(0, -1);
  return short.length === 0 ? '' : `${short.join('').trimEnd()}…`;
}
