/** What is drawn behind the ideas on the wall: a sheet for each group with its name, and the mark of where carried ideas would go. */
import * as Y from 'yjs';
import type { Drawing } from '#board/board.ts';
import { interWidth } from '#board/drawing/inter-widths.ts';
import { richTextOf } from '#board/drawing/rich-text.ts';
import { wrappedLines } from '#board/drawing/wrapped-lines.ts';
import { isSameValue } from '#board/same-value.ts';
import type { GroupKey, WallGroup } from './wall-layout.ts';

export interface GroupHead {
  /** "2 · Ukrep · 14 zamisli". */
  above: string;
  name: string;
}

type Fields = Record<string, unknown>;

const MARGIN = 28;
/** Board units of type "l". */
const NAME_SIZE = 36;
const NAME_LINES = 2;
const TARGET = 'shape:target';
const SHEET = {
  parentId: 'page:page',
  rotation: 0,
  opacity: 1,
  isLocked: true,
  meta: {},
};

/** Makes the drawing show these groups, changing only what is another. */
export function drawGroups(drawing: Drawing, groups: readonly WallGroup[], headOf: (key: GroupKey) => GroupHead): void {
  const wanted = new Map(groups.flatMap((group) => [...sheetOf(group, headOf(group.key))]));
  drawing.doc?.transact(() => {
    for (const id of [...drawing.keys()]) if (id !== TARGET && !wanted.has(id)) drawing.delete(id);
    for (const [id, fields] of wanted) put(drawing, id, fields);
  });
}

/** null: nothing is carried. */
export function drawTarget(drawing: Drawing, group: WallGroup | null): void {
  if (!group) return void drawing.delete(TARGET);
  put(
    drawing,
    TARGET,
    rectangle(group, { index: 'a0b', 'props.fill': 'solid', 'props.color': 'orange', 'props.size': 'l' }),
  );
}

function* sheetOf(group: WallGroup, { above, name }: GroupHead): Iterable<[string, Fields]> {
  const { key, area } = group;
  const look = key === 'new' ? { 'props.dash': 'dashed' } : key === 'loose' ? {} : { 'props.fill': 'semi' };
  yield [`shape:sheet-${key}`, rectangle(group, { index: 'a0a', 'props.color': 'grey', 'props.size': 's', ...look })];
  const width = area.width - 2 * MARGIN;
  yield [`shape:above-${key}`, text(area.x + MARGIN, area.y + 18, width, 's', above)];
  yield [`shape:name-${key}`, text(area.x + MARGIN, area.y + 44, width, 'l', shortened(name, width))];
}

function rectangle({ area }: WallGroup, look: Fields): Fields {
  const { x, y, width, height } = area;
  return { ...SHEET, type: 'geo', x, y, 'props.geo': 'rectangle', 'props.w': width, 'props.h': height, ...look };
}

function text(x: number, y: number, width: number, size: string, words: string): Fields {
  const props = { 'props.size': size, 'props.w': width, 'props.autoSize': false, 'props.richText': richTextOf(words) };
  return { ...SHEET, type: 'text', index: 'a0c', x, y, ...props };
}

function shortened(name: string, width: number): string {
  const lines = wrappedLines(name, width / NAME_SIZE, interWidth);
  if (lines.length <= NAME_LINES) return name;
  return `${lines.slice(0, NAME_LINES).join(' ').slice(0, -2).trimEnd()} …`;
}

function put(drawing: Drawing, id: string, fields: Fields): void {
  const entry = drawing.get(id);
  if (!entry) return void drawing.set(id, new Y.Map(Object.entries(fields)));
  for (const [key, value] of Object.entries(fields)) if (!isSameValue(entry.get(key), value)) entry.set(key, value);
}
