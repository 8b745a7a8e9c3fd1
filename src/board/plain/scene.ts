/** What lies on the board now: the notes and what is drawn, with what somebody here holds in the hand shown where the hand is. */
import * as Y from 'yjs';
import type { Idea } from '#domain/idea.ts';
import { NOTE_HEIGHT, NOTE_WIDTH, type Place } from '#domain/note-place.ts';
import type { BoardOptions } from '../board.ts';
import { areaOfAll, distanceFrom, holdsPoint, widened, type Area } from '../drawing/area.ts';
import { elementFrom, holdFrom, type DrawnElement, type Fields, type Hold } from '../drawing/element.ts';
import { layOut, type Laid } from '../drawing/layout.ts';
import { frameNameArea } from '../drawing/marks.ts';
import type { MeasureText } from '../drawing/wrapped-lines.ts';
import { AreaIndex } from './area-index.ts';
import { noteExtra, noteIdOfExtra, type NoteExtra } from '../drawing/note-extra.ts';

export interface NoteInScene {
  idea: Idea;
  signature: string;
  area: Area;
  extra: NoteExtra;
  /** Its height in the pile. */
  height: number;
}

/** An idea's id, or an element's: those begin with "shape:". */
export type ItemId = string;

export function isDrawn(id: ItemId): boolean {
  return id.startsWith('shape:');
}

export class Scene {
  /** In the order in which they were written. */
  notes: ReadonlyMap<string, NoteInScene> = new Map();
  /** From the bottom up. */
  laid: ReadonlyMap<string, Laid> = new Map();
  /** How far each item in somebody's hand has been carried from where the document has it. */
  readonly carried = new Map<ItemId, Place>();
  readonly #options: BoardOptions;
  readonly #measure: MeasureText;
  readonly #changed: () => void;
  readonly #index = new AreaIndex();
  readonly #elements = new Map<string, DrawnElement>();
  readonly #holds = new Map<string, Hold>();
  readonly #extras = new Map<string, NoteExtra>();
  readonly #stops: (() => void)[];

