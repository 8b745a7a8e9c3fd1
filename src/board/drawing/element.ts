/** What may be drawn on a board beside its notes, read from the fields in which it is kept; entries that nobody understands are left out. */
import type { Place } from '#domain/note-place.ts';
import { drawnColour } from './drawn-colours.ts';
import { foreignFrom, type Foreign } from './foreign.ts';
import { inkPoints, type InkPoint } from './ink-points.ts';
import { pictureFrom, type Picture } from './picture.ts';
import { linesOf } from './rich-text.ts';
import { allFinite, finite, placeFrom, strokeWidth, typeSize, wordFrom } from './sizes.ts';

/** An entry of the drawing: one key per field, "props.name" for what is particular to its kind. */
export type Fields = Readonly<Record<string, unknown>>;

export const STAMPS = ['agree', 'question', 'important'] as const;
export type Stamp = (typeof STAMPS)[number];

export interface Common {
  id: string;
  /** The frame whose corner its place is counted from; null: the board's own. */
  parent: string | null;
  /** Where it lies in the pile; compared letter by letter. */
  order: string;
  place: Place;
  /** Radians, clockwise, around `place`. */
  rotation: number;
  opacity: number;
  isLocked: boolean;
  /** CSS colour. */
  colour: string;
}

export interface Ink extends Common {
  kind: 'ink';
  width: number;
  /** By a pen that knows how hard it is pressed. */
  isPen: boolean;
  hasThinning: boolean;
  isClosed: boolean;
  isFilled: boolean;
  /** One line of points, in units from `place`. */
  points: readonly InkPoint[];
}

export interface ArrowEnd {
  /** Units from `place`; what counts while the end holds on to nothing. */
  free: Place;
  head: string;
}

export interface Arrow extends Common {
  kind: 'arrow';
  width: number;
  start: ArrowEnd;
  end: ArrowEnd;
  /** Units by which its middle stands off the straight line. */
  bend: number;
  isElbow: boolean;
  label: readonly string[];
}

export interface TextElement extends Common {
  kind: 'text';
  lines: readonly string[];
  size: number;
  /** Where lines are broken; null: nowhere. */
  width: number | null;
  align: 'start' | 'middle' | 'end';
}

export interface Frame extends Common {
  kind: 'frame';
  width: number;
  height: number;
  name: string;
}

export interface StampElement extends Common {
  kind: 'stamp';
  stamp: Stamp;
}

export type DrawnElement = Ink | Arrow | TextElement | Frame | StampElement | Picture | Foreign;

/** How an arrow's end holds on to something. */
export interface Hold {
  arrow: string;
  terminal: 'start' | 'end';
  /** An element's id, or `shape:idea-` and an idea's. */
  target: string;
  /** Where on the target, each from 0 to 1; the middle unless `isPrecise`. */
  anchor: Place;
  isPrecise: boolean;
  /** The arrow goes up to the anchor itself, not to the target's edge. */
  isExact: boolean;
}

/** Side of a stamp, in board units. */
export const STAMP_SIDE = 48;

const PAGE = 'page:';

/** The element an entry stands for; null where it is none, or broken. */
export function elementFrom(id: string, fields: Fields): DrawnElement | null {
  if (!id.startsWith('shape:')) return null;
  const { parentId, index } = fields;
  if (typeof parentId !== 'string' || typeof index !== 'string') return null;
  const common: Common = {
    id,
    parent: parentId.startsWith(PAGE) ? null : parentId,
    order: index,
    place: { x: finite(fields.x), y: finite(fields.y) },
    rotation: finite(fields.rotation, 0),
    opacity: Math.min(1, Math.max(0, finite(fields.opacity, 1))),
    isLocked: fields.isLocked === true,
    colour: drawnColour(fields['props.color']),
  };
  const element = particular(common, fields);
  return element && allFinite(element) ? element : null;
}

function particular(common: Common, fields: Fields): DrawnElement | null {
  switch (fields.type) {
    case 'draw':
      return inkFrom(common, fields);
    case 'arrow':
      return arrowFrom(common, fields);
    case 'text':
      return textFrom(common, fields);
    case 'frame': {
      const [width, height] = [finite(fields['props.w']), finite(fields['props.h'])];
      if (!(width > 0 && height > 0)) return null;
      return { ...common, kind: 'frame', width, height, name: wordFrom(fields['props.name'], '') };
    }
    case 'stamp': {
      const stamp = STAMPS.find((known) => known === fields['props.stamp']);
      return stamp ? { ...common, kind: 'stamp', stamp } : null;
    }
    case 'picture':
      return pictureFrom(common, fields);
    default:
      return foreignFrom(common, fields);
  }
}

function inkFrom(common: Common, fields: Fields): Ink | null {
  const points = inkPoints(fields['props.segments'], {
    x: finite(fields['props.scaleX'], 1),
    y: finite(fields['props.scaleY'], 1),
  });
  if (!points || points.length === 0) return null;
  return {
    ...common,
    kind: 'ink',
    width: strokeWidth(fields['props.size']) * finite(fields['props.scale'], 1),
    isPen: fields['props.isPen'] === true,
    hasThinning: fields['props.dash'] === 'draw',
    isClosed: fields['props.isClosed'] === true,
    isFilled: fields['props.isClosed'] === true && (fields['props.fill'] ?? 'none') !== 'none',
    points,
  };
}

function arrowFrom(common: Common, fields: Fields): Arrow | null {
  const label = linesOf(fields['props.richText']);
  if (!label) return null;
  return {
    ...common,
    kind: 'arrow',
    width: strokeWidth(fields['props.size']) * finite(fields['props.scale'], 1),
    start: { free: placeFrom(fields['props.start']), head: wordFrom(fields['props.arrowheadStart'], 'none') },
    end: { free: placeFrom(fields['props.end']), head: wordFrom(fields['props.arrowheadEnd'], 'arrow') },
    bend: finite(fields['props.bend'], 0),
    isElbow: fields['props.kind'] === 'elbow',
    label: label.every((line) => line === '') ? [] : label,
  };
}

function textFrom(common: Common, fields: Fields): TextElement | null {
  const lines = linesOf(fields['props.richText']);
  if (!lines) return null;
  const scale = finite(fields['props.scale'], 1);
  const align = fields['props.textAlign'];
  return {
    ...common,
    kind: 'text',
    lines,
    size: typeSize(fields['props.size']) * scale,
    width: fields['props.autoSize'] === false ? finite(fields['props.w']) * scale : null,
    align: align === 'middle' || align === 'end' ? align : 'start',
  };
}

/** The hold an entry stands for; null where it is none. */
export function holdFrom(id: string, fields: Fields): Hold | null {
  if (!id.startsWith('binding:') || fields.type !== 'arrow') return null;
  const { fromId, toId } = fields;
  const terminal = fields['props.terminal'];
  if (typeof fromId !== 'string' || typeof toId !== 'string') return null;
  if (terminal !== 'start' && terminal !== 'end') return null;
  const anchor = placeFrom(fields['props.normalizedAnchor'] ?? { x: 0.5, y: 0.5 });
  if (!allFinite(anchor)) return null;
  return {
    arrow: fromId,
    terminal,
    target: toId,
    anchor,
    isPrecise: fields['props.isPrecise'] === true,
    isExact: fields['props.isExact'] === true,
  };
}
