/** What hands are about to make, and what is selected: lines over everything, in the coordinates of the board. */
import type { Place } from '#domain/note-place.ts';
import { areaAround, widened } from '../drawing/area.ts';
import { inkOutline, linePath } from '../drawing/ink-outline.ts';
import { INK_COLOUR } from '../drawing/drawn-colours.ts';
import type { InkPoint } from '../drawing/ink-points.ts';
import { svgElement } from './mark-elements.ts';
import { isDrawn, type ItemId, type Scene } from './scene.ts';

export type Sketch =
  | { kind: 'ink'; points: readonly InkPoint[]; isPen: boolean }
  | { kind: 'arrow' | 'frame' | 'marquee'; from: Place; to: Place }
  | { kind: 'lasso'; points: readonly Place[] };

export const INK_WIDTH = 3.5;
/** CSS pixels. */
const HANDLE_RADIUS = 7;

export interface Handle {
  name: string;
  at: Place;
}

/** Where a single selected element can be taken by a part of it. */
export function handlesOf(scene: Scene, selection: ReadonlySet<ItemId>): Handle[] {
  const [id] = selection;
  const laid = selection.size === 1 && id !== undefined ? scene.laid.get(id) : undefined;
  if (!laid || laid.element.isLocked) return [];
  const { element, line, area } = laid;
  if (element.kind === 'arrow' && line) {
    return [
      { name: 'start', at: line[0]! },
      { name: 'end', at: line[line.length - 1]! },
    ];
  }
  if ((element.kind !== 'frame' && element.kind !== 'picture') || element.rotation !== 0) return [];
  return [{ name: 'size', at: { x: area.x + area.width, y: area.y + area.height } }];
}

export class SketchLayer {
  readonly element = svgElement('svg', { class: 'plain-sketches', width: 1, height: 1, 'aria-hidden': 'true' });
  readonly sketches = new Map<number, Sketch>();

  paint(scene: Scene, selection: ReadonlySet<ItemId>, zoom: number, isReadOnly: boolean): void {
    if (this.sketches.size === 0 && selection.size === 0 && !this.element.firstChild) return;
    const children = [...this.sketches.values()].map(drawing);
    for (const id of selection) {
      const laid = isDrawn(id) ? scene.laid.get(id) : undefined;
      if (!laid) continue;
      const { x, y, width, height } = widened(laid.area, 4 / zoom);
      children.push(svgElement('rect', { class: 'plain-chosen', x, y, width, height, rx: 4 / zoom }));
    }
    for (const { at } of isReadOnly ? [] : handlesOf(scene, selection)) {
      children.push(svgElement('circle', { class: 'plain-handle', cx: at.x, cy: at.y, r: HANDLE_RADIUS / zoom }));
    }
    this.element.replaceChildren(...children);
  }
}

function drawing(sketch: Sketch): SVGElement {
  switch (sketch.kind) {
    case 'ink': {
      const stroke = { width: INK_WIDTH, isPen: sketch.isPen, hasThinning: true, points: sketch.points };
      return svgElement('path', { d: inkOutline(stroke, false), fill: INK_COLOUR });
    }
    case 'arrow':
      return svgElement('path', { class: 'plain-sketched', d: linePath([sketch.from, sketch.to]) });
    case 'lasso':
      return svgElement('path', { class: 'plain-marquee', d: linePath(sketch.points, true) });
    case 'frame':
    case 'marquee': {
      const { x, y, width, height } = areaAround([sketch.from, sketch.to]);
      const look = sketch.kind === 'frame' ? 'plain-sketched' : 'plain-marquee';
      return svgElement('rect', { class: look, x, y, width, height });
    }
  }
}
