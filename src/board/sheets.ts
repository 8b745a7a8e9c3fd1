/** Sheets that lie on a board under the notes, each with its name: a drawing of one page's own, shared with nobody. */
import * as Y from 'yjs';
import type { Area } from '#domain/note-place.ts';
import type { Drawing } from './board.ts';
import { interWidth } from './drawing/inter-widths.ts';
import { richTextOf } from './drawing/rich-text.ts';
import { wrappedLines } from './drawing/wrapped-lines.ts';
import { isSameValue } from './same-value.ts';

export interface Sheet {
  /** Letters, digits and hyphens; one per sheet. */
  key: string;
  area: Area;
  /** A line in small type above the name. */
  above: string;
  name: string;
  /** White paper; the board's own ground; a place that is still free. */
  look: 'paper' | 'ground' | 'free';
}

/** Board units that the words at the top of a sheet take. */
export const SHEET_HEAD = 148;
export const SHEET_MARGIN = 28;

type Fields = Record<string, unknown>;

/** Of type "l", in board units. */
const NAME_SIZE = 36;
const NAME_LINES = 2;
const TARGET = 'shape:target';
const BASE = { parentId: 'page:page', rotation: 0, opacity: 1, isLocked: true, meta: {} };
const LOOKS: Record<Sheet['look'], Fields> = {
  paper: { 'props.fill': 'semi' },
  ground: { 'props.fill': 'none' },
  free: { 'props.fill': 'none', 'props.dash': 'dashed' },
};

export class Sheets {
  readonly drawing: Drawing;
  #shown: readonly Sheet[] = [];
  #target: string | null = null;

  constructor() {
    this.drawing = new Y.Doc().getMap('drawing');
  }

  /** Shows these, changing only what is another. */
  show(sheets: readonly Sheet[]): void {
    this.#shown = sheets;
    const wanted = new Map(sheets.flatMap((sheet) => [...entriesOf(sheet)]));
    this.drawing.doc?.transact(() => {
      for (const id of [...this.drawing.keys()]) if (id !== TARGET && !wanted.has(id)) this.drawing.delete(id);
      for (const [id, fields] of wanted) this.#put(id, fields);
    });
  }

  /** Marks the sheet on which something would be put down; null: none. */
  mark(key: string | null): void {
    if (this.#target === key) return;
    this.#target = key;
    const sheet = this.#shown.find((one) => one.key === key);
    const look = { index: 'a0b', 'props.fill': 'solid', 'props.color': 'orange', 'props.size': 'l' };
    if (sheet) this.#put(TARGET, rectangle(sheet, look));
    else this.drawing.delete(TARGET);
  }

  #put(id: string, fields: Fields): void {
    const entry = this.drawing.get(id);
    if (!entry) this.drawing.set(id, new Y.Map(Object.entries(fields)));
    else
      for (const [key, value] of Object.entries(fields)) if (!isSameValue(entry.get(key), value)) entry.set(key, value);
  }
}

function* entriesOf(sheet: Sheet): Iterable<[string, Fields]> {
  const { key, area, above, name, look } = sheet;
  yield [
    `shape:sheet-${key}`,
    rectangle(sheet, { index: 'a0a', 'props.color': 'grey', 'props.size': 's', ...LOOKS[look] }),
  ];
  const width = area.width - 2 * SHEET_MARGIN;
  const x = area.x + SHEET_MARGIN;
  yield [`shape:above-${key}`, text({ x, y: area.y + 18, width }, 's', above)];
  yield [`shape:name-${key}`, text({ x, y: area.y + 44, width }, 'l', shortened(name, width))];
}

function rectangle({ area }: Sheet, look: Fields): Fields {
  const { x, y, width, height } = area;
  return { ...BASE, type: 'geo', x, y, 'props.geo': 'rectangle', 'props.w': width, 'props.h': height, ...look };
}

function text({ x, y, width }: Omit<Area, 'height'>, size: string, words: string): Fields {
  const props = { 'props.size': size, 'props.w': width, 'props.autoSize': false, 'props.richText': richTextOf(words) };
  return { ...BASE, type: 'text', index: 'a0c', x, y, ...props };
}

function shortened(name: string, width: number): string {
  const lines = wrappedLines(name, width / NAME_SIZE, interWidth);
  if (lines.length <= NAME_LINES) return name;
  return `${lines.slice(0, NAME_LINES).join(' ').slice(0, -2).trimEnd()} …`;
}