  constructor(options: BoardOptions, measure: MeasureText, changed: () => void) {
    this.#options = options;
    this.#measure = measure;
    this.#changed = changed;
    this.#read(options.drawing.keys());
    this.refreshNotes();
    this.#lay();
    options.drawing.observeDeep(this.#observe);
    this.#stops = [
      options.ideas.subscribe(() => this.refreshNotes()),
      () => options.drawing.unobserveDeep(this.#observe),
    ];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Makes the notes show the ideas as they are now. What has not changed costs a comparison: this runs at every keystroke. */
  refreshNotes(): void {
    const before = this.notes;
    const after = new Map<string, NoteInScene>();
    let isSame = true;
    let height = 0;
    for (const idea of this.#options.ideas.current()) {
      height++;
      const known = before.get(idea.id);
      const signature = this.#options.ideas.signature(idea);
      const extra = this.#extras.get(idea.id) ?? NO_EXTRA;
      if (known?.idea === idea && known.signature === signature && known.extra === extra && known.height === height) {
        after.set(idea.id, known);
        continue;
      }
      isSame = false;
      const note = { idea, signature, extra, height, area: this.#noteArea(idea) };
      after.set(idea.id, note);
      this.#index.put(idea.id, note.area);
    }
    if (isSame && after.size === before.size) return;
    for (const id of before.keys()) {
      if (after.has(id)) continue;
      this.#index.remove(id);
      this.carried.delete(id);
    }
    this.notes = after;
    if (this.#holds.size > 0) this.#lay();
    this.#changed();
  }

  /** Shows items where hands have carried them; null: lets them lie where the document has them. */
  carry(ids: Iterable<ItemId>, by: Place | null): void {
    let isDrawing = this.#holds.size > 0;
    const notes = this.notes as Map<string, NoteInScene>;
    for (const id of ids) {
      if (by) this.carried.set(id, by);
      else this.carried.delete(id);
      const note = notes.get(id);
      if (note) {
        const area = this.#noteArea(note.idea);
        notes.set(id, { ...note, area });
        this.#index.put(id, area);
      } else isDrawing = true;
    }
    if (isDrawing) this.#lay();
    this.#changed();
  }

  /** After fonts have come: what was measured is measured again. */
  measureAgain(): void {
    this.#lay();
    this.#changed();
  }

  element(id: ItemId): DrawnElement | null {
    return this.#elements.get(id) ?? null;
  }

  elements(): ReadonlyMap<string, DrawnElement> {
    return this.#elements;
  }

  holdsOf(arrow: ItemId): Map<string, Hold> {
    return new Map([...this.#holds].filter(([, hold]) => hold.arrow === arrow));
  }

  holdsOn(target: string): string[] {
    return [...this.#holds].flatMap(([id, hold]) => (hold.target === target ? [id] : []));
  }

  areaOf(id: ItemId): Area | null {
    return this.notes.get(id)?.area ?? this.laid.get(id)?.area ?? null;
  }

  isLocked(id: ItemId): boolean {
    return this.notes.get(id)?.extra.isLocked ?? this.#elements.get(id)?.isLocked ?? false;
  }

  /** Notes are removed on purpose or not at all, and so are pictures: the eraser is for what is drawn over them. */
  mayBeErased(id: ItemId): boolean {
    return isDrawn(id) && !this.isLocked(id) && this.element(id)?.kind !== 'picture';
  }

  exists(id: ItemId): boolean {
    return this.notes.has(id) || this.laid.has(id);
  }

  /** All that lies on the board; null for an empty one. */
  whole(): Area | null {
    return areaOfAll([
      ...[...this.notes.values()].map(({ area }) => area),
      ...[...this.laid.values()].map(({ area }) => area),
    ]);
  }

  within(area: Area): Set<ItemId> {
    return this.#index.within(area);
  }

  /** The topmost item under a point. `slack`: board units by which thin things may be missed. */
  at(point: Place, slack: number, mayBe: (id: ItemId) => boolean = () => true): ItemId | null {
    const near = this.#index.within(widened({ ...point, width: 0, height: 0 }, slack));
    let best: ItemId | null = null;
    let bestHeight = -Infinity;
    let order = 0;
    for (const [id, laid] of this.laid) {
      order++;
      if (!near.has(id) || !mayBe(id) || !isHit(laid, point, slack)) continue;
      const height = (laid.isUnder ? -1e9 : 1e9) + order;
      if (height > bestHeight) [best, bestHeight] = [id, height];
    }
    for (const id of near) {
      const note = this.notes.get(id);
      if (!note || !holdsPoint(note.area, point) || !mayBe(id)) continue;
      const height = note.extra.raised * 1e6 + note.height;
      if (height > bestHeight) [best, bestHeight] = [id, height];
    }
    return best;
  }

  #noteArea({ id, place }: Idea): Area {
    const by = this.carried.get(id);
    return { x: place.x + (by?.x ?? 0), y: place.y + (by?.y ?? 0), width: NOTE_WIDTH, height: NOTE_HEIGHT };
  }

  readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const touched = new Set<string>();
    for (const event of events) {
      if (event.target === (this.#options.drawing as Y.AbstractType<unknown>)) {
        for (const key of event.changes.keys.keys()) touched.add(key);
      } else touched.add(String(event.path[0]));
    }
    if (this.#read(touched)) this.refreshNotes();
    this.#lay();
    this.#changed();
  };

  /** Whether a note's own extras have changed. */
  #read(ids: Iterable<string>): boolean {
    let hasExtra = false;
    for (const id of ids) {
      const entry: unknown = this.#options.drawing.get(id);
      const fields: Fields = entry instanceof Y.Map ? Object.fromEntries(entry.entries()) : {};
      setOrDelete(this.#elements, id, elementFrom(id, fields));
      setOrDelete(this.#holds, id, holdFrom(id, fields));
      const idea = noteIdOfExtra(id);
      if (idea === null) continue;
      hasExtra = true;
      setOrDelete(this.#extras, idea, entry instanceof Y.Map ? noteExtra(fields) : null);
    }
    return hasExtra;
  }

  #lay(): void {
    const elements = new Map(this.#elements);
    for (const [id, by] of this.carried) {
      const element = elements.get(id);
      if (element) elements.set(id, { ...element, place: { x: element.place.x + by.x, y: element.place.y + by.y } });
    }
    const parts = { elements, holds: [...this.#holds.values()] };
    const laid = layOut(parts, (idea) => this.notes.get(idea)?.area ?? null, this.#measure);
    for (const id of this.laid.keys()) if (!elements.has(id)) this.#index.remove(id);
    this.laid = new Map(laid.map((one) => [one.element.id, one]));
    for (const { element, area } of laid) {
      this.#index.put(element.id, element.kind === 'frame' ? withName(element, area) : area);
    }
  }
}

const NO_EXTRA: NoteExtra = noteExtra({});

function withName(element: DrawnElement & { kind: 'frame' }, area: Area): Area {
  return areaOfAll([area, frameNameArea(element, area)]) ?? area;
}

function setOrDelete<T>(map: Map<string, T>, id: string, value: T | null): void {
  if (value === null) map.delete(id);
  else map.set(id, value);
}

/** A frame is held by its edge and its name; what is thin, by its line. */
function isHit({ element, area, line, place }: Laid, point: Place, slack: number): boolean {
  if (element.kind === 'frame') {
    if (holdsPoint(frameNameArea(element, place), point)) return true;
    return holdsPoint(widened(area, slack), point) && !holdsPoint(widened(area, -slack), point);
  }
  if (!line) return holdsPoint(area, point);
  const reach = slack + ('width' in element ? Number(element.width) / 2 : 0);
  if (line.length === 1) return distanceFrom(point, line[0]!, line[0]!) <= reach;
  return line.some((to, i) => i > 0 && distanceFrom(point, line[i - 1]!, to) <= reach);
}
