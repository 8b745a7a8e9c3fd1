/** What the boards can't draw themselves, though other tools can: shown as a picture of itself, moved and removed, never changed within. */
import type { Place } from '#domain/note-place.ts';
import { areaAround, type Area } from './area.ts';
import type { Common, Fields } from './element.ts';
import { drawnColour } from './drawn-colours.ts';
import { geoOutline, type GeoLines } from './geo-outline.ts';
import { inkPoints, type InkPoint } from './ink-points.ts';
import { linesOf } from './rich-text.ts';
import { finite, strokeWidth, typeSize } from './sizes.ts';

export interface Foreign extends Common {
  kind: 'foreign';
  /** As it is called where it comes from: "geo", "line", or a word nobody here knows. */
  type: string;
  /** What it covers, from `place`. */
  box: Area;
  lines: GeoLines;
  width: number;
  isDashed: boolean;
  /** CSS colour; null: nothing lies within. */
  fill: string | null;
  /** A marker's broad stroke, seen through. */
  marker: readonly InkPoint[];
  words: readonly string[];
  size: number;
  /** Nobody here knows how it looks: only what it covers. */
  isUnknown: boolean;
}

type Particular = Omit<Foreign, keyof Common | 'kind' | 'type'>;

const NOTHING: Omit<Particular, 'box'> = {
  lines: [],
  width: 2,
  isDashed: false,
  fill: null,
  marker: [],
  words: [],
  size: 18,
  isUnknown: false,
};
/** Side of a square paper note. */
const PAPER_SIDE = 200;
const LONGEST_NAME = 40;

/** null where it has no bounds, or none that are finite. */
export function foreignFrom(common: Common, fields: Fields): Foreign | null {
  const { type } = fields;
  if (typeof type !== 'string' || type === 'group' || type === 'idea') return null;
  const found = particular(type, fields);
  if (!found || !isBox(found.box)) return null;
  return { ...common, kind: 'foreign', type: type.slice(0, LONGEST_NAME), ...found };
}

function particular(type: string, fields: Fields): Particular | null {
  switch (type) {
    case 'geo':
      return geoFrom(fields);
    case 'line':
      return lineFrom(fields);
    case 'highlight':
      return markerFrom(fields);
    case 'note':
      return paperFrom(fields);
    default: {
      const box = boxFrom(fields, 1);
      return { ...NOTHING, box, lines: geoOutline('rectangle', box), isDashed: true, isUnknown: true };
    }
  }
}

function isBox({ width, height }: Area): boolean {
  return width >= 0 && height >= 0 && width + height > 0;
}

function boxFrom(fields: Fields, scale: number): Area {
  return { x: 0, y: 0, width: finite(fields['props.w']) * scale, height: finite(fields['props.h']) * scale };
}

function geoFrom(fields: Fields): Particular {
  const scale = finite(fields['props.scale'], 1);
  const box = boxFrom(fields, 1);
  box.height += finite(fields['props.growY'], 0);
  return {
    ...NOTHING,
    box,
    lines: geoOutline(fields['props.geo'], box),
    width: strokeWidth(fields['props.size']) * scale,
    isDashed: fields['props.dash'] === 'dashed' || fields['props.dash'] === 'dotted',
    fill: fillOf(fields),
    words: wordsOf(fields),
    size: typeSize(fields['props.size']) * scale,
  };
}

/** Seen through, as a wash; `solid` is the paper's own. */
function fillOf(fields: Fields): string | null {
  const fill = fields['props.fill'] ?? 'none';
  if (fill === 'none') return null;
  return fill === 'semi' ? '#ffffff' : `${drawnColour(fields['props.color'])}33`;
}

function wordsOf(fields: Fields): string[] {
  const words = linesOf(fields['props.richText']) ?? [];
  return words.every((line) => line === '') ? [] : words;
}

function lineFrom(fields: Fields): Particular | null {
  const kept = fields['props.points'];
  if (typeof kept !== 'object' || kept === null) return null;
  const points = Object.values(kept as Record<string, Partial<Place> & { index?: unknown }>)
    .slice(0, 1_000)
    .filter((point) => typeof point === 'object' && point !== null)
    .map(({ x, y, index }) => ({ x: finite(x), y: finite(y), index: typeof index === 'string' ? index : '' }))
    .sort((a, b) => (a.index < b.index ? -1 : a.index > b.index ? 1 : 0))
    .map(({ x, y }) => ({ x, y }));
  if (points.length < 2) return null;
  const line = fields['props.spline'] === 'cubic' ? rounded(points) : points;
  return {
    ...NOTHING,
    box: areaAround(line),
    lines: [{ points: line, isClosed: false }],
    width: strokeWidth(fields['props.size']) * finite(fields['props.scale'], 1),
    isDashed: fields['props.dash'] === 'dashed' || fields['props.dash'] === 'dotted',
  };
}

/** A soft line through the points (Catmull and Rom, 1974). */
function rounded(points: readonly Place[]): Place[] {
  const steps = 8;
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))]!;
  const line = points.slice(1).flatMap((_, i) => {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const along = (key: 'x' | 'y', t: number) =>
      0.5 *
      (2 * b[key] +
        (c[key] - a[key]) * t +
        (2 * a[key] - 5 * b[key] + 4 * c[key] - d[key]) * t * t +
        (3 * b[key] - a[key] - 3 * c[key] + d[key]) * t * t * t);
    return Array.from({ length: steps }, (__, step) => ({ x: along('x', step / steps), y: along('y', step / steps) }));
  });
  return [...line, at(points.length - 1)];
}

function markerFrom(fields: Fields): Particular | null {
  const scale = { x: finite(fields['props.scaleX'], 1), y: finite(fields['props.scaleY'], 1) };
  const marker = inkPoints(fields['props.segments'], scale);
  if (!marker || marker.length === 0) return null;
  const width = strokeWidth(fields['props.size']) * 7 * finite(fields['props.scale'], 1);
  const { x, y, width: across, height } = areaAround(marker);
  const box = { x: x - width / 2, y: y - width / 2, width: across + width, height: height + width };
  return { ...NOTHING, box, marker, width };
}

function paperFrom(fields: Fields): Particular {
  const scale = finite(fields['props.scale'], 1);
  const height = PAPER_SIDE + finite(fields['props.growY'], 0);
  const box = { x: 0, y: 0, width: PAPER_SIDE * scale, height: height * scale };
  return {
    ...NOTHING,
    box,
    lines: geoOutline('rectangle', box),
    width: 1,
    fill: `${drawnColour(fields['props.color'])}33`,
    words: wordsOf(fields),
    size: 18 * scale,
  };
}
