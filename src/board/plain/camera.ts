/** Where one looks: which part of the board stands where in the view, and how large. Screen places are CSS pixels from the view's corner. */
import type { Place } from '#domain/note-place.ts';
import type { Area } from '../drawing/area.ts';
import { INSET, fittingView, openingArea } from '../drawing/opening-view.ts';

export interface Camera {
  /** Where the board's origin stands on the screen. */
  x: number;
  y: number;
  /** Pixels per board unit. */
  zoom: number;
}

/** Of the view, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export const SMALLEST = 0.05;
export const LARGEST = 4;
/** What one types one wants to read while typing. */
export const SMALLEST_WHILE_TYPING = 0.9;
/** For a person before a screen, and for a hall before a wall, be it of 4,320 lines. */
const LARGEST_AT_LOOKING = 2;
export const LARGEST_AT_SHOWING = 12;
const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4];

export function toBoard(camera: Camera, { x, y }: Place): Place {
  return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
}

export function toScreen(camera: Camera, { x, y }: Place): Place {
  return { x: x * camera.zoom + camera.x, y: y * camera.zoom + camera.y };
}

export function visibleArea(camera: Camera, view: Size): Area {
  return { ...toBoard(camera, { x: 0, y: 0 }), width: view.width / camera.zoom, height: view.height / camera.zoom };
}

export function panned(camera: Camera, by: Place): Camera {
  return { ...camera, x: camera.x + by.x, y: camera.y + by.y };
}

function bounded(zoom: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, zoom));
}

/** Nearer or farther, with what lies under `around` staying there. */
export function zoomed(camera: Camera, to: number, around: Place): Camera {
  const zoom = bounded(to);
  const part = zoom / camera.zoom;
  return { x: around.x - (around.x - camera.x) * part, y: around.y - (around.y - camera.y) * part, zoom };
}

/** The next of a few round sizes, nearer (1) or farther (-1). */
export function zoomStep(camera: Camera, direction: 1 | -1, view: Size): Camera {
  const steps = direction > 0 ? STEPS : STEPS.toReversed();
  const next = steps.find((step) => (step - camera.zoom) * direction > 0.01) ?? camera.zoom;
  return zoomed(camera, next, { x: view.width / 2, y: view.height / 2 });
}

/** Two fingers that went from one pair of places to another: the board goes with them. */
export function pinched(camera: Camera, from: readonly [Place, Place], to: readonly [Place, Place]): Camera {
  const apart = ([a, b]: readonly [Place, Place]) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const middle = ([a, b]: readonly [Place, Place]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [before, after] = [middle(from), middle(to)];
  const moved = panned(camera, { x: after.x - before.x, y: after.y - before.y });
  return zoomed(moved, (moved.zoom * apart(to)) / apart(from), after);
}

function fitted(area: Area, view: Size, smallest?: number): Camera {
  const { x, y, zoom } = fittingView(area, view, smallest);
  return { x: -x * zoom, y: -y * zoom, zoom };
}

/** The first look: all there is if it can be read so, else the beginning of the board; never above 100 %. */
export function openingView(drawn: Area | null, view: Size): Camera {
  return fitted(openingArea(drawn), view);
}

export function wholeView(drawn: Area | null, view: Size): Camera {
  return fitted(drawn ?? openingArea(null), view, SMALLEST);
}

/** The area in the middle, as large as it fits: what one person sees whole, another sees whole. */
export function viewOf(area: Area, view: Size, largest = LARGEST_AT_LOOKING): Camera {
  const zoom = Math.max(SMALLEST, Math.min(view.width / area.width, view.height / area.height, largest));
  return {
    x: view.width / 2 - (area.x + area.width / 2) * zoom,
    y: view.height / 2 - (area.y + area.height / 2) * zoom,
    zoom,
  };
}

/** Moves no further than needed to see the whole area, at `smallest` or nearer. */
export function revealing(camera: Camera, area: Area, view: Size, smallest: number): Camera {
  const zoom = Math.max(camera.zoom, smallest);
  const nearer = zoomed(camera, zoom, { x: view.width / 2, y: view.height / 2 });
  const left = Math.min(INSET.left, view.width / 4);
  const { x, y } = toScreen(nearer, area);
  return panned(nearer, {
    x: shiftInto(x, area.width * zoom, left, view.width - INSET.right),
    y: shiftInto(y, area.height * zoom, INSET.top, view.height - INSET.bottom),
  });
}

/** With the middle of the area in the middle of the view, at `smallest` or nearer. */
export function centredOn(camera: Camera, area: Area, view: Size, smallest: number): Camera {
  const zoom = Math.max(camera.zoom, smallest);
  const x = view.width / 2 - (area.x + area.width / 2) * zoom;
  return { x, y: view.height / 2 - (area.y + area.height / 2) * zoom, zoom };
}

/** How far a stretch must move to lie between two bounds; one too long for them begins at the first. */
function shiftInto(start: number, length: number, from: number, to: number): number {
  if (start < from || length > to - from) return from - start;
  return Math.min(0, to - start - length);
}

/** Part of the way from one look to another, 0 to 1. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const mixed = (a: number, b: number) => a + (b - a) * part;
  return { x: mixed(from.x, to.x), y: mixed(from.y, to.y), zoom: mixed(from.zoom, to.zoom) };
}
