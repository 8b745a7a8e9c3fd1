/** What is drawn with a tool in the hand: ink, arrows, frames, the eraser's way, and the line around what is to be selected. */
import type { Place } from '#domain/note-place.ts';
import { areaAround, contains, middleOf } from '../drawing/area.ts';
import type { InkPoint } from '../drawing/ink-points.ts';
import type { Tabletop } from './tabletop.ts';
import type { Intent } from './gestures.ts';
import type { ItemId } from './scene.ts';
import type { Sketch } from './sketch-layer.ts';

type Stroke = Extract<Intent, { do: 'stroke' }>;
type Finish = Extract<Intent, { do: 'finish' }>;

/** Board units between two points of ink that are worth keeping. */
const INK_STEP = 1;
/** CSS pixels by which the eraser reaches. */
const ERASER_REACH = 10;
const SMALLEST_FRAME = 40;
const SMALLEST_ARROW = 8;

interface Begun {
  device: Stroke['device'];
  points: InkPoint[];
  adds: boolean;
  /** What was selected before. */
  before: ReadonlySet<ItemId>;
}

export class Strokes {
  readonly #top: Tabletop;
  readonly #begun = new Map<number, Begun>();

  constructor(top: Tabletop) {
    this.#top = top;
  }

  get isBusy(): boolean {
    return this.#begun.size > 0;
  }

  draw({ pointer, tool, device, at, pressure, isFirst, adds }: Stroke): void {
    const { view, state } = this.#top;
    const point = { ...view.toBoard(at), pressure };
    if (isFirst) this.#begun.set(pointer, { device, points: [], adds, before: state.selection });
    const begun = this.#begun.get(pointer);
    if (!begun) return;
    const { points } = begun;
    const last = points[points.length - 1];
    if (last && Math.hypot(last.x - point.x, last.y - point.y) < INK_STEP / state.camera.zoom) return;
    points.push(point);
    if (tool === 'eraser') this.#erase(last ?? point, point);
    else view.sketches.sketches.set(pointer, sketchOf(tool, begun));
    if (tool === 'select') {
      const corners = { ...begun, points: [points[0]!, point] };
      this.#gather(corners, (id) => this.#isInMarquee(id, corners));
    }
    view.paintSoon();
  }

  finish({ pointer, tool, isCancelled }: Finish): void {
    const begun = this.#begun.get(pointer);
    this.#begun.delete(pointer);
    const { view } = this.#top;
    view.sketches.sketches.delete(pointer);
    view.paintSoon();
    if (tool === 'eraser') {
      const erased = [...view.faded];
      view.faded.clear();
      if (!isCancelled) this.#top.step(() => this.#top.removeDrawn(erased));
      return;
    }
    if (!begun || isCancelled) return;
    this.#top.step(() => this.#make(tool, begun));
  }

  #make(tool: Stroke['tool'], begun: Begun): void {
    const { writer, options } = this.#top;
    const [from, to] = [begun.points[0]!, begun.points[begun.points.length - 1]!];
    const area = areaAround([from, to]);
    if (tool === 'draw') writer.ink(begun.points, begun.device === 'pen');
    else if (tool === 'arrow' && Math.hypot(area.width, area.height) >= SMALLEST_ARROW) this.#arrow(from, to);
    else if (tool === 'frame' && Math.min(area.width, area.height) >= SMALLEST_FRAME) {
      this.#top.select([writer.frame(area, options.words.frame)]);
    } else if (tool === 'lasso') this.#gather(begun, (id) => isInside(middleOf(this.#areaOf(id)), begun.points));
    if (tool === 'arrow' || tool === 'frame' || tool === 'lasso') this.#top.take('select');
  }

  #arrow(from: Place, to: Place): void {
    const start = this.#top.holdAt(from);
    const end = this.#top.holdAt(to);
    const isLoop = start && end && start.target === end.target;
    const id = this.#top.writer.arrow(from, to, isLoop ? {} : { ...(start && { start }), ...(end && { end }) });
    this.#top.select([id]);
  }

  #erase(from: Place, to: Place): void {
    const { view, state } = this.#top;
    const reach = ERASER_REACH / state.camera.zoom;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / reach));
    for (let i = 0; i <= steps; i++) {
      const point = { x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps };
      const mayGo = (id: ItemId) => view.scene.mayBeErased(id) && !view.faded.has(id);
      for (let hit = view.scene.at(point, reach, mayGo); hit; hit = view.scene.at(point, reach, mayGo))
        view.faded.add(hit);
    }
  }

  #gather({ adds, before, points }: Begun, isIn: (id: ItemId) => boolean): void {
    const { view } = this.#top;
    const found = [...view.scene.within(areaAround(points))].filter((id) => !view.scene.isLocked(id) && isIn(id));
    this.#top.select(adds ? [...before, ...found] : found);
  }

  #isInMarquee(id: ItemId, { points }: Begun): boolean {
    const kind = this.#top.view.scene.element(id)?.kind;
    if (kind !== 'frame') return true;
    // A frame is meant only where it is wholly in.
    const marquee = areaAround([points[0]!, points[points.length - 1]!]);
    return contains(marquee, this.#areaOf(id));
  }

  #areaOf(id: ItemId) {
    return this.#top.view.scene.areaOf(id)!;
  }
}

function sketchOf(tool: Stroke['tool'], { device, points }: Begun): Sketch {
  const [from, to] = [points[0]!, points[points.length - 1]!];
  if (tool === 'draw') return { kind: 'ink', points, isPen: device === 'pen' };
  if (tool === 'lasso') return { kind: 'lasso', points };
  return { kind: tool === 'arrow' || tool === 'frame' ? tool : 'marquee', from, to };
}

/** Whether a line from the point outwards crosses the ring an odd number of times. */
function isInside({ x, y }: Place, ring: readonly Place[]): boolean {
  let isIn = false;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + ring.length - 1) % ring.length]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
  }
  return isIn;
}
