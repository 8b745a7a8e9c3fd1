/** All that is drawn on a board, in its places and from the bottom of the pile up. */
import type { Place } from '#domain/note-place.ts';
import { turned, type Area } from './area.ts';
import type { HeldEnd } from './arrow-line.ts';
import { elementFrom, holdFrom, type DrawnElement, type Fields, type Hold } from './element.ts';
import { lookOf, type Look, type Standing } from './marks.ts';
import { currentEntries } from './schema.ts';
import type { MeasureText } from './wrapped-lines.ts';

export interface Laid extends Look {
  element: DrawnElement;
  /** Below the notes: frames, and what was sent behind everything. */
  isUnder: boolean;
}

export interface DrawingParts {
  elements: ReadonlyMap<string, DrawnElement>;
  holds: readonly Hold[];
}

/** Frames within frames: beyond this many, an element stands as if on the board itself. */
const DEEPEST = 50;
/** Notes lie in the pile between what begins with "a1" and "a2". */
const LOWEST_NOTE = 'a1';
/** How an arrow names a note it holds on to. */
const NOTE_PREFIX = 'shape:idea-';

export function noteTarget(idea: string): string {
  return NOTE_PREFIX + idea;
}

/** The idea an arrow's end names; null for another element. */
export function ideaOfTarget(target: string): string | null {
  return target.startsWith(NOTE_PREFIX) ? target.slice(NOTE_PREFIX.length) : null;
}

export function readDrawing(entries: Iterable<readonly [string, Fields]>): DrawingParts {
  const elements = new Map<string, DrawnElement>();
  const holds: Hold[] = [];
  for (const [id, fields] of currentEntries(entries)) {
    const element = elementFrom(id, fields);
    if (element) elements.set(id, element);
    const hold = holdFrom(id, fields);
    if (hold) holds.push(hold);
  }
  return { elements, holds };
}

/** `noteArea`: what a note covers; null where there is no such note. An element that an arrow no longer finds leaves its end where it was. */
export function layOut(
  { elements, holds }: DrawingParts,
  noteArea: (idea: string) => Area | null,
  measure: MeasureText,
): Laid[] {
  const laid = new Map<string, Laid>();
  const inOrder = [...elements.values()].sort(byOrder);
  const lay = (element: DrawnElement, ends = {}) => {
    const look = lookOf(element, standingOf(element, elements), ends, measure);
    const isUnder = element.kind === 'frame' || element.order < LOWEST_NOTE;
    laid.set(element.id, { ...look, element, isUnder });
  };
  for (const element of inOrder) if (element.kind !== 'arrow') lay(element);
  const areaOf = (target: string) => {
    const idea = ideaOfTarget(target);
    return idea === null ? (laid.get(target)?.area ?? null) : noteArea(idea);
  };
  const held = new Map<string, { start?: HeldEnd; end?: HeldEnd }>();
  for (const hold of holds) {
    const target = areaOf(hold.target);
    if (target) held.set(hold.arrow, { ...held.get(hold.arrow), [hold.terminal]: { hold, target } });
  }
  for (const element of inOrder) if (element.kind === 'arrow') lay(element, held.get(element.id));
  return inOrder.flatMap(({ id }) => laid.get(id) ?? []);
}

function byOrder(a: DrawnElement, b: DrawnElement): number {
  const isFirstFrame = Number(b.kind === 'frame') - Number(a.kind === 'frame');
  return isFirstFrame || compare(a.order, b.order) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** On the board itself: through the frames it lies in, as long as they are there and form no ring. */
export function standingOf(element: DrawnElement, elements: ReadonlyMap<string, DrawnElement>): Standing {
  let place: Place = element.place;
  let { rotation } = element;
  const passed = new Set([element.id]);
  for (let above = parentOf(element, elements); above; above = parentOf(above, elements)) {
    if (passed.has(above.id) || passed.size > DEEPEST) return { place: element.place, rotation: element.rotation };
    passed.add(above.id);
    place = turned(place, above.place, above.rotation);
    rotation += above.rotation;
  }
  return { place, rotation };
}

function parentOf(element: DrawnElement, elements: ReadonlyMap<string, DrawnElement>): DrawnElement | null {
  const parent = element.parent === null ? undefined : elements.get(element.parent);
  return parent?.kind === 'frame' ? parent : null;
}
