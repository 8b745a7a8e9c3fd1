/** The forms in which a drawing has been kept, and how an entry of an earlier form says the same in today's. What nobody understands stays as it is. */
import type { Fields } from './element.ts';
import { inkSegment, type InkPoint } from './ink-points.ts';
import { richTextOf } from './rich-text.ts';
import { finite } from './sizes.ts';

export type Entry = readonly [id: string, fields: Fields];

/**
 * 1: points of ink as lists of numbers, words as plain text, arrows that name in themselves what they hold on to.
 * 2: points packed, words as documents, holds as entries of their own.
 */
export const DRAWING_VERSION = 2;

/** From one version to the next: an entry becomes itself, if it needs no change, or the entries that say the same. */
const STEPS: readonly ((entry: Entry) => readonly Entry[])[] = [toVersion2];

/** The entries in today's form. Each step leaves alone what is in its form already, so that a drawing may be mixed. */
export function* currentEntries(entries: Iterable<Entry>): Generator<Entry> {
  for (const entry of entries) {
    let forms: readonly Entry[] = [entry];
    for (const step of STEPS) forms = forms.flatMap((form) => step(form));
    yield* forms;
  }
}

function toVersion2(entry: Entry): readonly Entry[] {
  const [id, fields] = entry;
  if (!id.startsWith('shape:')) return [entry];
  if (fields.type === 'arrow' && (holds(fields['props.start']) || holds(fields['props.end']))) {
    return heldArrow(id, withWords(fields));
  }
  const changed = withPackedInk(withWords(fields));
  return [changed === fields ? entry : [id, changed]];
}

function withWords(fields: Fields): Fields {
  const { 'props.text': text, ...others } = fields;
  if (typeof text !== 'string' || 'props.richText' in fields) return fields;
  return { ...others, 'props.richText': richTextOf(text) };
}

function withPackedInk(fields: Fields): Fields {
  const segments = fields['props.segments'];
  if (!Array.isArray(segments) || !segments.some(hasPlainPoints)) return fields;
  const packed: unknown[] = (segments as unknown[]).map((segment) => {
    if (!hasPlainPoints(segment)) return segment;
    const points = segment.points.map(pointFrom);
    return { ...inkSegment(points, fields['props.isPen'] === true), type: segment.type };
  });
  return { ...fields, 'props.segments': packed };
}

interface PlainSegment {
  type: unknown;
  points: unknown[];
}

function hasPlainPoints(segment: unknown): segment is PlainSegment {
  return typeof segment === 'object' && segment !== null && 'points' in segment && Array.isArray(segment.points);
}

function pointFrom(value: unknown): InkPoint {
  const { x, y, z } = (value ?? {}) as Record<string, unknown>;
  return { x: finite(x), y: finite(y), pressure: finite(z, 0.5) };
}

interface OldHold {
  type: 'binding';
  boundShapeId: string;
  normalizedAnchor?: unknown;
  isExact?: unknown;
  isPrecise?: unknown;
}

function holds(end: unknown): end is OldHold {
  if (typeof end !== 'object' || end === null) return false;
  const { type, boundShapeId } = end as Partial<OldHold>;
  return type === 'binding' && typeof boundShapeId === 'string';
}

function heldArrow(id: string, fields: Fields): Entry[] {
  const ends: Record<string, unknown> = {};
  const entries: Entry[] = [];
  for (const terminal of ['start', 'end'] as const) {
    const end = fields[`props.${terminal}`];
    if (!holds(end)) continue;
    // Where it would end if it held on to nothing was not kept.
    ends[`props.${terminal}`] = { x: terminal === 'start' ? 0 : 1, y: 0 };
    const hold = {
      type: 'arrow',
      fromId: id,
      toId: end.boundShapeId,
      meta: {},
      'props.terminal': terminal,
      'props.normalizedAnchor': end.normalizedAnchor ?? { x: 0.5, y: 0.5 },
      'props.isExact': end.isExact === true,
      'props.isPrecise': end.isPrecise === true,
    };
    entries.push([`binding:${id.slice('shape:'.length)}-${terminal}`, hold]);
  }
  return [[id, { ...fields, ...ends }], ...entries];
}
