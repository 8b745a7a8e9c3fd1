/** Writes into the shared drawing, one key per field, as records that every board of this program reads. */
import * as Y from 'yjs';
import type { PictureId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import type { BoardOptions } from '../board.ts';
import type { Area } from '../drawing/area.ts';
import type { Fields, Stamp } from '../drawing/element.ts';
import { inkSegment, type InkPoint } from '../drawing/ink-points.ts';
import { orderAbove, orderBelow, orderUnder } from '../drawing/order-key.ts';
import { richTextOf } from '../drawing/rich-text.ts';
import { noteExtra } from '../drawing/note-extra.ts';

const PAGE = 'page:page';
/** The notes lie between "a1" and "a2". */
const LOWEST_NOTE = 'a1';
const ABOVE_NOTES = 'a2';
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOOK = { 'props.color': 'black', 'props.dash': 'draw', 'props.size': 'm', 'props.fill': 'none' };

function newId(kind: 'shape' | 'binding'): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]);
  return `${kind}:${letters.join('')}`;
}

export type Terminal = 'start' | 'end';

export interface HoldOn {
  target: string;
  anchor: Place;
  isPrecise: boolean;
}

export class DrawingWriter {
  readonly #drawing: BoardOptions['drawing'];
  readonly #origin: unknown;

  constructor({ drawing, origin }: BoardOptions) {
    this.#drawing = drawing;
    this.#origin = origin;
  }

  /** Several changes as one. */
  together(write: () => void): void {
    if (this.#drawing.doc) this.#drawing.doc.transact(write, this.#origin);
    else write();
  }

  ink(points: readonly InkPoint[], isPen: boolean): string {
    const first = points[0]!;
    const own = points.map(({ x, y, pressure }) => ({ x: x - first.x, y: y - first.y, pressure }));
    return this.#add('draw', first, {
      ...LOOK,
      'props.segments': [inkSegment(own, isPen)],
      'props.isComplete': true,
      'props.isClosed': false,
      'props.isPen': isPen,
      'props.scale': 1,
      'props.scaleX': 1,
      'props.scaleY': 1,
    });
  }

  arrow(from: Place, to: Place, holds: Partial<Record<Terminal, HoldOn>>): string {
    const id = this.#add('arrow', from, {
      ...LOOK,
      'props.kind': 'arc',
      'props.labelColor': 'black',
      'props.arrowheadStart': 'none',
      'props.arrowheadEnd': 'arrow',
      'props.font': 'draw',
      'props.start': { x: 0, y: 0 },
      'props.end': { x: to.x - from.x, y: to.y - from.y },
      'props.bend': 0,
      'props.richText': richTextOf(''),
      'props.labelPosition': 0.5,
      'props.scale': 1,
      'props.elbowMidPoint': 0.5,
    });
    for (const terminal of ['start', 'end'] as const) {
      const hold = holds[terminal];
      if (hold) this.hold(id, terminal, hold);
    }
    return id;
  }

  hold(arrow: string, terminal: Terminal, { target, anchor, isPrecise }: HoldOn): void {
    this.#put(newId('binding'), {
      type: 'arrow',
      fromId: arrow,
      toId: target,
      meta: {},
      'props.terminal': terminal,
      'props.normalizedAnchor': anchor,
      'props.isExact': false,
      'props.isPrecise': isPrecise,
      'props.snap': 'none',
    });
  }

  text(at: Place): string {
    return this.#add('text', at, {
      'props.color': 'black',
      'props.size': 'm',
      'props.font': 'draw',
      'props.textAlign': 'start',
      'props.w': 20,
      'props.richText': richTextOf(''),
      'props.scale': 1,
      'props.autoSize': true,
    });
  }

  frame({ x, y, width, height }: Area, name: string): string {
    const fields = { 'props.w': width, 'props.h': height, 'props.name': name, 'props.color': 'black' };
    return this.#add('frame', { x, y }, fields, orderBelow(this.#orders()));
  }

  stamp(at: Place, stamp: Stamp): string {
    return this.#add('stamp', at, { 'props.stamp': stamp });
  }

  /** Under the notes: a map or a plan is there to have notes laid on it. */
  picture({ x, y, width, height }: Area, picture: PictureId): string {
    const fields = { 'props.w': width, 'props.h': height, 'props.picture': picture, 'props.name': '' };
    return this.#add('picture', { x, y }, fields, this.#underNotes());
  }

  /** A copy of an entry, at a distance from it; null where there is none. */
  copy(fields: Fields, by: Place): string {
    const id = newId('shape');
    const [x, y] = [Number(fields.x) + by.x, Number(fields.y) + by.y];
    const index = fields.type === 'picture' ? this.#underNotes() : this.#above();
    this.#put(id, { ...fields, x, y, parentId: PAGE, index });
    return id;
  }

  fieldsOf(id: string): Fields | null {
    const entry = this.#drawing.get(id);
    return entry instanceof Y.Map ? Object.fromEntries(entry.entries()) : null;
  }

  set(id: string, fields: Fields): void {
    const entry = this.#drawing.get(id);
    if (!(entry instanceof Y.Map)) return;
    this.together(() => {
      for (const [key, value] of Object.entries(fields)) entry.set(key, value);
    });
  }

  /** A note's own entry is made when first needed. */
  setExtra(key: string, fields: Fields): void {
    if (this.#drawing.has(key)) this.set(key, fields);
    else this.#put(key, { ...noteExtra({}), ...fields });
  }

  remove(ids: Iterable<string>): void {
    this.together(() => {
      for (const id of ids) this.#drawing.delete(id);
    });
  }

  toFront(ids: readonly string[]): void {
    this.together(() => {
      for (const id of ids) this.set(id, { index: this.#above() });
    });
  }

  #add(type: string, at: Place, props: Fields, index = this.#above()): string {
    const id = newId('shape');
    const [x, y] = [rounded(at.x), rounded(at.y)];
    const base = { type, x, y, rotation: 0, index, parentId: PAGE, isLocked: false, opacity: 1, meta: {} };
    this.#put(id, { ...base, ...props });
    return id;
  }

  #put(id: string, fields: Fields): void {
    this.together(() => this.#drawing.set(id, new Y.Map(Object.entries(fields))));
  }

  #above(): string {
    return orderAbove([...this.#orders(), ABOVE_NOTES]);
  }

  #underNotes(): string {
    return orderUnder(LOWEST_NOTE, this.#orders());
  }

  *#orders(): Iterable<string> {
    for (const entry of this.#drawing.values()) {
      const order = entry instanceof Y.Map ? entry.get('index') : null;
      if (typeof order === 'string') yield order;
    }
  }
}

/** Places are kept to a hundredth of a unit: finer is noise of the zoom. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
