/** Items in hands: shown where the hand is at once, written a few times a second, one step of undo from taking up to putting down. */
import type { IdeaId } from '#domain/identifiers.ts';
import type { Place } from '#domain/note-place.ts';
import { contains, holdsPoint, middleOf, turnedBack } from '../drawing/area.ts';
import type { Tabletop } from './tabletop.ts';
import { rounded } from './drawing-writer.ts';
import type { Intent } from './gestures.ts';
import { isDrawn, type ItemId } from './scene.ts';

/** Milliseconds between two writings: a drag would otherwise be sent sixty times a second. */
const WRITE_MS = 60;
const SMALLEST_FRAME = 40;
const SMALLEST_PICTURE = 40;

interface Load {
  ids: readonly ItemId[];
  by: Place;
  /** How much of that the document has already. */
  written: Place;
  timer: ReturnType<typeof setTimeout> | null;
  /** Where the hand is. */
  at: Place;
}

type Move = Extract<Intent, { do: 'move' }>;

export class Carrying {
  readonly #top: Tabletop;
  readonly #loads = new Map<number, Load>();
  readonly #handles = new Map<number, { id: string; name: string }>();

  constructor(top: Tabletop) {
    this.#top = top;
  }

  get isBusy(): boolean {
    return this.#loads.size + this.#handles.size > 0;
  }

  carry(move: Move): void {
    if (move.isFirst) this.#takeUp(move);
    if (this.#handles.has(move.pointer)) return this.#pull(move);
    const load = this.#loads.get(move.pointer);
    if (!load) return;
    const { zoom } = this.#top.state.camera;
    load.by = { x: (move.to.x - move.from.x) / zoom, y: (move.to.y - move.from.y) / zoom };
    this.#show(load);
    const { sorter } = this.#top.options;
    if (sorter) sorter.carriesOver((load.at = this.#top.view.toBoard(move.to)));
    else load.timer ??= setTimeout(() => this.#write(load), WRITE_MS);
  }

  drop(pointer: number, isCancelled: boolean): void {
    if (this.#handles.delete(pointer)) this.#top.options.undo.mark();
    const load = this.#loads.get(pointer);
    if (!load) return;
    this.#loads.delete(pointer);
    const { options, view } = this.#top;
    if (options.sorter) {
      view.scene.carry(load.ids, null);
      options.sorter.carriesOver(null);
      if (!isCancelled) options.sorter.putDown(load.ids as IdeaId[], load.at);
    } else this.#write(load);
    options.undo.mark();
    this.#top.view.paintSoon();
  }

  #takeUp({ pointer, target, adds }: Move): void {
    const { state, view, options } = this.#top;
    options.undo.mark();
    if (target.startsWith('handle:')) {
      const [id] = state.selection;
      if (id !== undefined) this.#handles.set(pointer, { id, name: target.slice('handle:'.length) });
      return;
    }
    if (!state.selection.has(target)) this.#top.select(adds ? [...state.selection, target] : [target]);
    const carried = new Set([...this.#loads.values()].flatMap(({ ids }) => ids));
    const ids = this.#withContents([...state.selection]).filter((id) => !carried.has(id) && !view.scene.isLocked(id));
    if (ids.length === 0) return;
    this.#loads.set(pointer, { ids, by: { x: 0, y: 0 }, written: { x: 0, y: 0 }, timer: null, at: { x: 0, y: 0 } });
  }

  /** A frame carries what lies in it. */
  #withContents(ids: readonly ItemId[]): ItemId[] {
    const { scene } = this.#top.view;
    const all = new Set(ids);
    for (const id of ids) {
      const frame = scene.laid.get(id);
      if (frame?.element.kind !== 'frame') continue;
      for (const other of scene.within(frame.area)) {
        const area = scene.areaOf(other);
        const isBelow = scene.element(other)?.parent != null;
        const liesIn = isDrawn(other)
          ? contains
          : (_: unknown, inner: typeof area) => holdsPoint(frame.area, middleOf(inner!));
        if (area && !isBelow && other !== id && liesIn(frame.area, area)) all.add(other);
      }
    }
    // What lies in a frame by its own record goes with it anyway.
    return [...all].filter((id) => !all.has(scene.element(id)?.parent ?? ''));
  }

  #show({ ids, by, written }: Load): void {
    this.#top.view.scene.carry(ids, { x: by.x - written.x, y: by.y - written.y });
  }

  #write(load: Load): void {
    if (load.timer !== null) clearTimeout(load.timer);
    load.timer = null;
    const step = { x: load.by.x - load.written.x, y: load.by.y - load.written.y };
    load.written = load.by;
    const { scene } = this.#top.view;
    scene.carry(load.ids, null);
    this.#top.moveBy(load.ids, step);
    // Still in the hand.
    if (this.isBusy) this.#show(load);
  }

  #pull({ pointer, to }: Move): void {
    const { view, state, writer } = this.#top;
    const { id, name } = this.#handles.get(pointer)!;
    const laid = view.scene.laid.get(id);
    if (!laid) return;
    const point = view.toBoard(to);
    const { element } = laid;
    if (element.kind === 'frame') {
      const own = turnedBack(point, laid.place, laid.rotation);
      const [w, h] = [rounded(Math.max(SMALLEST_FRAME, own.x)), rounded(Math.max(SMALLEST_FRAME, own.y))];
      writer.set(id, { 'props.w': w, 'props.h': h });
      return;
    }
    if (element.kind === 'picture') {
      const own = turnedBack(point, laid.place, laid.rotation);
      const { width, height } = element;
      // As a whole: nobody wants a face made broader.
      const scale = Math.max(own.x / width, own.y / height, SMALLEST_PICTURE / Math.min(width, height));
      writer.set(id, { 'props.w': rounded(width * scale), 'props.h': rounded(height * scale) });
      return;
    }
    if (element.kind !== 'arrow' || (name !== 'start' && name !== 'end')) return;
    const own = turnedBack(point, element.place, element.rotation);
    const target = view.scene.at(point, 6 / state.camera.zoom, (other) => this.#top.mayBeHeld(other));
    writer.together(() => {
      for (const [holdId, hold] of view.scene.holdsOf(id)) if (hold.terminal === name) writer.remove([holdId]);
      writer.set(id, { [`props.${name}`]: { x: rounded(own.x), y: rounded(own.y) } });
      const hold = target === null ? null : this.#top.holdOn(target, point);
      if (hold) writer.hold(id, name, hold);
    });
  }
}
